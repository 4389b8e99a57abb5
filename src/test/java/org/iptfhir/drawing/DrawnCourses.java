package org.iptfhir.drawing;

import ca.uhn.fhir.context.FhirContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Homework;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.outcome.Rating;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.Trajectory;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Windows;
import org.iptfhir.therapy.Phase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Courses to be drawn, and their drawings read again. */
final class DrawnCourses {
    static final LocalDate FIRST = LocalDate.parse("2026-01-08");
    private static final List<Instrument> ALL =
            Instruments.of(Guide.read(FhirContext.forR4Cached())).all();

    /** Instruments with whole totals, every one of which has a band. */
    static final List<Instrument> INSTRUMENTS = List.of(instrument("gad-7"), instrument("phq-9"));

    private DrawnCourses() {}

    static Instrument instrument(String id) {
        return ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /** A session each week, with a score unless that is below zero. */
    static CourseOutcome weekly(String instrument, boolean isOver, int... totals) {
        List<Rating> ratings = new ArrayList<>();
        List<Attended> sessions = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            LocalDate day = FIRST.plusWeeks(i);
            sessions.add(new Attended(day, Optional.of(i + 1), Optional.of(Phase.MIDDLE)));
            if (totals[i] >= 0) {
                ratings.add(new Rating(day, BigDecimal.valueOf(totals[i]), false));
            }
        }
        return outcome(instrument(instrument), ratings, sessions, isOver);
    }

    static CourseOutcome outcome(Instrument instrument, List<Rating> ratings, List<Attended> sessions, boolean isOver) {
        return new CourseOutcome(instrument, Trajectory.of(ratings, sessions, new Windows(14, 28, 14)), isOver);
    }

    static TreatmentOutcome course(CourseOutcome scale, List<PhaseTime> phases, List<SafetyAnswer> safety) {
        return new TreatmentOutcome("CarePlan/1", scale.isOver(), 0, 0, Homework.NONE, phases, List.of(scale), safety);
    }

    static TrajectoryDrawing drawing(CourseOutcome scale) {
        return new TrajectoryDrawing(course(scale, List.of(), List.of()), scale, Phase::code);
    }

    static Document read(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    static List<Element> withClass(Document svg, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && List.of(element.getAttribute("class").split(" ")).contains(name)) {
                found.add(element);
            }
        }
        return found;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
