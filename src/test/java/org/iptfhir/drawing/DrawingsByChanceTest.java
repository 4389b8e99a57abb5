package org.iptfhir.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.drawing.DrawnCourses.FIRST;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.outcome.Rating;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.therapy.Phase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever course is drawn, the drawing can be read, and all of it lies within. */
class DrawingsByChanceTest {
    private static final List<String> ACROSS = List.of("x", "x1", "x2", "cx");
    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final List<String> DOWN = List.of("y", "y1", "y2", "cy");

    @Property(tries = 200)
    void allOfItLiesWithin(
            @ForAll @IntRange(max = 1) int instrument,
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> days,
            @ForAll @Size(max = 20) List<@IntRange(max = 60) Integer> totals,
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> sessions,
            @ForAll @Size(max = 5) List<@IntRange(max = 400) Integer> turns,
            @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> answers,
            @ForAll String words,
            @ForAll boolean isOver) {
        Instrument used = DrawnCourses.INSTRUMENTS.get(instrument);
        List<Rating> ratings = new ArrayList<>();
        for (int i = 0; i < Math.min(days.size(), totals.size()); i++) {
            ratings.add(new Rating(FIRST.plusDays(days.get(i)), BigDecimal.valueOf(totals.get(i)), i == 1));
        }
        List<Attended> attended = sessions.stream()
                .map(day -> new Attended(FIRST.plusDays(day), Optional.of(day), Optional.of(Phase.MIDDLE)))
                .toList();
        List<PhaseTime> phases = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            phases.add(new PhaseTime(
                    PHASES.get(i),
                    FIRST.plusDays(turns.get(i)),
                    i % 2 == 0 ? Optional.empty() : Optional.of(FIRST.plusDays(turns.get(i) + 30L))));
        }
        List<SafetyAnswer> safety = new ArrayList<>();
        used.safetyItems().forEach(item -> {
            for (int i = 0; i < answers.size(); i++) {
                safety.add(new SafetyAnswer(
                        FIRST.plusDays(40L * i), item.code(), new Code("urn:x", "x", words), answers.get(i)));
            }
        });
        CourseOutcome scale = DrawnCourses.outcome(used, ratings, attended, isOver);
        TreatmentOutcome course = DrawnCourses.course(scale, phases, safety);
        TrajectoryDrawing drawing = new TrajectoryDrawing(course, scale, phase -> words);
        check(drawing.file(), scale);
        for (Frame frame : Frame.values()) {
            check(drawing.within(frame, "d"), scale);
        }
    }

    private static void check(String text, CourseOutcome scale) {
        Document svg = DrawnCourses.read(text);
        String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        assertThat(DrawnCourses.withClass(svg, "point"))
                .hasSize(new HashSet<>(scale.trajectory().points()).size());
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            ACROSS.forEach(name -> assertWithin(element, name, width));
            DOWN.forEach(name -> assertWithin(element, name, height));
            if (element.hasAttribute("width") && element.hasAttribute("x")) {
                assertThat(DrawnCourses.number(element, "x") + DrawnCourses.number(element, "width"))
                        .isLessThanOrEqualTo(width + 1);
            }
        }
    }

    private static void assertWithin(Element element, String attribute, double most) {
        if (element.hasAttribute(attribute)) {
            assertThat(DrawnCourses.number(element, attribute))
                    .as("%s of %s", attribute, element.getAttribute("class"))
                    .isBetween(0.0, most);
        }
    }
}
