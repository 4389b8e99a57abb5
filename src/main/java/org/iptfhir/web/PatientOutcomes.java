package org.iptfhir.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.drawing.InWords;
import org.iptfhir.translate.CourseOutcomes;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.springframework.stereotype.Component;

/** How a patient does in each of his courses, the last one first, as a page shows it. */
@Component
final class PatientOutcomes {
    private static final Template PATIENT = Template.in("outcomes-patient.html");
    private static final Markup NO_COURSE = new Markup("<h1 tabindex=\"-1\">No course of IPT</h1>"
            + "<p>Of this patient no course is recorded here. <a href=\"./../outcomes\">Find another one</a></p>");

    private final CourseReader courses;
    private final CourseOutcomes outcomes;
    private final CourseArticle article;

    PatientOutcomes(CourseReader courses, CourseOutcomes outcomes, CourseArticle article) {
        this.courses = courses;
        this.outcomes = outcomes;
        this.article = article;
    }

    /**
     * What is shown of a patient.
     *
     * @param id without its type
     * @return empty when there is no such patient
     */
    Optional<Markup> of(String id) {
        return courses.patient("Patient/" + id)
                .map(patient -> PATIENT.with(Map.of(
                        "name",
                        Markup.text(PatientName.of(patient)),
                        "known",
                        Markup.text(known(patient)),
                        "courses",
                        courses(id))));
    }

    private static String known(Patient patient) {
        return Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                        .map(day -> "born " + day + " · ")
                        .orElse("")
                + "Patient/" + patient.getIdElement().getIdPart();
    }

    private Markup courses(String id) {
        List<CoursePlan> plans = courses.record("Patient/" + id, RecordPart.COURSE).stream()
                .flatMap(plan -> CoursePlan.of(plan).stream())
                .sorted(Comparator.comparing(
                                (CoursePlan course) -> course.begin().orElse(""))
                        .reversed())
                .toList();
        if (plans.isEmpty()) {
            return NO_COURSE;
        }
        List<Markup> articles = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            articles.add(article.of(plans.get(i), outcomes.of(plans.get(i)), i));
        }
        if (plans.size() > 1) {
            String earlier = InWords.capital(InWords.counted(plans.size() - 1L, "earlier course"));
            articles.add(
                    1, new Markup("<p class=\"earlier\">" + Markup.text(earlier).html() + "</p>"));
        }
        return Markup.of(articles);
    }
}
