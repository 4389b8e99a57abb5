package org.iptfhir.rest.outcome;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.instrument.Band;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.NotComputable;
import org.iptfhir.therapy.Phase;

/**
 * Outcomes as a table: a row for each score of an instrument, and for each session without one, whose total is empty. The
 * verdicts on the course stand in each row of it; one that is not computable has the code of its reason.
 */
final class OutcomeCsv {
    private static final List<String> OF_ROW = List.of(
            "patient",
            "course",
            "over",
            "instrument",
            "day",
            "session",
            "phase",
            "total",
            "band",
            "suicide_item",
            "is_baseline",
            "is_endpoint",
            "improvement",
            "percent",
            "state");
    private static final List<String> OF_SCALE = List.of(
            "response",
            "remission",
            "important-improvement",
            "reliable-improvement",
            "reliable-deterioration",
            "caseness-at-start",
            "caseness-at-end");
    private static final List<String> OF_BOTH = List.of(
            "nhs-caseness",
            "nhs-recovery",
            "nhs-reliable-improvement",
            "nhs-reliable-deterioration",
            "nhs-reliable-recovery");
    private static final List<String> OF_COURSE =
            List.of("sessions_to_response", "attended", "missed", "homework_assigned", "homework_done");

    private OutcomeCsv() {}

    /**
     * The table of all courses of a patient, or of one of them.
     *
     * @param patient such as {@code Patient/123}; empty where the course does not say it
     * @param instrument the only one to tell of; empty for all
     */
    static String of(Optional<String> patient, List<TreatmentOutcome> outcomes, Optional<String> instrument) {
        CsvTable table = new CsvTable(header());
        for (TreatmentOutcome course : outcomes) {
            course.scales().stream()
                    .filter(scale -> instrument
                            .filter(wanted -> !wanted.equals(scale.instrument().id()))
                            .isEmpty())
                    .forEach(scale ->
                            rows(scale).forEach(row -> table.row(cells(patient.orElse(""), course, scale, row))));
        }
        return table.toString();
    }

    /** What its columns are called. */
    static List<String> header() {
        List<String> header = new ArrayList<>(OF_ROW);
        Stream.of(OF_SCALE, OF_BOTH)
                .flatMap(List::stream)
                .map(code -> code.replace('-', '_'))
                .forEach(header::add);
        header.addAll(OF_COURSE);
        return header;
    }

    /** A score, or a session without one. */
    private record Row(LocalDate day, Optional<Attended> session, Optional<Point> point) {}

    private static List<Row> rows(CourseOutcome scale) {
        return Stream.concat(
                        scale.trajectory().points().stream()
                                .map(point -> new Row(point.day(), point.session(), Optional.of(point))),
                        scale.trajectory().sessionsWithoutScore().stream()
                                .map(session -> new Row(session.day(), Optional.of(session), Optional.empty())))
                .sorted(Comparator.comparing(Row::day))
                .toList();
    }

    private static List<String> cells(String patient, TreatmentOutcome course, CourseOutcome scale, Row row) {
        List<String> cells = new ArrayList<>(List.of(
                patient,
                course.course(),
                Boolean.toString(course.isOver()),
                scale.instrument().id(),
                row.day().toString(),
                text(row.session().flatMap(Attended::number)),
                row.session().flatMap(Attended::phase).map(Phase::code).orElse(""),
                number(row.point().map(Point::total)),
                row.point()
                        .flatMap(scale::band)
                        .map(Band::code)
                        .map(code -> code.code())
                        .orElse(""),
                text(course.safetyOf(scale.instrument()).stream()
                        .filter(answer -> answer.day().equals(row.day()))
                        .map(SafetyAnswer::weight)
                        .reduce((earlier, later) -> later)),
                is(row, scale.baseline()),
                is(row, scale.endpoint()),
                number(row.point().filter(point -> isJudged(scale, point)).flatMap(scale::improvement)),
                number(row.point().filter(point -> isJudged(scale, point)).flatMap(scale::percent)),
                row.point().map(scale::state).map(state -> state.code()).orElse("")));
        OF_SCALE.forEach(code -> cells.add(said(scale.verdicts(), code)));
        OF_BOTH.forEach(code -> cells.add(said(course.verdictsOfBoth(), code)));
        cells.add(text(scale.sessionsToResponse()));
        cells.add(Integer.toString(course.attended()));
        cells.add(Integer.toString(course.missed()));
        cells.add(Integer.toString(course.homework().assigned()));
        cells.add(Integer.toString(course.homework().done()));
        return cells;
    }

    /** From the baseline on. */
    private static boolean isJudged(CourseOutcome scale, Point point) {
        return scale.baseline()
                .filter(from -> !point.day().isBefore(from.day()))
                .isPresent();
    }

    private static String is(Row row, Optional<Point> point) {
        return row.point().isEmpty() ? "" : Boolean.toString(row.point().equals(point));
    }

    private static String text(Optional<Integer> number) {
        return number.map(Object::toString).orElse("");
    }

    private static String number(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }

    private static String said(Map<String, Verdict> verdicts, String code) {
        Verdict verdict = verdicts.get(code);
        if (verdict == null) {
            return "";
        }
        return verdict instanceof NotComputable open ? open.reason().code() : Boolean.toString(verdict.holds());
    }
}
