package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.Exchange.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions about a course that a standard search answers. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class CourseQuestionsTest {
    private static final String KIND = "https://w3id.org/ipt-fhir/CodeSystem/kind";

    private final Clinic clinic;
    private Exchange grief;
    private String patient;
    private String course;

    CourseQuestionsTest(Clinic clinic) {
        this.clinic = clinic;
    }

    @BeforeEach
    void post() {
        clinic.joy(); // a second course, none of which belongs to the answers
        grief = clinic.griefCourse();
        patient = grief.patient();
        course = grief.entry("grief-course").reference();
    }

    @Test
    void tellsTheTimeSpentInEachPhase() {
        assertThat(List.of("initial", "middle", "termination"))
                .extracting(phase -> clinic.find("CarePlan?part-of=" + course + "&category=" + phase))
                .extracting(found -> found.size() + ": " + found.get(0).path("period"))
                .containsExactly(
                        "1: {\"start\":\"2025-02-04\",\"end\":\"2025-02-18\"}",
                        "1: {\"start\":\"2025-02-25\",\"end\":\"2025-04-30\"}",
                        "1: {\"start\":\"2025-05-06\",\"end\":\"2025-05-20\"}");
    }

    @Test
    void countsTheSessionsAttendedAndMissed() {
        assertThat(clinic.count("Procedure?based-on=" + course + "&status=completed"))
                .isEqualTo(sent("Procedure", "completed"))
                .isEqualTo(16);
        assertThat(clinic.count("Procedure?based-on=" + course + "&status=not-done"))
                .isEqualTo(sent("Procedure", "not-done"))
                .isEqualTo(1);
    }

    @Test
    void givesAWholeCourseInOneSearch() {
        List<JsonNode> found = clinic.find("CarePlan?_id=" + course.substring(course.indexOf('/') + 1)
                + "&_include=CarePlan:goal&_include=CarePlan:condition&_include=CarePlan:ipt-supporting-info"
                + "&_revinclude=CarePlan:part-of&_revinclude=Procedure:based-on&_include:iterate=Procedure:encounter"
                + "&_revinclude=Observation:based-on&_revinclude=QuestionnaireResponse:based-on"
                + "&_revinclude=Task:based-on");
        assertThat(found).extracting(Exchange::reference).doesNotHaveDuplicates();
        assertThat(found)
                .filteredOn(resource -> isSent(resource))
                .extracting(Exchange::nameOf)
                .containsExactlyInAnyOrderElementsOf(namesOfTheCourse());
        // Beside what was sent, the scores and safety items that the server made of the answers.
        assertThat(found)
                .filteredOn(resource -> !isSent(resource))
                .extracting(resource -> resource.get("resourceType").asText())
                .containsOnly("Observation")
                .hasSize(AnswerSheet.of(grief, "phq-9").size() * 2
                        + AnswerSheet.of(grief, "gad-7").size()
                        - grief.entries("Observation").size());
    }

    @Test
    void findsTheInventoryByItsQuestionnaireWithAndWithoutTheVersion() {
        String questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory";
        for (String canonical : List.of(questionnaire, questionnaire + "|0.1.0")) {
            assertThat(clinic.find("QuestionnaireResponse?questionnaire=" + canonical + "&patient=" + patient))
                    .extracting(Exchange::nameOf)
                    .containsExactly("grief-inventory");
        }
    }

    @Test
    void findsTheFormulationByTheProblemArea() {
        assertThat(clinic.find("ClinicalImpression?finding-code=grief&patient=" + patient))
                .extracting(Exchange::nameOf)
                .containsExactly("grief-formulation");
        assertThat(clinic.find("ClinicalImpression?finding-code=grief&patient="
                        + clinic.joy().patient()))
                .isEmpty();
    }

    @Test
    void findsTheGoalsThatWereAchieved() {
        assertThat(clinic.find("Goal?patient=" + patient + "&achievement-status=achieved"))
                .extracting(Exchange::nameOf)
                .containsExactlyInAnyOrder("grief-goal-mood", "grief-goal-mourning");
        assertThat(clinic.find("Goal?patient=" + patient + "&achievement-status=achieved&category=behavioral"))
                .extracting(Exchange::nameOf)
                .containsExactly("grief-goal-mood");
    }

    @Test
    void countsTheHomeworkThatWasDone() {
        String homework = "Task?based-on=" + course + "&code=" + KIND + "|ipt-homework";
        assertThat(clinic.count(homework)).isEqualTo(grief.entries("Task").size());
        assertThat(clinic.find(homework + "&status=completed"))
                .extracting(Exchange::nameOf)
                .containsExactlyInAnyOrder(
                        "grief-task-1", "grief-task-2", "grief-task-4", "grief-task-5", "grief-task-6", "grief-task-7");
    }

    private int sent(String type, String status) {
        return (int) grief.entries(type).stream()
                .filter(entry -> entry.resource().path("status").asText().equals(status))
                .count();
    }

    private boolean isSent(JsonNode resource) {
        return grief.references().containsValue(Exchange.reference(resource));
    }

    /** The course itself, what it refers to, what refers to it, and the encounters of its sessions. */
    private Set<String> namesOfTheCourse() {
        Entry root = grief.entry("grief-course");
        Set<String> fullUrls = new HashSet<>(Set.of(root.fullUrl()));
        for (String element : List.of("goal", "addresses", "supportingInfo")) {
            root.resource()
                    .get(element)
                    .forEach(target -> fullUrls.add(target.get("reference").asText()));
        }
        for (Entry entry : grief.entries()) {
            if (refersTo(root, entry.resource().path("basedOn"))
                    || refersTo(root, entry.resource().path("partOf"))) {
                fullUrls.add(entry.fullUrl());
                fullUrls.add(entry.resource().at("/encounter/reference").asText());
            }
        }
        Set<String> names = new HashSet<>();
        grief.entries().stream()
                .filter(entry -> fullUrls.contains(entry.fullUrl()))
                .forEach(entry -> names.add(Exchange.nameOf(entry.resource())));
        return names;
    }

    private static boolean refersTo(Entry target, JsonNode references) {
        return references.findValuesAsText("reference").contains(target.fullUrl());
    }
}
