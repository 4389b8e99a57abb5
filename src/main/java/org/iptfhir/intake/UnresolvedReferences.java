package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.DeadReferences;
import org.iptfhir.translate.DeadReferences.Missing;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.ReferencePlaces;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;

/** Tells, with their places, which references a write would be refused for because they lead nowhere. */
public final class UnresolvedReferences {
    private static final String URN = "urn:";

    private final DeadReferences targets;
    private final ReferencesToEntries toEntries;
    private final DeadVersions versions;
    private final OwnAddresses addresses;
    private final FhirContext fhirContext;

    UnresolvedReferences(
            DeadReferences targets,
            ReferencesToEntries toEntries,
            DeadVersions versions,
            OwnAddresses addresses,
            FhirContext fhirContext) {
        this.targets = targets;
        this.toEntries = toEntries;
        this.versions = versions;
        this.addresses = addresses;
        this.fhirContext = fhirContext;
    }

    /**
     * The findings in a text that can be read; of a Bundle, in those resources that it would store.
     *
     * @param base address of this server that the text was sent to
     */
    public List<Finding> check(ResourceText text, String base) {
        Resource resource = (Resource) text.parsed(fhirContext);
        Places places = Places.in(text);
        if (!(resource instanceof Bundle bundle) || !isRequest(bundle)) {
            addresses.makeRelative(resource, base, fhirContext);
            return check(resource, resource.fhirType(), Set.of(), false, places);
        }
        List<Finding> findings = new ArrayList<>(toEntries.follow(bundle, addresses.isOwn(base), places));
        addresses.makeRelative(bundle, base, fhirContext);
        Set<String> brought = brought(bundle);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.hasResource() && stores(entry)) {
                String path = "Bundle.entry[" + i + "].resource";
                boolean isTransaction = bundle.getType() == BundleType.TRANSACTION;
                findings.addAll(check(entry.getResource(), path, brought, isTransaction, places));
            }
        }
        return findings;
    }

    private static boolean isRequest(Bundle bundle) {
        return bundle.getType() == BundleType.TRANSACTION || bundle.getType() == BundleType.BATCH;
    }

    private static boolean stores(BundleEntryComponent entry) {
        HTTPVerb method = entry.getRequest().getMethod();
        return method == HTTPVerb.POST || method == HTTPVerb.PUT;
    }

    /** What references to the Bundle's own entries may say. */
    private static Set<String> brought(Bundle bundle) {
        Set<String> brought = new HashSet<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource()) {
                brought.add(Objects.requireNonNullElse(entry.getFullUrl(), ""));
                brought.add(entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart());
                brought.add(Objects.requireNonNullElse(entry.getRequest().getUrl(), ""));
            }
        }
        return brought;
    }

    private List<Finding> check(
            Resource resource, String path, Set<String> brought, boolean isTransaction, Places places) {
        ReferencePlaces references = ReferencePlaces.in(resource, path);
        List<Finding> findings = new ArrayList<>();
        for (Missing missing : targets.missing(resource)) {
            String target = new IdType(missing.reference().getReference())
                    .toVersionless()
                    .getValue();
            if (!brought.contains(target)) {
                references
                        .of(missing.reference())
                        .ifPresent(place -> findings.add(missing(target, missing.isDeleted(), place, places)));
            }
        }
        findings.addAll(versions.check(resource, path, brought, places));
        if (isTransaction) {
            references.all().forEach((reference, place) -> {
                if (isOfNoEntry(reference, brought)) {
                    findings.add(ofNoEntry(reference.getReference(), place, places));
                }
            });
        }
        return findings;
    }

    private static boolean isOfNoEntry(Reference reference, Set<String> brought) {
        String target = Objects.requireNonNullElse(reference.getReference(), "");
        return target.startsWith(URN) && !brought.contains(target);
    }

    private static Finding missing(String target, boolean isDeleted, String path, Places places) {
        return isDeleted
                ? finding(
                        "The reference leads to " + target + ", which is deleted.",
                        "Bring it back with a PUT, or leave the reference out.",
                        path,
                        places)
                : finding(
                        "The reference leads to " + target + ", which is not on this server.",
                        "Send the target first, or both in one transaction; or refer to it by identifier alone"
                                + " (reference.identifier). Whoever runs this server can let such references in with"
                                + " the setting ipt.references.integrity=allow.",
                        path,
                        places);
    }

    private static Finding ofNoEntry(String target, String path, Places places) {
        return finding(
                "The reference leads to " + target + ", which is the fullUrl of no entry of this transaction.",
                "Add the entry, or refer to a resource that is on the server.",
                path,
                places);
    }

    /** A finding about the reference at a path. */
    static Finding finding(String message, String remedy, String path, Places places) {
        return new Finding(
                Finding.UNRESOLVED_REFERENCE,
                Severity.ERROR,
                IssueKind.NOT_FOUND,
                path + ".reference",
                places.of(path + ".reference"),
                message,
                Optional.of(remedy),
                Optional.empty());
    }
}
