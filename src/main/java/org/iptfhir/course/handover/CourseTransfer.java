package org.iptfhir.course.handover;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.util.UrlUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Origin;
import org.iptfhir.translate.OwnNamespace;

/**
 * Makes of a recorded course a transaction that another server stores as it is. The ids are left to that server; each
 * resource is created on the condition that none with its identifier is there, so that a second transfer changes nothing
 * and a patient who is known there is not made anew.
 */
public final class CourseTransfer {
    /**
     * Whom and what several hospitals may know, each by itself, under the same identifier. The number of a case may be
     * that of several records, so records are known by what the server that handed them over first calls them.
     */
    private static final Set<String> KNOWN_TO_MANY = Set.of(
            "Patient",
            "RelatedPerson",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "HealthcareService",
            "Location",
            "Device",
            "Medication");

    private final FhirContext fhir;
    private final OwnNamespace namespace;

    /**
     * Makes transfers.
     *
     * @param namespace of this server
     */
    public CourseTransfer(FhirContext fhir, OwnNamespace namespace) {
        this.fhir = fhir;
        this.namespace = namespace;
    }

    /**
     * The transaction.
     *
     * @param parts of one course; they are not changed
     */
    public Bundle of(List<Resource> parts) {
        Detached detached = new Detached(parts, namespace, fhir);
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource part : parts) {
            Resource copy = detached.copy(part);
            Origin.markAsRecordedElsewhere(copy);
            BundleEntryComponent entry =
                    transaction.addEntry().setFullUrl(detached.name(part)).setResource(copy);
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl(part.fhirType());
            condition(copy, part).ifPresent(entry.getRequest()::setIfNoneExist);
        }
        dropShared(transaction);
        return transaction;
    }

    /** What a resource is known by elsewhere; what is known by nothing yet gets what this server calls it. */
    private Optional<String> condition(Resource copy, Resource part) {
        String type = copy.fhirType();
        Property property = copy.getNamedProperty("identifier");
        if (property == null) {
            return Optional.empty();
        }
        Optional<Identifier> known = KNOWN_TO_MANY.contains(type)
                ? first(property, identifier -> true)
                : first(property, identifier -> OwnNamespace.isOfHandedOver(identifier, type));
        if (known.isPresent()) {
            return known.map(CourseTransfer::condition);
        }
        if (property.getMaxCardinality() == 1 && property.hasValues()) {
            return Optional.of(condition(tag(copy, part)));
        }
        Identifier made = namespace.of(part);
        copy.setProperty("identifier", made);
        return Optional.of(condition(made));
    }

    /** What another server has handed over to this one keeps the tag that it came with. */
    private Coding tag(Resource copy, Resource part) {
        return copy.getMeta().getTag().stream()
                .filter(tag -> OwnNamespace.isOfHandedOver(tag, copy.fhirType()))
                .findFirst()
                .orElseGet(() -> {
                    Coding made = namespace.tagOf(part);
                    copy.getMeta().addTag(made);
                    return made;
                });
    }

    private static Optional<Identifier> first(Property property, Predicate<Identifier> wanted) {
        return property.getValues().stream()
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .filter(wanted)
                .findFirst();
    }

    /** A condition that two resources share tells neither: a transaction creates under a condition once. */
    private static void dropShared(Bundle transaction) {
        Map<String, Integer> times = new LinkedHashMap<>();
        created(transaction).forEach(entry -> times.merge(condition(entry), 1, Integer::sum));
        created(transaction)
                .filter(entry -> times.getOrDefault(condition(entry), 0) > 1)
                .toList()
                .forEach(entry -> entry.getRequest().setIfNoneExist(null));
    }

    private static Stream<BundleEntryComponent> created(Bundle transaction) {
        return transaction.getEntry().stream()
                .filter(entry -> entry.getRequest().hasIfNoneExist());
    }

    private static String condition(BundleEntryComponent entry) {
        return entry.getRequest().getUrl() + "?" + entry.getRequest().getIfNoneExist();
    }

    private static String condition(Identifier identifier) {
        return "identifier=" + token(identifier.getSystem(), identifier.getValue());
    }

    private static String condition(Coding tag) {
        return "_tag=" + token(tag.getSystem(), tag.getCode());
    }

    private static String token(String system, String value) {
        return UrlUtil.escapeUrlParam(ParameterUtil.escape(system) + "|" + ParameterUtil.escape(value));
    }
}
