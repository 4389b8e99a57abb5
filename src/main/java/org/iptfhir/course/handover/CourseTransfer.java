package org.iptfhir.course.handover;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;

/**
 * Makes of a recorded course a transaction that another server stores as it is. The ids are left to that server; each
 * resource is created on the condition that none with its identifier is there, so that a second transfer changes nothing
 * and a patient who is known there is not made anew.
 */
public final class CourseTransfer {
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
        Detached detached = new Detached(parts, base, fhir);
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource part : parts) {
            Resource copy = detached.copy(part);
            if (copy.getMeta().getTag(ORIGIN, "recorded-elsewhere") == null) {
                copy.getMeta().addTag(ORIGIN, "recorded-elsewhere", "Recorded elsewhere");
            }
            BundleEntryComponent entry =
                    transaction.addEntry().setFullUrl(detached.name(part)).setResource(copy);
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl(part.fhirType());
            identifier(copy, detached.address(part))
                    .ifPresent(found -> entry.getRequest().setIfNoneExist(condition(found)));
        }
        return transaction;
    }

    /** The first that names its system; else its address, where it may have one of its own more. */
    private static Optional<Identifier> identifier(Resource resource, String address) {
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
        Identifier made = new Identifier().setSystem(Detached.URI).setValue(address);
        resource.setProperty("identifier", made);
        return Optional.of(made);
    }

    private static String condition(Identifier identifier) {
        return "identifier="
                + UrlUtil.escapeUrlParam(ParameterUtil.escape(identifier.getSystem()) + "|"
                        + ParameterUtil.escape(identifier.getValue()));
    }
}
