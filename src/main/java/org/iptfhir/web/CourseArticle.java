package org.iptfhir.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.drawing.Frame;
import org.iptfhir.drawing.InWords;
import org.iptfhir.drawing.TrajectoryDrawing;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.RecordedDay;
import org.springframework.stereotype.Component;

/** A course on the page of its patient: what happened as the heading, what it means, and a drawing for each instrument. */
@Component
final class CourseArticle {
    private static final Template COURSE = Template.in("outcomes-course.html");
    private static final Template SCALE = Template.in("outcomes-scale.html");
    private static final Template HEADING = Template.of("<h{{level}} id=\"{{id}}\"{{focus}}>{{text}}</h{{level}}>");
    private static final Template SENTENCES = Template.of("<p class=\"meaning\">{{text}}</p>");
    private static final Template ALARM =
            Template.of("<p class=\"meaning\"><span class=\"{{kind}}\">{{text}}</span></p>");
    private static final Markup NOTHING = new Markup("");

    private final Concepts concepts;
    private final OutcomeTables tables;

    CourseArticle(Guide guide) {
        this.concepts = new Concepts(guide);
        this.tables = new OutcomeTables(concepts);
    }

    /** @param place on the page, from 0: the first course has the heading of the page */
    Markup of(CoursePlan course, TreatmentOutcome outcome, int place) {
        String id = "course-" + (place + 1);
        Optional<CourseOutcome> leading = outcome.leading();
        List<CourseOutcome> scales = new ArrayList<>(leading.stream().toList());
        outcome.scales().stream().filter(scale -> !scales.contains(scale)).forEach(scales::add);
        List<Markup> parts = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            parts.add(scale(course, outcome, scales.get(i), id + "-" + (i + 1), i == 0 ? 0 : place == 0 ? 2 : 3));
        }
        return COURSE.with(Map.of(
                "id",
                Markup.text(id),
                "about",
                Markup.text(about(course)),
                "heading",
                heading(
                        place == 0 ? 1 : 2,
                        id,
                        leading.map(InWords::title)
                                .orElse(outcome.isOver() ? "No scores are recorded" : "No scores yet")),
                "meaning",
                sentences(meaning(course, outcome)),
                "verdicts",
                tables.ofCourse(outcome),
                "scales",
                Markup.of(parts)));
    }

    private static Markup heading(int level, String id, String text) {
        return HEADING.with(Map.of(
                "level",
                Markup.text(Integer.toString(level)),
                "id",
                Markup.text(id),
                "focus",
                new Markup(level == 1 ? " tabindex=\"-1\"" : ""),
                "text",
                Markup.text(text)));
    }

    private static Markup sentences(List<String> sentences) {
        return SENTENCES.with(Map.of("text", Markup.text(String.join(" ", sentences))));
    }

    private String about(CoursePlan course) {
        List<String> parts = new ArrayList<>();
        parts.add(course.variant()
                .flatMap(code -> concepts.display("variant", code))
                .orElse("Course of IPT"));
        String begin = RecordedDay.of(course.begin()).map(InWords::day).orElse("");
        String end = RecordedDay.of(course.end()).map(InWords::day).orElse("");
        if (!begin.isEmpty()) {
            parts.add(end.isEmpty() ? StatusWords.since(course) + " " + begin : begin + " to " + end);
        }
        parts.add(StatusWords.of(course));
        parts.add(course.id());
        Optional.ofNullable(course.plan().getAuthor().getDisplay())
                .filter(name -> !name.isBlank())
                .ifPresent(name -> parts.add("therapist " + name));
        return String.join(" · ", parts);
    }

    private List<String> meaning(CoursePlan course, TreatmentOutcome outcome) {
        List<String> sentences = new ArrayList<>();
        outcome.leading().ifPresent(scale -> sentences.addAll(InWords.findings(scale)));
        course.primaryArea()
                .flatMap(area -> concepts.display("problem-area", area.code()))
                .ifPresent(area -> sentences.add("Problem area: " + area.toLowerCase(Locale.ROOT) + "."));
        course.endReason()
                .flatMap(reason -> concepts.display("end-reason", reason.code()))
                .ifPresent(reason -> sentences.add("End: " + reason.toLowerCase(Locale.ROOT) + "."));
        sentences.add(InWords.capital(InWords.counted(outcome.attended(), "session")) + " attended, "
                + (outcome.missed() == 0 ? "none" : InWords.number(outcome.missed()))
                + " missed.");
        if (outcome.homework().assigned() > 0) {
            sentences.add("Homework: " + outcome.homework().done() + " of "
                    + outcome.homework().assigned() + " done.");
        }
        return sentences;
    }

    /** @param level of its own heading; 0 where that of the course is about it */
    private Markup scale(CoursePlan course, TreatmentOutcome outcome, CourseOutcome scale, String id, int level) {
        TrajectoryDrawing drawing = new TrajectoryDrawing(
                outcome, scale, phase -> concepts.coding("phase", phase.code()).getDisplay());
        String query = "./../fhir/" + course.id() + "/$ipt-outcome?instrument="
                + scale.instrument().id() + "&_format=";
        return SCALE.with(Map.of(
                "heading",
                level == 0 ? NOTHING : heading(level, id + "-heading", drawing.title()),
                "meaning",
                level == 0 ? NOTHING : sentences(InWords.findings(scale)),
                "safety",
                safety(outcome, scale),
                "instrument",
                Markup.text(scale.instrument().title()),
                "wide",
                new Markup(drawing.within(Frame.WIDE, id + "-wide")),
                "narrow",
                new Markup(drawing.within(Frame.NARROW, id + "-narrow")),
                "query",
                Markup.text(query),
                "file",
                Markup.text(scale.instrument().id() + "-"
                        + course.plan().getIdElement().getIdPart()),
                "table",
                tables.ofScores(outcome, scale),
                "verdicts",
                tables.ofVerdicts(scale)));
    }

    private static Markup safety(TreatmentOutcome outcome, CourseOutcome scale) {
        boolean isAlarm = outcome.safetyOf(scale.instrument()).stream().anyMatch(answer -> answer.weight() > 0);
        return InWords.safety(outcome, scale.instrument())
                .map(text ->
                        ALARM.with(Map.of("kind", new Markup(isAlarm ? "alarm" : "known"), "text", Markup.text(text))))
                .orElse(NOTHING);
    }
}
