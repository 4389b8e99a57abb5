package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * Checks the text of every write before it is parsed. What cannot be let through refuses it; of a batch it refuses the
 * entries at fault, and the rest goes on.
 */
@Interceptor
public final class TextCheck {
    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.TRANSACTION);

    /** FHIR's invariant for a parameter: what a patch lacks is told by its operation. */
    private static final String LACKS_A_PART = "inv-1";

    /** A batch with more entries that cannot be read to their ends is refused as a whole. */
    private static final int MOST_ROUNDS = 20;

    private final ResourceValidator validator;
    private final Strainer strainer;
    private final ReferencesToEntries references;
    private final OwnAddresses addresses;
    private final PatchesInBundle patches;

    TextCheck(
            ResourceValidator validator,
            Strainer strainer,
            ReferencesToEntries references,
            OwnAddresses addresses,
            PatchesInBundle patches) {
        this.validator = validator;
        this.strainer = strainer;
        this.references = references;
        this.addresses = addresses;
        this.patches = patches;
    }

    /** Refuses the whole request when what was found is no matter of single entries of a batch. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        RootRequest.keep(request);
        if (request.getRestOperationType() == RestOperationTypeEnum.PATCH) {
            checkPatch(request);
        }
        if (!WRITES.contains(request.getRestOperationType())) {
            return;
        }
        RequestText.of(request).ifPresent(text -> {
            boolean isBundle = isBundleOfRequests(request);
            Optional<String> type = Optional.ofNullable(isBundle ? "Bundle" : request.getResourceName());
            RequestFindings findings = new RequestFindings(validator.validate(text, ValidationRequest.at(type)));
            findings.keepWith(request);
            if (findings.hasErrors() && isBundle) {
                takeOutEntries(request, text, findings);
            } else if (findings.hasErrors() && !strainer.letsThrough(text)) {
                throw Refusal.of(findings.all());
            }
        });
    }

    /** A patch in FHIR is a resource too: what cannot be read is told at its place, what cannot be done by its operation. */
    private void checkPatch(RequestDetails request) {
        RequestText.of(request).ifPresent(patch -> {
            List<Finding> findings = validator.validate(patch, ValidationRequest.at(Optional.of("Parameters"))).stream()
                    .filter(finding -> !finding.id().equals(LACKS_A_PART))
                    .toList();
            if (findings.stream().anyMatch(Finding::isError)) {
                throw Refusal.of(findings);
            }
        });
    }

    private static boolean isBundleOfRequests(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
    }

    /** Of a batch only the entries at fault are refused; HAPI could not parse each of them. */
    private void takeOutEntries(RequestDetails request, ResourceText text, RequestFindings findings) {
        RequestFindings all = findings;
        Strainer.Strained strained = strained(text, all);
        boolean mayHideMore = all.hasErrors();
        // A fault that ends the reading of a text hides what else is wrong: that shows when its entry is out.
        for (int round = 0; mayHideMore; round++) {
            if (round == MOST_ROUNDS) {
                throw Refusal.of(all.all());
            }
            ResourceText rest = new ResourceText(strained.text(), text.format());
            List<Finding> more =
                    all.besidesKnown(validator.validate(rest, ValidationRequest.at(Optional.of("Bundle"))));
            mayHideMore = more.stream().anyMatch(Finding::isError);
            all = all.with(more);
            strained = strained(text, all);
        }
        all.keepWith(request);
        request.setRequestContents(strained.text());
        strained.keepWith(request);
    }

    private Strainer.Strained strained(ResourceText text, RequestFindings findings) {
        return strainer.strain(text, findings).orElseThrow(() -> Refusal.of(findings.all()));
    }

    /**
     * Now that the Bundle is parsed: looks at its patches and references, and marks the entries of a batch that are
     * refused.
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void markEntries(RequestDetails request) {
        if (!isBundleOfRequests(request) || !(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        Places places =
                Places.onDemand(() -> RequestText.of(request).map(Places::in).orElse(Places.unknown()));
        List<Finding> ofParsed = new ArrayList<>(patches.check(bundle, places));
        ofParsed.addAll(references.follow(bundle, addresses.isOwn(request.getFhirServerBase()), places));
        RequestFindings.add(request, ofParsed);
        List<Finding> all = RequestFindings.of(request).orElseThrow().all();
        if (!ofParsed.isEmpty() && bundle.getType() != BundleType.BATCH) {
            throw Refusal.of(all);
        }
        IdentityHashMap<BundleEntryComponent, List<Finding>> refused = new IdentityHashMap<>();
        RequestFindings findings = new RequestFindings(all);
        Set<Integer> unfit = Strainer.Strained.refused(request);
        Set<Integer> unfitParsed = new RequestFindings(ofParsed).refusedEntries();
        findings.byEntry().forEach((index, ofEntry) -> {
            if (unfit.contains(index) || unfitParsed.contains(index)) {
                refused.put(bundle.getEntry().get(index), ofEntry);
            }
        });
        if (!refused.isEmpty()) {
            new RefusedEntries(bundle, refused).keepWith(request);
        }
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
