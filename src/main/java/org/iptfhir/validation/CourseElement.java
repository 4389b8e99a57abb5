package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Variant;

/** What a CarePlan says as a course of IPT. */
final class CourseElement {
    private final Element carePlan;

    private CourseElement(Element carePlan) {
        this.carePlan = carePlan;
    }

    /** The CarePlan as a course; empty when it is none. */
    static Optional<CourseElement> of(Element carePlan) {
        return Recognition.profileOf(CodedResource.of(carePlan))
                        .filter(Canonical.of("StructureDefinition", "course")::equals)
                        .isPresent()
                ? Optional.of(new CourseElement(carePlan))
                : Optional.empty();
    }

    /** The variant, where it is one that the guide describes. */
    Optional<Variant> variant(Variants variants) {
        return extension("variant")
                .flatMap(extension -> Optional.ofNullable(extension.getNamedChild("value")))
                .flatMap(concept -> concept.getChildrenByName("coding").stream()
                        .filter(coding ->
                                Canonical.of("CodeSystem", "variant").equals(coding.getNamedChildValue("system")))
                        .map(coding -> variants.ofCode(String.valueOf(coding.getNamedChildValue("code"))))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** How many sessions were agreed; empty too when no course has so many, which the invariant of C04 tells. */
    Optional<Integer> plannedSessions() {
        return extension("planned-sessions")
                .map(extension -> extension.getNamedChild("value"))
                .filter(value -> value.fhirType().equals("positiveInt"))
                .map(Element::primitiveValue)
                .filter(number -> number.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .filter(sessions -> sessions <= Variant.MOST_SESSIONS);
    }

    /** Path of an extension of the guide, within the resource. */
    String pathOf(String id) {
        List<Element> extensions = carePlan.getChildrenByName("extension");
        return extension(id)
                .map(extension -> ".extension[" + extensions.indexOf(extension) + "]")
                .orElse("");
    }

    boolean has(String extensionId) {
        return extension(extensionId).isPresent();
    }

    boolean hasStatus(String status) {
        return status.equals(carePlan.getNamedChildValue("status"));
    }

    /** Why it ended, where it is said. */
    Optional<EndReason> endReason() {
        return extension("end-reason")
                .flatMap(extension -> Optional.ofNullable(extension.getNamedChild("value")))
                .flatMap(concept -> concept.getChildrenByName("coding").stream()
                        .map(coding -> EndReason.ofCode(String.valueOf(coding.getNamedChildValue("code"))))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** What the first or last day can be: {@code start} or {@code end}. */
    Optional<PossibleTime> when(String end) {
        return Optional.ofNullable(carePlan.getNamedChild("period")).flatMap(period -> PossibleTime.of(period, end));
    }

    private Optional<Element> extension(String id) {
        String url = Canonical.of("StructureDefinition", id);
        return carePlan.getChildrenByName("extension").stream()
                .filter(extension -> url.equals(extension.getNamedChildValue("url")))
                .findFirst();
    }
}
