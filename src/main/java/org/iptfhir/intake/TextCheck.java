package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * Checks the text of every write before it is parsed. Errors refuse it; of a batch they refuse the entries that have
 * them, and the rest goes on.
 */
@Interceptor
public final class TextCheck {
    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);

    private final ResourceValidator validator;
    private final ValidationMode mode;

    TextCheck(ResourceValidator validator, ValidationMode mode) {
        this.validator = validator;
        this.mode = mode;
    }

    /** Refuses the whole request when what was found is no matter of single entries of a batch. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        RootRequest.keep(request);
        if (!WRITES.contains(request.getRestOperationType())) {
            return;
        }
        RequestText.of(request).ifPresent(text -> {
            boolean isBundle = request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
            Optional<String> type = Optional.ofNullable(isBundle ? "Bundle" : request.getResourceName());
            RequestFindings findings = new RequestFindings(validator.validate(text, ValidationRequest.at(type)));
            findings.keepWith(request);
            if (mode == ValidationMode.ENFORCE && findings.hasErrors()) {
                if (!isBundle || findings.outsideEntries().stream().anyMatch(Finding::isError)) {
                    throw Refusal.of(findings.all());
                }
                takeOutEntries(request, text, findings);
            }
        });
    }

    /** Of a batch only the entries with errors are refused; HAPI could not parse each of them. */
    private static void takeOutEntries(RequestDetails request, ResourceText text, RequestFindings findings) {
        BatchText bundle = BatchText.of(text);
        if (!bundle.isBatch()) {
            throw Refusal.of(findings.all());
        }
        request.setRequestContents(bundle.without(findings.refusedEntries()));
    }

    /** Now that the Bundle is parsed: refuses a transaction, or marks the entries of a batch that have errors. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void markEntries(RequestDetails request) {
        if (mode != ValidationMode.ENFORCE || !(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        RequestFindings.of(request).filter(RequestFindings::hasErrors).ifPresent(findings -> {
            if (bundle.getType() != BundleType.BATCH) {
                throw Refusal.of(findings.all());
            }
            IdentityHashMap<BundleEntryComponent, List<Finding>> refused = new IdentityHashMap<>();
            findings.byEntry().forEach((index, ofEntry) -> {
                if (ofEntry.stream().anyMatch(Finding::isError)) {
                    refused.put(bundle.getEntry().get(index), ofEntry);
                }
            });
            new RefusedEntries(bundle, refused).keepWith(request);
        });
    }

    /** Refuses one entry of a batch; the server answers it with 422 and goes on with the next. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void refuseEntry(RequestDetails request, IBaseBundle part) {
        RefusedEntries.of(request)
                .filter(refused -> refused.batch() != part)
                .ifPresent(refused -> ((Bundle) part).getEntry().forEach(entry -> {
                    List<Finding> findings = refused.findings().get(entry);
                    if (findings != null) {
                        throw Refusal.of(findings);
                    }
                }));
    }

    /** The entries of a batch that have errors, by identity. */
    private record RefusedEntries(Bundle batch, IdentityHashMap<BundleEntryComponent, List<Finding>> findings) {
        static Optional<RefusedEntries> of(RequestDetails request) {
            return Optional.ofNullable((RefusedEntries) request.getUserData().get(RefusedEntries.class));
        }

        void keepWith(RequestDetails request) {
            request.getUserData().put(RefusedEntries.class, this);
        }
    }
}
