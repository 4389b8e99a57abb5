package org.iptfhir.store;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.dao.EntriesToProcessMap;
import ca.uhn.fhir.jpa.dao.IdSubstitutionMap;
import ca.uhn.fhir.jpa.dao.TransactionProcessor;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.util.StopWatch;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's transactions, in which an entry that creates by condition fills the placeholder that the condition matches: HAPI
 * gets to see an update, the sender the answer to a create.
 */
final class FillingTransactions extends TransactionProcessor {
    private static final String CREATED = "201 Created";

    private final Placeholders placeholders;

    FillingTransactions(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    @Override
    protected EntriesToProcessMap doTransactionWriteOperations(
            RequestDetails request,
            RequestPartitionId partition,
            String action,
            TransactionDetails transaction,
            Set<IIdType> ids,
            IdSubstitutionMap substitutions,
            Map<IIdType, DaoMethodOutcome> outcomes,
            IBaseBundle response,
            IdentityHashMap<IBase, Integer> order,
            List<IBase> entries,
            StopWatch watch) {
        List<Filling> fillings = entries.stream()
                .filter(BundleEntryComponent.class::isInstance)
                .map(BundleEntryComponent.class::cast)
                .filter(entry -> isFilling(entry, request, transaction))
                .map(entry -> new Filling(entry, entry.getRequest().copy()))
                .toList();
        try {
            fillings.forEach(Filling::asUpdate);
            EntriesToProcessMap written = super.doTransactionWriteOperations(
                    request,
                    partition,
                    action,
                    transaction,
                    ids,
                    substitutions,
                    outcomes,
                    response,
                    order,
                    entries,
                    watch);
            fillings.forEach(filling -> ((Bundle) response)
                    .getEntry()
                    .get(Objects.requireNonNull(order.get(filling.entry())))
                    .getResponse()
                    .setStatus(CREATED));
            return written;
        } finally {
            fillings.forEach(Filling::asSent); // a second attempt may find it filled
        }
    }

    private boolean isFilling(
            BundleEntryComponent entry, @Nullable RequestDetails request, TransactionDetails transaction) {
        Resource resource = entry.getResource();
        return resource != null
                && entry.getRequest().getMethod() == HTTPVerb.POST
                && entry.getRequest().hasIfNoneExist()
                && placeholders.isMatched(resource.getClass(), condition(entry), request, transaction);
    }

    private static String condition(BundleEntryComponent entry) {
        return ConditionalMatches.withType(
                entry.getRequest().getIfNoneExist(), entry.getResource().fhirType());
    }

    /** An entry that fills a placeholder. */
    private record Filling(BundleEntryComponent entry, BundleEntryRequestComponent sent) {
        void asUpdate() {
            String url = condition(entry);
            entry.getResource().setId((String) null);
            entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(url).setIfNoneExist(null);
        }

        void asSent() {
            entry.setRequest(sent);
        }
    }
}
