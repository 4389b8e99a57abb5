package org.iptfhir.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.drawing.InWords;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PatientsInTreatment;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.translate.RecordedDay;
import org.springframework.stereotype.Component;

/** Patients of whom there are courses, each with a link to how they do. */
@Component
final class PatientList {
    /** More are not shown. */
    private static final int MOST = 20;

    private static final Template LIST =
            Template.of("<p id=\"found-text\">{{text}}</p>\n<ul class=\"people\">{{people}}</ul>");
    private static final Template PERSON = Template.of(
            "<li><a href=\"outcomes/{{id}}\"><bdi>{{name}}</bdi></a>" + " <span class=\"known\">{{known}}</span></li>");

    private final PatientsInTreatment patients;
    private final CourseReader courses;

    PatientList(PatientsInTreatment patients, CourseReader courses) {
        this.patients = patients;
        this.courses = courses;
    }

    /**
     * Those whom a text may mean.
     *
     * @param wanted name, identifier or id; empty for those whose courses have changed last
     */
    Markup found(String wanted) {
        List<Patient> found = patients.find(wanted, MOST + 1);
        return LIST.with(Map.of(
                "text",
                Markup.text(told(wanted.isBlank(), found.size())),
                "people",
                Markup.of(found.stream().limit(MOST).map(this::person).toList())));
    }

    private static String told(boolean isAnybody, int number) {
        if (number == 0) {
            return isAnybody
                    ? "No course is recorded here yet."
                    : "No patient with a course is found by this name, number or id.";
        }
        if (isAnybody) {
            return "Whose courses have changed last:";
        }
        return number > MOST
                ? "More than " + MOST + " are found; these are some of them. Type more of the name."
                : InWords.capital(InWords.counted(number, "patient")) + (number == 1 ? " is" : " are") + " found:";
    }

    private Markup person(Patient patient) {
        return PERSON.with(Map.of(
                "id",
                Markup.text(patient.getIdElement().getIdPart()),
                "name",
                Markup.text(PatientName.of(patient)),
                "known",
                Markup.text(known(patient))));
    }

    private String known(Patient patient) {
        List<CoursePlan> plans = courses.record(LocalReference.to(patient), RecordPart.COURSE).stream()
                .flatMap(plan -> CoursePlan.of(plan).stream())
                .sorted(Comparator.comparing(course -> course.begin().orElse("")))
                .toList();
        String born = Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                .map(day -> "born " + day + ", ")
                .orElse("");
        String last = plans.isEmpty()
                ? ""
                : ", " + (plans.size() == 1 ? "" : "the last one ") + said(plans.get(plans.size() - 1));
        return born + InWords.counted(plans.size(), "course") + last;
    }

    private static String said(CoursePlan course) {
        return StatusWords.of(course)
                + RecordedDay.of(course.begin())
                        .map(day -> " " + StatusWords.since(course) + " " + InWords.day(day))
                        .filter(words -> course.isNotOver())
                        .or(() -> RecordedDay.of(course.end()).map(day -> " on " + InWords.day(day)))
                        .orElse("");
    }
}
