package org.iptfhir.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.therapy.Phase;

/**
 * The scores of a course by one instrument, as SVG: its bands behind, the phases above, a shape for each state, what was
 * answered about suicide apart, below. It needs no script. Whoever cannot see it is told what it shows: it has a title, a
 * description that states the finding, and scores that can be reached by the keyboard and have names. The numbers are those
 * of the instrument.
 */
public final class TrajectoryDrawing {
    private static final String STYLE = "trajectory.css";
    private static final int WEEK = 7;

    /** Room above the scores: for what is measured, and for the phases. */
    private static final double TOP = 62;

    private final TreatmentOutcome course;
    private final CourseOutcome scale;
    private final Function<Phase, String> phaseNames;

    /**
     * Draws a course.
     *
     * @param scale one of its outcomes
     * @param phaseNames what phases are called
     */
    public TrajectoryDrawing(TreatmentOutcome course, CourseOutcome scale, Function<Phase, String> phaseNames) {
        this.course = course;
        this.scale = scale;
        this.phaseNames = phaseNames;
    }

    /** What makes the drawings visible; a page that holds some has it once. */
    public static String style() {
        return StyleSheet.in(STYLE);
    }

    /** A file that says so where there is nothing to draw. */
    public static String nothing(String text) {
        Svg svg = new Svg();
        int width = Frame.WIDE.width();
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "trajectory",
                        "width",
                        width,
                        "height",
                        60,
                        "viewBox",
                        "0 0 " + width + " 60",
                        "role",
                        "img",
                        "aria-labelledby",
                        "title")
                .of("title", text, "id", "title")
                .raw("<style>" + style() + "</style>\n")
                .empty("rect", "class", "paper", "width", width, "height", 60)
                .of("text", text, "class", "name", "x", 20, "y", 36)
                .close();
        return svg.toString();
    }

    /** The drawing as a file. */
    public String file() {
        return draw(Frame.WIDE, "outcome", true);
    }

    /**
     * The drawing within a page that has the style.
     *
     * @param id that no other drawing of the page has
     */
    public String within(Frame frame, String id) {
        return draw(frame, id, false);
    }

    /** What it is a drawing of, such as {@code PHQ-9 from 19 to 3 in fourteen weeks}. */
    public String title() {
        return InWords.title(scale);
    }

    private Instrument instrument() {
        return scale.instrument();
    }

    private List<Point> points() {
        return scale.trajectory().points();
    }

    private String draw(Frame frame, String id, boolean isFile) {
        List<SafetyAnswer> safety = course.safetyOf(instrument());
        Plot plot = plot(frame);
        double strip = plot.bottom() + 34;
        Legend legend = Legend.of(scale, frame);
        double end = safety.isEmpty() ? plot.bottom() + 34 : strip + 34;
        double height = end + legend.height();
        Svg svg = new Svg();
        List<Object> attributes = new ArrayList<>(List.of(
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "trajectory",
                "viewBox",
                "0 0 " + frame.width() + " " + Svg.rounded(height),
                "font-size",
                frame.letter(),
                "role",
                "graphics-document document",
                "aria-labelledby",
                id + "-title",
                "aria-describedby",
                id + "-finding"));
        if (isFile) {
            attributes.addAll(List.of("width", frame.width(), "height", height));
        }
        svg.open("svg", attributes.toArray());
        svg.of("title", title(), "id", id + "-title");
        svg.of("desc", finding(), "id", id + "-finding");
        if (isFile) {
            svg.raw("<style>" + style() + "</style>\n");
        }
        svg.empty("rect", "class", "paper", "width", frame.width(), "height", height);
        Background background = new Background(svg, plot, frame);
        background.range();
        background.bands();
        background.phases(course.phases(), phaseNames);
        background.days();
        background.sessions(scale);
        new Limits(svg, plot, scale).draw();
        new Scores(svg, plot, scale).draw();
        if (!safety.isEmpty()) {
            new SafetyStrip(svg, plot).draw(strip, safety);
        }
        legend.draw(svg, end);
        return svg.close().toString();
    }

    private String finding() {
        List<String> sentences = new ArrayList<>(InWords.findings(scale));
        InWords.safety(course, instrument()).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private Plot plot(Frame frame) {
        List<LocalDate> days = Stream.of(
                        points().stream().map(Point::day),
                        scale.trajectory().sessions().stream().map(Attended::day),
                        course.phases().stream()
                                .flatMap(time -> Stream.concat(Stream.of(time.from()), time.to().stream())))
                .flatMap(each -> each)
                .sorted()
                .toList();
        LocalDate first = days.isEmpty() ? LocalDate.EPOCH : days.get(0);
        LocalDate last = days.isEmpty() ? first : days.get(days.size() - 1);
        LocalDate far = first.plusDays(WEEK);
        return new Plot(
                frame.left(),
                TOP,
                frame.width() - frame.left() - frame.right(),
                frame.height(),
                instrument(),
                first,
                last.isAfter(far) ? last : far);
    }
}
