package org.iptfhir.drawing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.therapy.Phase;

/** What the scores stand before: the bands of the instrument, the phases and sessions of the course, and the days. */
record Background(Svg svg, Plot plot, Frame frame) {
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final int WEEK = 7;
    private static final int TONES = 4;
    private static final double GAP = 8;

    /** What the numbers at the left are, above all else. */
    void range() {
        svg.of("text", InWords.range(plot.instrument()), "class", "range", "x", 0, "y", frame.letter() + 1);
    }

    /** Behind the scores, with names and numbers beside. */
    void bands() {
        Instrument instrument = plot.instrument();
        List<Band> bands = instrument.bands();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            long tone = Math.round((double) i * TONES / Math.max(1, bands.size() - 1));
            double top = plot.top(band);
            double bottom = plot.bottom(band);
            svg.empty(
                    "rect",
                    "class",
                    "tone-" + tone,
                    "x",
                    plot.left(),
                    "y",
                    top,
                    "width",
                    plot.width(),
                    "height",
                    bottom - top);
            number(band.lowest());
            name(plot.beside(), (top + bottom) / 2, band);
        }
        if (bands.isEmpty()) {
            number(BigDecimal.valueOf(instrument.lowest()));
        }
        number(BigDecimal.valueOf(instrument.highest()));
    }

    /** A total, beside its height. */
    private void number(BigDecimal total) {
        svg.of(
                "text",
                total.toPlainString(),
                "class",
                "number",
                "x",
                plot.left() - GAP,
                "y",
                plot.y(total) + frame.letter() * 0.35,
                "text-anchor",
                "end");
    }

    /** In one line where there is room, else in two. */
    private void name(double x, double middle, Band band) {
        String name = band.code().display().isEmpty()
                ? band.code().code()
                : band.code().display();
        String numbers = band.lowest().toPlainString() + "–" + band.highest().toPlainString();
        double y = middle + frame.letter() * 0.35;
        if (frame.widthOf(name + " " + numbers) < frame.width() - x) {
            svg.open("text", "class", "name", "x", x, "y", y)
                    .within("tspan", name + " ")
                    .within("tspan", numbers, "class", "faint")
                    .close();
            return;
        }
        int blank = name.indexOf(' ');
        double half = frame.letter() * 0.6;
        svg.of("text", blank < 0 ? name : name.substring(0, blank), "class", "name", "x", x, "y", y - half);
        svg.open("text", "class", "name", "x", x, "y", y + half)
                .within("tspan", blank < 0 ? "" : name.substring(blank + 1) + " ")
                .within("tspan", numbers, "class", "faint")
                .close();
    }

    /** Above the scores; a name stands there only where it has room. */
    void phases(List<PhaseTime> times, Function<Phase, String> names) {
        double taken = 0;
        double bar = plot.top() - 14;
        for (PhaseTime time : times) {
            double from = plot.x(time.from());
            double to = time.to().map(plot::x).orElse(plot.right());
            String name = names.apply(time.phase());
            svg.open("g")
                    .of("title", name + " phase, " + days(time))
                    .empty(
                            "rect",
                            "class",
                            "phase " + time.phase().code(),
                            "x",
                            from + 1,
                            "y",
                            bar,
                            "width",
                            Math.max(2, to - from - 2),
                            "height",
                            5)
                    .close();
            if (from > plot.left() + 1) {
                svg.empty("line", "class", "turn", "x1", from, "y1", bar, "x2", from, "y2", plot.bottom());
            }
            double width = frame.widthOf(name);
            double middle = Math.max(plot.left() + width / 2, Math.min((from + to) / 2, plot.right() - width / 2));
            if (middle - width / 2 >= taken && width <= plot.width()) {
                svg.of("text", name, "class", "phase-name", "x", middle, "y", bar - 6, "text-anchor", "middle");
                taken = middle + width / 2 + GAP;
            }
        }
    }

    private static String days(PhaseTime time) {
        return time.to()
                .map(to -> InWords.day(time.from()) + " to " + InWords.day(to))
                .orElse("since " + InWords.day(time.from()));
    }

    /** Below the scores, whole weeks apart. */
    void days() {
        double room = frame.widthOf("28 Sept 2026") + 3 * GAP;
        long all = ChronoUnit.DAYS.between(plot.first(), plot.last());
        long weeks = Math.max(1, (long) Math.ceil(all * room / plot.width() / WEEK));
        int year = Integer.MIN_VALUE;
        for (LocalDate day = plot.first(); !day.isAfter(plot.last()); day = day.plusWeeks(weeks)) {
            String text = DAY_OF_YEAR.format(day) + (day.getYear() == year ? "" : " " + day.getYear());
            year = day.getYear();
            double x = plot.x(day);
            svg.empty("line", "class", "tick", "x1", x, "y1", plot.bottom(), "x2", x, "y2", plot.bottom() + 5);
            svg.of(
                    "text",
                    text,
                    "class",
                    "number",
                    "x",
                    day.equals(plot.first()) ? Math.max(x, frame.widthOf(text) / 2) : x,
                    "y",
                    plot.bottom() + 20,
                    "text-anchor",
                    "middle");
        }
    }

    /** Those that the patient came to, at the lower edge; one without a score has a cross. */
    void sessions(CourseOutcome scale) {
        List<Attended> without = scale.trajectory().sessionsWithoutScore();
        for (Attended session : scale.trajectory().sessions()) {
            double x = plot.x(session.day());
            double y = plot.bottom() - 7;
            if (without.contains(session)) {
                svg.open("g").of("title", session(session) + ": no score");
                Mark.cross(svg, x, y);
                svg.close();
            } else {
                svg.empty("line", "class", "attended", "x1", x, "y1", plot.bottom() - 4, "x2", x, "y2", plot.bottom());
            }
        }
    }

    private static String session(Attended session) {
        return InWords.capital(
                session.number().map(number -> "session " + number + ", ").orElse("a session, ")
                        + InWords.day(session.day()));
    }
}
