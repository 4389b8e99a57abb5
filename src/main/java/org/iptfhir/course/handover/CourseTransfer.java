package org.iptfhir.course.handover;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.util.UrlUtil;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.LocalReference;

/**
 * Makes of a recorded course a transaction that another server stores as it is. The ids are left to that server; each
 * resource is created on the condition that none with its identifier is there, so that a second transfer changes nothing
 * and a patient who is known there is not made anew.
 */
public final class CourseTransfer {
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String ORIGIN = Canonical.of("CodeSystem", "origin");

    private final FhirContext fhir;

    /** Makes transfers. */
    public CourseTransfer(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * The transaction.
     *
     * @param parts of one course; they are not changed
     * @param base address of the server that has them
     */
    public Bundle of(List<Resource> parts, String base) {
        String root = base.endsWith("/") ? base : base + "/";
        Map<String, String> names = new LinkedHashMap<>();
        parts.forEach(part -> names.put(LocalReference.to(part), name(root + LocalReference.to(part))));
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource part : parts) {
            String id = LocalReference.to(part);
            Resource copy = part.copy();
            copy.setId("");
            copy.setMeta(meta(part.getMeta()));
            Optional<Identifier> identifier = identifier(copy, root + id);
            fhir.newTerser()
                    .getAllPopulatedChildElementsOfType(copy, Reference.class)
                    .forEach(reference -> redirect(reference, names, root));
            var entry = transaction.addEntry().setFullUrl(names.get(id)).setResource(copy);
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl(part.fhirType());
            identifier.ifPresent(found -> entry.getRequest().setIfNoneExist(condition(found)));
        }
        return transaction;
    }

    /** The same for the same resource, so that a transfer can be compared with an earlier one. */
    private static String name(String url) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8));
    }

    private static Meta meta(Meta of) {
        Meta meta = of.copy();
        meta.setVersionId(null).setLastUpdated(null).setSource(null);
        if (meta.getTag(ORIGIN, "recorded-elsewhere") == null) {
            meta.addTag(ORIGIN, "recorded-elsewhere", "Recorded elsewhere");
        }
        return meta;
    }

    /** The first that names its system; else its address, where it may have one of its own more. */
    private static Optional<Identifier> identifier(Resource resource, String url) {
        Property property = resource.getNamedProperty("identifier");
        if (property == null) {
            return Optional.empty();
        }
        Optional<Identifier> own = property.getValues().stream()
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .findFirst();
        if (own.isPresent() || (property.getMaxCardinality() == 1 && property.hasValues())) {
            return own;
        }
        Identifier address = new Identifier().setSystem(URI).setValue(url);
        resource.setProperty("identifier", address);
        return Optional.of(address);
    }

    private static String condition(Identifier identifier) {
        return "identifier="
                + UrlUtil.escapeUrlParam(ParameterUtil.escape(identifier.getSystem()) + "|"
                        + ParameterUtil.escape(identifier.getValue()));
    }

    /** What does not come along is named by its address, and not referred to: it is not there. */
    private static void redirect(Reference reference, Map<String, String> names, String root) {
        var id = reference.getReferenceElement();
        if (!reference.hasReference() || id.isAbsolute() || id.isLocal()) {
            return;
        }
        String local = id.getResourceType() + "/" + id.getIdPart();
        if (names.containsKey(local)) {
            reference.setReference(names.get(local));
            return;
        }
        reference.setReference(null);
        if (!reference.hasIdentifier()) {
            reference.setIdentifier(new Identifier().setSystem(URI).setValue(root + local));
        }
        if (!reference.hasType() && id.hasResourceType()) {
            reference.setType(id.getResourceType());
        }
    }
}
