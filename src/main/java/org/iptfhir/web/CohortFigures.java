package org.iptfhir.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.drawing.CohortDrawing;
import org.iptfhir.drawing.CohortDrawing.Estimate;
import org.iptfhir.drawing.CohortDrawing.Row;
import org.iptfhir.drawing.CohortDrawing.Scale;
import org.iptfhir.drawing.CohortDrawing.Section;
import org.iptfhir.drawing.Frame;
import org.iptfhir.guide.Concepts;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.cohort.ChangeBand;
import org.iptfhir.outcome.cohort.Interval;
import org.iptfhir.outcome.cohort.Question;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.outcome.cohort.Told;
import org.iptfhir.outcome.cohort.Trait;

/** The told numbers of a cohort as drawings, each with the same numbers as a table. */
final class CohortFigures {
    /** More groups are not drawn. */
    private static final int MOST = 12;

    private static final String CHANGE = "change";
    private static final String DROP_OUT_IN = "drop-out-in-";
    private static final List<String> BANDS =
            Stream.of(ChangeBand.values()).map(ChangeBand::code).toList();
    private static final List<String> COMPARED = List.of(
            "response", "remission", "reliable-improvement", "reliable-deterioration", "completion", "drop-out");
    private static final Template FIGURE = Template.of("""
            <section aria-labelledby="{{id}}">
            <h2 id="{{id}}">{{heading}}</h2>
            <p class="meaning">{{text}}</p>
            <figure class="drawing">
            <div class="wide">
            {{wide}}</div>
            <div class="narrow">
            {{narrow}}</div>
            </figure>
            <details class="numbers"><summary>The same numbers as a table</summary>
            {{table}}
            </details>
            </section>""");
    private static final Template WORDS =
            Template.of("<details class=\"words\"><summary>What the words mean</summary><dl>{{all}}</dl></details>");
    private static final Template WORD = Template.of("<dt>{{name}}</dt><dd>{{meaning}}</dd>");

    private final Concepts concepts;
    private final Meanings meanings;
    private final CohortChoices choices;
    private final SmallCells smallCells;

    CohortFigures(Concepts concepts, CohortChoices choices, SmallCells smallCells) {
        this.concepts = concepts;
        this.meanings = new Meanings(concepts);
        this.choices = choices;
        this.smallCells = smallCells;
    }

    /** All of a cohort. */
    Markup of(CohortAddress address, SmallCells.Answer answer) {
        Optional<Trait> by = address.question().strata().stream().findFirst();
        Map<String, List<Told>> groups = new LinkedHashMap<>();
        by.ifPresent(trait -> groups(answer).forEach((value, told) -> {
            String name = choices.name(trait, value);
            groups.put(groups.containsKey(name) ? name + " (" + value + ")" : name, told);
        }));
        List<Markup> figures = new ArrayList<>();
        figures.add(rates(answer.whole()));
        figures.add(words(choices.instrument(address), answer.whole()));
        if (!groups.isEmpty()) {
            String name = by.map(choices::name).orElse("").toLowerCase(Locale.ROOT);
            figures.add(compared(name, answer.whole(), groups, answer.strata().size() > groups.size()));
        }
        figures.add(change(choices.title(address), answer.whole(), groups));
        figures.add(distribution(answer.whole()));
        figures.add(dropOut(answer.whole()));
        return Markup.of(figures);
    }

    /** The largest ones, in the order of the answer. */
    private static Map<String, List<Told>> groups(SmallCells.Answer answer) {
        List<List<String>> largest = answer.strata().entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<List<String>, List<Told>> stratum) -> stratum.getValue().stream()
                                        .findFirst()
                                        .flatMap(told -> told.counts().began())
                                        .orElse(0L))
                        .reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, List<Told>> groups = new LinkedHashMap<>();
        answer.strata().forEach((values, told) -> {
            if (largest.contains(values)) {
                groups.put(values.get(0), told);
            }
        });
        return groups;
    }

    private Markup rates(List<Told> whole) {
        List<Told.Share> shares = rated(whole);
        return figure(
                "rates",
                "What the courses came to",
                "A dot is the share, the line its 95 % interval. Each share is of the courses of which it can be told.",
                "in percent of the courses that are over and of which it can be told",
                false,
                List.of(new Section(
                        "",
                        shares.stream().map(share -> row(measure(share), share)).toList())),
                table(
                        "Shares of all courses",
                        shares.stream()
                                .map(share -> cells(share, List.of(measure(share))))
                                .toList(),
                        List.of("Measure")));
    }

    private static List<Told.Share> rated(List<Told> whole) {
        return shares(whole).stream()
                .filter(share -> !share.code().startsWith(DROP_OUT_IN) && !BANDS.contains(share.code()))
                .toList();
    }

    /** The measures in the guide's words: they are terms of their trade. */
    private Markup words(Optional<Instrument> instrument, List<Told> whole) {
        Stream<String> codes = Stream.concat(rated(whole).stream().map(Told.Share::code), Stream.of(CHANGE));
        return WORDS.with(Map.of(
                "all",
                Markup.of(codes.map(code -> WORD.with(Map.of(
                                "name",
                                Markup.text(measureOf(code)),
                                "meaning",
                                Markup.text(meanings.of(code, instrument)))))
                        .toList())));
    }

    private Markup compared(String name, List<Told> whole, Map<String, List<Told>> groups, boolean isMore) {
        Map<String, List<Told>> all = new LinkedHashMap<>();
        all.put("All", whole);
        all.putAll(groups);
        List<Section> sections = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (String code : COMPARED) {
            List<Row> rows = new ArrayList<>();
            all.forEach((group, told) -> shares(told).stream()
                    .filter(share -> share.code().equals(code))
                    .forEach(share -> {
                        rows.add(row(group, share));
                        cells.add(cells(share, List.of(measure(share), group)));
                    }));
            sections.add(new Section(rows.isEmpty() ? "" : measureOf(code), rows));
        }
        return figure(
                "compared",
                "The same by " + name,
                "Where two lines overlap much, the difference may be chance. "
                        + (isMore ? "The " + MOST + " largest groups are shown; the files have all." : ""),
                "by " + name + ", in percent of the courses that are over and of which it can be told",
                false,
                sections,
                table("By " + name, cells, List.of("Measure", "Courses")));
    }

    private Markup dropOut(List<Told> whole) {
        List<Told.Share> shares = shares(whole).stream()
                .filter(share -> share.code().startsWith(DROP_OUT_IN))
                .toList();
        return figure(
                "drop-out",
                "Where patients dropped out",
                "Each bar is the share, of all courses that are over, that the patient broke off in a phase;"
                        + " the line is its 95 % interval.",
                "by phase, in percent of the courses that are over",
                true,
                List.of(new Section(
                        "",
                        shares.stream().map(share -> row(phase(share), share)).toList())),
                table(
                        "Drop-out by phase",
                        shares.stream()
                                .map(share -> cells(share, List.of(phase(share))))
                                .toList(),
                        List.of("Phase")));
    }

    private Markup change(String instrument, List<Told> whole, Map<String, List<Told>> groups) {
        Map<String, Told.Mean> means = new LinkedHashMap<>();
        mean(whole).ifPresent(mean -> means.put("All", mean));
        groups.forEach((group, told) -> mean(told).ifPresent(mean -> means.put(group, mean)));
        List<Row> rows = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        double low = 0;
        double high = 1;
        for (Map.Entry<String, Told.Mean> each : means.entrySet()) {
            rows.add(row(each.getKey(), each.getValue()));
            cells.add(cells(each.getKey(), each.getValue()));
            Optional<Told.Spread> spread = each.getValue().spread();
            low = Math.min(low, spread.map(CohortFigures::lowest).orElse(0.0));
            high = Math.max(high, spread.map(CohortFigures::highest).orElse(0.0));
        }
        double step = high - low > 30 ? 10 : 5;
        Scale scale = new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, "");
        CohortDrawing drawing = new CohortDrawing(
                "Mean improvement in points", spoken(rows), scale, false, List.of(new Section("", rows)));
        return figure(
                "change",
                "How far the scores moved",
                "A dot is the mean improvement in points of " + instrument + ", from the baseline to the end; below"
                        + " zero the patients are worse. The thin line is its 95 % interval, the broad one a standard deviation to either side."
                        + " Single values are not shown: they would tell of persons.",
                drawing,
                OutcomeTables.table(
                        "Mean improvement in points",
                        List.of("Courses", "Counted", "Mean", "SD", "95 % interval", "Effect size"),
                        cells));
    }

    private Markup distribution(List<Told> whole) {
        List<Told.Share> shares = shares(whole).stream()
                .filter(share -> BANDS.contains(share.code()))
                .toList();
        return figure(
                "distribution",
                "How many changed by how much",
                "Each bar is the share of the courses whose score changed by so much, in percent of what could be"
                        + " improved; the line is its 95 % interval. From 50 percent on it is a response.",
                "in percent of the courses that are over and of which it can be told",
                true,
                List.of(new Section(
                        "",
                        shares.stream().map(share -> row(measure(share), share)).toList())),
                table(
                        "Courses by change",
                        shares.stream()
                                .map(share -> cells(share, List.of(measure(share))))
                                .toList(),
                        List.of("Change")));
    }

    private static double lowest(Told.Spread spread) {
        return Math.min(spread.mean() - spread.deviation(), spread.interval().low());
    }

    private static double highest(Told.Spread spread) {
        return Math.max(spread.mean() + spread.deviation(), spread.interval().high());
    }

    private Markup figure(
            String id,
            String heading,
            String text,
            String title,
            boolean isBars,
            List<Section> sections,
            Markup table) {
        List<Section> shown = sections.stream()
                .map(section -> new Section(
                        section.heading(),
                        section.rows().stream().map(CohortFigures::inPercent).toList()))
                .toList();
        double most = sections.stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> row.estimate().stream())
                .mapToDouble(Estimate::high)
                .max()
                .orElse(1);
        double end = isBars ? Math.max(10, Math.ceil(most * 10) * 10) : 100;
        CohortDrawing drawing = new CohortDrawing(
                heading + ", " + title,
                spoken(sections.stream()
                        .flatMap(section -> section.rows().stream()
                                .map(row -> section.heading().isEmpty()
                                        ? row
                                        : new Row(
                                                row.name(),
                                                row.number(),
                                                row.detail(),
                                                section.heading() + ", " + row.spoken(),
                                                row.estimate())))
                        .limit(MOST)
                        .toList()),
                new Scale(0, end, end > 50 ? 25 : 10, " %"),
                isBars,
                shown);
        return figure(id, heading, text, drawing, table);
    }

    private static Row inPercent(Row row) {
        return new Row(
                row.name(),
                row.number(),
                row.detail(),
                row.spoken(),
                row.estimate().map(one -> new Estimate(100 * one.value(), 100 * one.low(), 100 * one.high(), 0)));
    }

    private static Markup figure(String id, String heading, String text, CohortDrawing drawing, Markup table) {
        return FIGURE.with(Map.of(
                "id",
                Markup.text(id),
                "heading",
                Markup.text(heading),
                "text",
                Markup.text(text),
                "wide",
                new Markup(drawing.within(Frame.WIDE, id + "-wide")),
                "narrow",
                new Markup(drawing.within(Frame.NARROW, id + "-narrow")),
                "table",
                table));
    }

    private static String spoken(List<Row> rows) {
        return rows.stream().map(Row::spoken).collect(Collectors.joining(". ", "", "."));
    }

    private static List<Told.Share> shares(List<Told> told) {
        return told.stream()
                .filter(Told.Share.class::isInstance)
                .map(Told.Share.class::cast)
                .toList();
    }

    private static Optional<Told.Mean> mean(List<Told> told) {
        return told.stream()
                .filter(each -> each.code().equals(CHANGE))
                .map(Told.Mean.class::cast)
                .findFirst();
    }

    private String measure(Told.Share share) {
        return measureOf(share.code());
    }

    private String measureOf(String code) {
        for (Question question : Question.values()) {
            if (question.code().equals(code)) {
                return concepts.coding("outcome-verdict", code).getDisplay();
            }
        }
        return concepts.coding("cohort-measure", code).getDisplay();
    }

    private String phase(Told.Share share) {
        return concepts.coding("phase", share.code().substring(DROP_OUT_IN.length()))
                .getDisplay();
    }

    private Row row(String name, Told.Share share) {
        Optional<Told.Rate> rate = share.rate();
        Optional<Long> of = share.counts().computable().filter(courses -> courses > 0);
        String number = rate.map(one -> percent(one.value())).orElse(of.isPresent() ? hidden() : "not told");
        String detail = rate.isPresent()
                ? count(share.numerator()) + " of " + count(of)
                : of.isPresent() ? "of " + count(of) : "";
        return new Row(
                name,
                number,
                detail,
                name + ": " + number
                        + rate.map(one -> ", 95 % interval " + interval(one.interval()))
                                .orElse("") + (detail.isEmpty() ? "" : ", " + detail),
                rate.map(one -> new Estimate(
                        one.value(), one.interval().low(), one.interval().high(), 0)));
    }

    private Row row(String name, Told.Mean mean) {
        Optional<Told.Spread> spread = mean.spread();
        String number = spread.map(one -> points(one.mean())).orElse("not told");
        String detail = spread.map(one -> "SD " + points(one.deviation()) + " of "
                        + count(mean.counts().computable()))
                .orElse("");
        return new Row(
                name,
                number,
                detail,
                name + ": " + number
                        + spread.map(one -> " points, 95 % interval " + points(one.interval()) + ", " + detail
                                        + one.effectSize()
                                                .map(size -> ", effect size " + effect(size))
                                                .orElse(""))
                                .orElse(""),
                spread.map(one -> new Estimate(
                        one.mean(), one.interval().low(), one.interval().high(), one.deviation())));
    }

    private List<String> cells(Told.Share share, List<String> first) {
        List<String> cells = new ArrayList<>(first);
        cells.add(count(share.counts().eligible()));
        cells.add(count(share.counts().open()));
        cells.add(count(share.counts().computable()));
        cells.add(count(share.numerator()));
        cells.add(share.rate().map(rate -> percent(rate.value())).orElse("not told"));
        cells.add(share.rate().map(rate -> interval(rate.interval())).orElse(""));
        return cells;
    }

    private List<String> cells(String name, Told.Mean mean) {
        Function<Function<Told.Spread, String>, String> of =
                part -> mean.spread().map(part).orElse("not told");
        return List.of(
                name,
                count(mean.counts().computable()),
                of.apply(spread -> points(spread.mean())),
                of.apply(spread -> points(spread.deviation())),
                of.apply(spread -> points(spread.interval())),
                of.apply(
                        spread -> spread.effectSize().map(CohortFigures::effect).orElse("not told")));
    }

    private static Markup table(String title, List<List<String>> rows, List<String> first) {
        List<String> head = new ArrayList<>(first);
        head.addAll(List.of("Over", "Not computable", "Counted", "Yes", "Rate", "95 % interval"));
        return OutcomeTables.table(title, head, rows);
    }

    /** A count as it is written; what is too small to be told is less than the smallest that is. */
    String count(Optional<Long> count) {
        return count.map(number -> String.format(Locale.UK, "%,d", number)).orElse(hidden());
    }

    private String hidden() {
        return smallCells.isProtecting() ? "< " + smallCells.smallest() : "0";
    }

    /** A share as it is written. */
    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String interval(Interval interval) {
        return Math.round(100 * interval.low()) + " to " + percent(interval.high());
    }

    private static String points(Interval interval) {
        return points(interval.low()) + " to " + points(interval.high());
    }

    private static String points(double points) {
        return signed(String.format(Locale.ROOT, "%.1f", points));
    }

    private static String effect(double size) {
        return signed(String.format(Locale.ROOT, "%.2f", size));
    }

    private static String signed(String number) {
        return number.replaceAll("^-(?=0\\.0+$)", "").replace('-', '−');
    }
}
