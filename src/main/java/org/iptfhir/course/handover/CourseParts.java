package org.iptfhir.course.handover;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.SessionRecord;

/**
 * What is recorded of a course, by what a summary asks for.
 *
 * @param course its plan
 * @param all with the plan
 */
record CourseParts(CoursePlan course, List<Resource> all) {
    private static final int DAY = "2026-02-03".length();

    /** Those of a type. */
    <T extends Resource> Stream<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    /** The sessions in the order of their dates, whether they took place or not. */
    List<SessionRecord> sessions() {
        return all.stream()
                .map(SessionRecord::of)
                .flatMap(Optional::stream)
                .filter(session -> !session.isEnteredInError())
                .sorted(Comparator.comparing(session -> session.begin().orElse("")))
                .toList();
    }

    /** What a reference leads to, if it is a part of the course. */
    Optional<Resource> at(Reference reference) {
        return all.stream()
                .filter(part -> LocalReference.of(reference, part.fhirType())
                        .filter(LocalReference.to(part)::equals)
                        .isPresent())
                .findFirst();
    }

    /** The day of a moment; the words for an unknown one where it is not said. */
    static String day(Optional<String> moment) {
        return moment.map(text -> text.substring(0, Math.min(DAY, text.length())))
                .orElse("date not recorded");
    }

    /** A concept in the sender's words, else by what its first code is called. */
    static String words(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCoding().stream()
                        .flatMap(coding -> words(coding).stream())
                        .findFirst()
                        .orElse("");
    }

    /** A coding may name its system alone. */
    private static Optional<String> words(Coding coding) {
        return Optional.ofNullable(coding.getDisplay()).or(() -> Optional.ofNullable(coding.getCode()));
    }

    /** A value in words, where it is a concept or a text. */
    static String words(Type value) {
        return value instanceof CodeableConcept concept
                ? words(concept)
                : Optional.ofNullable(value.primitiveValue()).orElse("");
    }

    /** Notes behind a statement. */
    static String withNotes(String statement, List<Annotation> notes) {
        return Stream.concat(
                        Stream.of(statement),
                        notes.stream().map(Annotation::getText).filter(text -> text != null && !text.isBlank()))
                .collect(Collectors.joining(" – "));
    }
}
