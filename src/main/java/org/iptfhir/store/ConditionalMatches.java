package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * What the write at hand matches on: the conditions of a conditional create or update, alone or in a transaction. Two
 * writers with the same condition must not look at the same moment, or both find nothing and both create.
 *
 * <p>So are the resources that a transaction changes, where they are several: two transactions that change the same ones
 * in another order would each wait for the other.
 */
@Interceptor
public final class ConditionalMatches {
    /** What changes the resource that its URL names. */
    private static final Set<HTTPVerb> CHANGES = EnumSet.of(HTTPVerb.PUT, HTTPVerb.PATCH, HTTPVerb.DELETE);

    /** HAPI runs the writes of a Bundle on the thread that announces them. */
    private final ThreadLocal<Set<String>> ofBundle = ThreadLocal.withInitial(Set::of);

    /** Notes the conditions of a transaction, or of one entry of a batch, before its database transaction begins. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void begin(IBaseBundle announced) {
        Set<String> conditions = new TreeSet<>();
        if (announced instanceof Bundle bundle && bundle.getType() != BundleType.BATCH) {
            bundle.getEntry().forEach(entry -> conditions.addAll(of(entry)));
            conditions.addAll(changedTogether(bundle));
        }
        ofBundle.set(conditions);
    }

    private static Set<String> changedTogether(Bundle bundle) {
        Set<String> changed = bundle.getEntry().stream()
                .map(BundleEntryComponent::getRequest)
                .filter(request -> request.hasMethod() && CHANGES.contains(request.getMethod()) && request.hasUrl())
                .map(BundleEntryRequestComponent::getUrl)
                .filter(url -> !url.contains("?"))
                .collect(Collectors.toSet());
        return changed.size() > 1 ? changed : Set.of();
    }

    private static Set<String> of(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        if (request.getMethod() == HTTPVerb.PUT && request.hasUrl()) {
            return MatchCondition.names(request.getUrl());
        }
        return request.getMethod() == HTTPVerb.POST && request.hasIfNoneExist() && entry.hasResource()
                ? MatchCondition.names(
                        withType(request.getIfNoneExist(), entry.getResource().fhirType()))
                : Set.of();
    }

    /** Forgets them, whatever became of the transaction. */
    @Hook(Pointcut.STORAGE_TRANSACTION_WRITE_OPERATIONS_POST)
    public void end() {
        ofBundle.remove();
    }

    /** The names of what is to be locked; empty when the write needs no lock. */
    Set<String> of(@Nullable RequestDetails request) {
        if (request == null || request.getRestOperationType() == null) {
            return Set.of();
        }
        RestOperationTypeEnum operation = request.getRestOperationType();
        return switch (operation) {
            case TRANSACTION -> ofBundle.get();
            case CREATE, UPDATE ->
                Optional.ofNullable(request.getConditionalUrl(operation))
                        .map(url -> MatchCondition.names(withType(url, request.getResourceName())))
                        .orElse(Set.of());
            default -> Set.of();
        };
    }

    /** If-None-Exist may hold the condition alone, or with the type before it. */
    static String withType(String url, String type) {
        int query = url.indexOf('?');
        return type + "?" + (query < 0 ? url : url.substring(query + 1));
    }
}
