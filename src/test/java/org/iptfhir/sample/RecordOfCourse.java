package org.iptfhir.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;

/** The resources of one course in a transaction, by what they are, so that a test can change them. */
record RecordOfCourse(Bundle bundle) {
    <T extends Resource> List<T> all(Class<T> type) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T extends Resource> T first(Class<T> type) {
        return all(type).get(0);
    }

    CarePlan course() {
        return first(CarePlan.class);
    }

    /** The phases, in their order. */
    List<CarePlan> phases() {
        return all(CarePlan.class).stream().filter(CarePlan::hasPartOf).toList();
    }

    Optional<CarePlan> phase(String code) {
        return phases().stream()
                .filter(phase -> phase.getCategory().stream()
                        .anyMatch(category -> category.hasCoding(Canonical.of("CodeSystem", "phase"), code)))
                .findFirst();
    }

    /** The sessions that took place, by their numbers. */
    List<Procedure> sessions() {
        return all(Procedure.class).stream()
                .filter(session -> session.getStatus() == ProcedureStatus.COMPLETED)
                .sorted(Comparator.comparing(session -> number(session).getValue()))
                .toList();
    }

    /** The number of a session, to be changed in place. */
    static IntegerType number(Procedure session) {
        return (IntegerType)
                session.getExtensionByUrl(extension("session-number")).getValue();
    }

    /** The responses to a questionnaire, by their time. */
    List<QuestionnaireResponse> responses(String questionnaire) {
        return all(QuestionnaireResponse.class).stream()
                .filter(response -> response.getQuestionnaire().contains("/" + questionnaire + "|"))
                .sorted(Comparator.comparing(QuestionnaireResponse::getAuthored))
                .toList();
    }

    static QuestionnaireResponseItemComponent item(QuestionnaireResponse response, String linkId) {
        return response.getItem().stream()
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow();
    }

    /** The code of an extension that has a concept; empty where there is none. */
    static String code(DomainResource resource, String extension) {
        return resource.getExtensionsByUrl(extension(extension)).stream()
                .map(each ->
                        ((CodeableConcept) each.getValue()).getCodingFirstRep().getCode())
                .findFirst()
                .orElse("");
    }

    /** The code of the primary problem area; empty while none is agreed on. */
    String area() {
        return course().getExtensionsByUrl(extension("problem-area")).stream()
                .map(area -> (CodeableConcept) area.getExtensionByUrl("code").getValue())
                .map(area -> area.getCodingFirstRep().getCode())
                .findFirst()
                .orElse("");
    }

    static String extension(String name) {
        return Canonical.of("StructureDefinition", name);
    }

    /** A concept of one of the guide's code systems. */
    static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Canonical.of("CodeSystem", system)).setCode(code);
        return concept;
    }

    /** Adds a copy of a resource as one more. */
    @SuppressWarnings("unchecked") // a copy has the type of what it is a copy of
    <T extends Resource> T addCopy(T resource) {
        T copy = (T) resource.copy();
        add(copy);
        return copy;
    }

    Reference add(Resource resource) {
        String url = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return new Reference(url);
    }

    void remove(Resource resource) {
        bundle.getEntry().removeIf(entry -> entry.getResource() == resource);
    }
}
