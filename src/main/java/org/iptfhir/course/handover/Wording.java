package org.iptfhir.course.handover;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;

/** Words for what is recorded: the sender's, else what the guide calls the code, since a code is not for readers. */
final class Wording {
    private static final List<String> SYSTEMS = List.of("problem-area", "goal-kind", "review-answer", "end-reason");

    private final Concepts concepts;

    Wording(Concepts concepts) {
        this.concepts = concepts;
    }

    /** A concept, a code or a text; empty where nothing is said. */
    String of(Type value) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasText() || concept.getCodingFirstRep().hasDisplay()
                    ? CourseParts.words(concept)
                    : display(concept.getCodingFirstRep()).orElseGet(() -> CourseParts.words(concept));
        }
        if (value instanceof Coding coding) {
            return Optional.ofNullable(coding.getDisplay())
                    .or(() -> display(coding))
                    .or(() -> Optional.ofNullable(coding.getCode()))
                    .orElse("");
        }
        return Optional.ofNullable(value).map(Type::primitiveValue).orElse("");
    }

    private Optional<String> display(Coding coding) {
        return SYSTEMS.stream()
                .filter(system -> Canonical.of("CodeSystem", system).equals(coding.getSystem()))
                .findFirst()
                .flatMap(system -> concepts.display(system, coding.getCode()));
    }
}
