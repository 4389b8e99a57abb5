package org.iptfhir.course.handover;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.translate.SessionRecord;

/** What was counted, measured and asked: sessions, totals of instruments, answers about suicide, techniques. */
final class MeasuredSections {
    private static final String TECHNIQUE = Canonical.of("StructureDefinition", "technique");
    private static final String TECHNIQUES = Canonical.of("CodeSystem", "technique");

    private final Instruments instruments;
    private final Concepts concepts;

    MeasuredSections(Instruments instruments, Concepts concepts) {
        this.instruments = instruments;
        this.concepts = concepts;
    }

    /** A total of an instrument, or none where answers were missing. */
    private record Measured(Observation score, Instrument instrument, String day, Optional<BigDecimal> total) {}

    /** @param outcome of the same course */
    SummarySection course(CourseParts parts, TreatmentOutcome outcome) {
        SummarySection section = new SummarySection("course");
        List<SessionRecord> sessions = parts.sessions();
        List<SessionRecord> held =
                sessions.stream().filter(SessionRecord::tookPlace).toList();
        long missed = sessions.stream().filter(SessionRecord::wasMissed).count();
        section.paragraph(held.size() + (held.size() == 1 ? " session" : " sessions") + " from "
                + CourseParts.day(held.get(0).begin()) + " to "
                + CourseParts.day(held.get(held.size() - 1).begin())
                + (missed == 0 ? "." : ", " + missed + " missed or cancelled."));
        List<Measured> scores = scores(parts);
        section.items(outcome.scales().stream()
                .flatMap(scale -> ChangeInWords.of(scale).stream())
                .toList());
        section.table(
                List.of("Date", "Session", "Instrument", "Total", "Range"),
                scores.stream().map(score -> row(score, sessions)).toList());
        scores.forEach(score -> section.about(score.score()));
        return section;
    }

    /**
     * Adds the answers to each question about suicide, as they were given: what they mean is not for a program to say.
     *
     * @param section of what is known of the patient's safety
     */
    SummarySection answersAboutSuicide(CourseParts parts, SummarySection section) {
        List<SessionRecord> sessions = parts.sessions();
        for (Instrument instrument : instruments.all()) {
            for (Item item : instrument.safetyItems()) {
                List<Observation> answers = counting(parts)
                        .filter(answer -> codes(answer.getCode()).anyMatch(item.code()::matches))
                        .sorted(Comparator.comparing(MeasuredSections::day))
                        .toList();
                if (!answers.isEmpty()) {
                    section.paragraph("Answers to “" + item.code().display() + "” (" + instrument.title() + "):");
                    section.table(
                            List.of("Date", "Session", "Answer"),
                            answers.stream()
                                    .map(answer -> List.of(day(answer), session(answer, sessions), words(answer, item)))
                                    .toList());
                    answers.forEach(section::about);
                }
            }
        }
        return section;
    }

    private static String words(Observation answer, Item item) {
        if (answer.getValue() instanceof CodeableConcept given) {
            return codes(given)
                    .flatMap(code ->
                            item.options().stream().map(Item.Option::answer).filter(code::matches))
                    .map(Code::display)
                    .filter(display -> !display.isEmpty())
                    .findFirst()
                    .orElseGet(() -> CourseParts.words(given));
        }
        String reason = CourseParts.words(answer.getDataAbsentReason());
        return "not answered" + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private static Stream<Observation> counting(CourseParts parts) {
        return parts.of(Observation.class)
                .filter(score -> List.of("final", "amended", "corrected")
                        .contains(score.hasStatus() ? score.getStatus().toCode() : ""));
    }

    private static Stream<Code> codes(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .map(coding -> new Code(
                        coding.getSystem(),
                        coding.getCode(),
                        Optional.ofNullable(coding.getDisplay()).orElse("")));
    }

    private static String day(Observation score) {
        return CourseParts.day(
                score.getEffective() instanceof DateTimeType moment
                        ? Optional.ofNullable(moment.getValueAsString())
                        : Optional.empty());
    }

    private List<Measured> scores(CourseParts parts) {
        return counting(parts)
                .flatMap(score -> measured(score).stream())
                .sorted(Comparator.comparing(Measured::day)
                        .thenComparing(score -> score.instrument().id()))
                .toList();
    }

    private Optional<Measured> measured(Observation score) {
        return codes(score.getCode())
                .flatMap(code -> instruments.ofTotal(code).stream())
                .findFirst()
                .map(instrument -> new Measured(
                        score,
                        instrument,
                        day(score),
                        score.getValue() instanceof Quantity quantity
                                ? Optional.ofNullable(quantity.getValue())
                                : Optional.empty()));
    }

    private static List<String> row(Measured score, List<SessionRecord> sessions) {
        return List.of(
                score.day(),
                session(score.score(), sessions),
                score.instrument().title(),
                score.total().map(BigDecimal::toPlainString).orElse("not all items answered"),
                CourseParts.words(score.score().getInterpretationFirstRep()));
    }

    /** The number of the session at which it was asked, else of the one on that day. */
    private static String session(Observation score, List<SessionRecord> sessions) {
        return session(one -> isInSameEncounter(one, score), sessions)
                .or(() -> session(
                        one -> one.tookPlace() && CourseParts.day(one.begin()).equals(day(score)), sessions))
                .orElse("");
    }

    /** The number of the first session of a kind that has one. */
    private static Optional<String> session(Predicate<SessionRecord> kind, List<SessionRecord> sessions) {
        return sessions.stream()
                .filter(kind)
                .flatMap(one -> one.number().stream())
                .map(String::valueOf)
                .findFirst();
    }

    private static boolean isInSameEncounter(SessionRecord session, Observation score) {
        return session.procedure().hasEncounter()
                && session.procedure()
                        .getEncounter()
                        .getReferenceElement()
                        .equals(score.getEncounter().getReferenceElement());
    }

    SummarySection techniques(CourseParts parts) {
        Map<String, Integer> sessions = new LinkedHashMap<>();
        parts.sessions().stream()
                .filter(SessionRecord::tookPlace)
                .flatMap(session -> session.procedure().getExtensionsByUrl(TECHNIQUE).stream()
                        .map(extension -> extension.getValue())
                        .flatMap(value ->
                                value instanceof CodeableConcept concept ? Stream.of(name(concept)) : Stream.of())
                        .distinct())
                .forEach(technique -> sessions.merge(technique, 1, Integer::sum));
        return new SummarySection("techniques")
                .items(sessions.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(one ->
                                one.getKey() + ": " + one.getValue() + (one.getValue() == 1 ? " session" : " sessions"))
                        .toList());
    }

    /** As the guide calls it, so that one technique is counted once however its senders name it. */
    private String name(CodeableConcept technique) {
        return technique.getCoding().stream()
                .filter(coding -> TECHNIQUES.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> concepts.display("technique", coding.getCode()).stream())
                .findFirst()
                .orElseGet(() -> CourseParts.words(technique));
    }
}
