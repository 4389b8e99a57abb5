package org.iptfhir.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.drawing.InWords;
import org.iptfhir.guide.Concepts;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.NotComputable;

/** The numbers of an outcome, and the verdicts on it, as tables of a page. */
final class OutcomeTables {
    private static final Template TABLE = Template.in("outcomes-table.html");
    private static final Template ROW = Template.of("<tr>{{cells}}</tr>");
    private static final Template CELL = Template.of("<td>{{text}}</td>");
    private static final Template FIRST = Template.of("<th scope=\"row\">{{text}}</th>");
    private static final Template HEAD = Template.of("<th scope=\"col\">{{text}}</th>");
    private static final Template MORE =
            Template.of("<details><summary>Verdicts of NHS Talking Therapies</summary>\n{{table}}\n</details>");
    private static final Markup NOTHING = new Markup("");

    private final Concepts concepts;
    private final Meanings meanings;

    OutcomeTables(Concepts concepts) {
        this.concepts = concepts;
        this.meanings = new Meanings(concepts);
    }

    /** Each score, and each session without one, by day. */
    Markup ofScores(TreatmentOutcome course, CourseOutcome scale) {
        boolean asksAboutSuicide = !scale.instrument().safetyItems().isEmpty();
        List<String> head = new ArrayList<>(List.of("Day", "Session", "Phase", "Score", "Band", "Change", "State"));
        if (asksAboutSuicide) {
            head.add(InWords.capital(InWords.safetyItem(scale.instrument())));
        }
        List<Row> rows = Stream.concat(
                        scale.trajectory().points().stream()
                                .map(point -> new Row(point.day().toString(), point.session(), Optional.of(point))),
                        scale.trajectory().sessionsWithoutScore().stream()
                                .map(session ->
                                        new Row(session.day().toString(), Optional.of(session), Optional.empty())))
                .sorted(Comparator.comparing(Row::day))
                .toList();
        return table(
                scale.instrument().title() + ", score by score",
                head,
                rows.stream()
                        .map(row -> cells(course, scale, row, asksAboutSuicide))
                        .toList());
    }

    /** A score, or a session without one. */
    private record Row(String day, Optional<Attended> session, Optional<Point> point) {}

    private List<String> cells(TreatmentOutcome course, CourseOutcome scale, Row row, boolean asksAboutSuicide) {
        List<String> cells = new ArrayList<>();
        cells.add(row.day());
        cells.add(row.session().flatMap(Attended::number).map(Object::toString).orElse(""));
        cells.add(row.session()
                .flatMap(Attended::phase)
                .map(phase -> concepts.coding("phase", phase.code()).getDisplay())
                .orElse(""));
        cells.add(row.point().map(point -> InWords.total(point.total())).orElse("no score"));
        cells.add(row.point()
                .flatMap(scale::band)
                .map(Band::code)
                .map(code -> code.display())
                .orElse(""));
        cells.add(row.point().map(point -> change(scale, point)).orElse(""));
        cells.add(row.point()
                .map(point -> scale.baseline().filter(point::equals).isPresent()
                        ? "baseline"
                        : InWords.state(scale.state(point)))
                .orElse(""));
        if (asksAboutSuicide) {
            cells.add(course.safetyOf(scale.instrument()).stream()
                    .filter(answer -> answer.day().toString().equals(row.day()))
                    .map(SafetyAnswer::weight)
                    .map(Object::toString)
                    .reduce((earlier, later) -> later)
                    .orElse(""));
        }
        return cells;
    }

    /** In points of the instrument, from the baseline on. */
    private static String change(CourseOutcome scale, Point point) {
        return scale.baseline()
                .filter(from -> point.day().isAfter(from.day()))
                .map(from -> point.total().subtract(from.total()))
                .map(points -> (points.signum() > 0 ? "+" : "") + InWords.total(points))
                .orElse("");
    }

    /** The verdicts by one instrument. */
    Markup ofVerdicts(CourseOutcome scale) {
        return verdicts("Verdicts by " + scale.instrument().title(), scale.verdicts(), Optional.of(scale.instrument()));
    }

    /** The verdicts by two instruments together; nothing where neither has a score. */
    Markup ofCourse(TreatmentOutcome course) {
        Map<String, Verdict> verdicts = course.verdictsOfBoth();
        return verdicts.isEmpty()
                ? NOTHING
                : MORE.with(
                        Map.of("table", verdicts("Verdicts by PHQ-9 and GAD-7 together", verdicts, Optional.empty())));
    }

    private Markup verdicts(String title, Map<String, Verdict> verdicts, Optional<Instrument> instrument) {
        List<List<String>> rows = new ArrayList<>();
        verdicts.forEach((code, verdict) -> rows.add(List.of(
                concepts.coding("outcome-verdict", code).getDisplay(), said(verdict), meanings.of(code, instrument))));
        return table(title, "words", List.of("Verdict", "Answer", "What it asks"), rows);
    }

    private String said(Verdict verdict) {
        if (verdict instanceof NotComputable open) {
            return "Not computable: "
                    + concepts.coding("outcome-gap", open.reason().code()).getDisplay();
        }
        return verdict.holds() ? "Yes" : "No";
    }

    /** A table. The first cell of a row is its heading. */
    static Markup table(String title, List<String> head, List<List<String>> rows) {
        return table(title, "figures", head, rows);
    }

    /** @param kind {@code words} where the last cell of a row is a text that may take several lines */
    private static Markup table(String title, String kind, List<String> head, List<List<String>> rows) {
        return TABLE.with(Map.of(
                "title",
                Markup.text(title),
                "kind",
                Markup.text(kind),
                "head",
                Markup.of(head.stream()
                        .map(text -> HEAD.with(Map.of("text", Markup.text(text))))
                        .toList()),
                "rows",
                Markup.of(rows.stream().map(OutcomeTables::row).toList())));
    }

    private static Markup row(List<String> cells) {
        List<Markup> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            all.add((i == 0 ? FIRST : CELL).with(Map.of("text", Markup.text(cells.get(i)))));
        }
        return ROW.with(Map.of("cells", Markup.of(all)));
    }
}
