package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.EnteredInError;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.ReferencePlaces;
import org.iptfhir.validation.CodedResource;
import org.iptfhir.validation.Recognition;

/**
 * A reference from one record of a patient to another. People are none: who takes part, answers or is told may be a
 * patient too.
 *
 * @param path of the reference within its resource, such as {@code .basedOn[0]}
 * @param target such as {@code CarePlan/123}
 */
record Mention(String path, String target) {
    /** Types of what is recorded of one patient. Accounts and coverages, for example, may be a family's. */
    private static final Set<String> RECORDS = Set.of(
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "ClinicalImpression",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Condition",
            "Consent",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "FamilyMemberHistory",
            "Flag",
            "Goal",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Procedure",
            "QuestionnaireResponse",
            "RiskAssessment",
            "ServiceRequest",
            "Task");

    /** By which a resource becomes a part of a course, or of a score, also one that is not recognised as IPT. */
    private static final List<String> JOINING = List.of("basedOn", "partOf", "derivedFrom");

    private static final Set<String> JOINED = Set.of("CarePlan", "QuestionnaireResponse");

    private static final String PROFILES = Canonical.of("StructureDefinition", "");

    /** Whether a resource may belong to a patient's record, so that others may refer to it there. */
    static boolean isRecord(Resource resource) {
        return RECORDS.contains(resource.fhirType());
    }

    /** Whether a resource belongs to IPT: by what it is, or by what it claims to be. */
    static boolean isIpt(Resource resource) {
        return Recognition.isIpt(CodedResource.of(resource))
                || resource.getMeta().getProfile().stream()
                        .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(PROFILES));
    }

    /**
     * What a resource refers to; nothing where it was entered in error. Of one that is no part of IPT by itself only what
     * would make it one.
     */
    static List<Mention> of(Resource resource) {
        if (EnteredInError.is(resource)) {
            return List.of();
        }
        return isIpt(resource) ? all(resource) : joining(resource);
    }

    /** Whether {@link #of} finds anything, or might. */
    static boolean mayBeIn(Resource resource) {
        return !EnteredInError.is(resource)
                && (isIpt(resource) || !joining(resource).isEmpty());
    }

    private static List<Mention> all(Resource resource) {
        List<Mention> all = new ArrayList<>();
        ReferencePlaces.in(resource, "").all().forEach((reference, path) -> {
            if (isOwn(resource, path)) {
                add(reference, path, RECORDS, all);
            }
        });
        return all;
    }

    /**
     * Extensions mean what others have defined, what is contained is part of nobody's record, and an Observation's focus is
     * somebody else by its definition.
     */
    private static boolean isOwn(Resource resource, String path) {
        return !path.startsWith(".contained[")
                && !path.contains("xtension[")
                && !(resource instanceof Observation && path.startsWith(".focus["));
    }

    private static List<Mention> joining(Resource resource) {
        List<Mention> found = new ArrayList<>();
        for (String element : JOINING) {
            Optional<Property> property = Optional.ofNullable(resource.getNamedProperty(element));
            List<Base> values = property.map(Property::getValues).orElse(List.of());
            boolean repeats =
                    property.filter(one -> one.getMaxCardinality() > 1).isPresent();
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Reference reference) {
                    add(reference, "." + element + (repeats ? "[" + i + "]" : ""), JOINED, found);
                }
            }
        }
        return found;
    }

    private static void add(Reference reference, String path, Set<String> types, List<Mention> found) {
        LocalReference.of(reference)
                .filter(target -> types.contains(target.substring(0, target.indexOf('/'))))
                .ifPresent(target -> found.add(new Mention(path, target)));
    }

    /** The element of the resource in which the reference stands, such as {@code supportingInfo}. */
    String element() {
        return path.substring(1).split("[.\\[]", 2)[0];
    }

    /** The path without the point that it begins with, for a sentence. */
    String place() {
        return path.substring(1);
    }
}
