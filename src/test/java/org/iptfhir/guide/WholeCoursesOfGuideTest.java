package org.iptfhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.iptfhir.GuideExamples;
import org.iptfhir.NoServer;
import org.iptfhir.therapy.ProblemArea;
import org.junit.jupiter.api.Test;

/** Which situations the whole courses among the examples show. */
@NoServer
class WholeCoursesOfGuideTest {
    private static final List<Bundle> COURSES = GuideExamples.wholeCourses().stream()
            .map(example -> FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, example.json()))
            .toList();

    @Test
    void haveEachProblemAreaAsTheFocusOfTwoAtLeast() {
        Map<String, Long> courses = COURSES.stream()
                .flatMap(bundle -> areas(bundle).stream())
                .collect(Collectors.groupingBy(area -> area, Collectors.counting()));
        assertThat(courses)
                .containsOnlyKeys(
                        Stream.of(ProblemArea.values()).map(ProblemArea::code).toList());
        assertThat(courses.values()).allMatch(count -> count >= 2);
    }

    @Test
    void haveEachVariantThatIsMadeForASituation() {
        assertThat(coded("variant"))
                .contains("ipt", "ipt-a", "ipt-b", "ipc", "ipt-g", "ipt-perinatal", "ipsrt", "ipt-cm", "ipt-m");
        assertThat(coded("format")).containsOnly("individual", "group", "couple");
        assertThat(coded("combination")).contains("none", "medication");
    }

    @Test
    void takePlaceOnWorkingDays() {
        assertThat(COURSES.stream().flatMap(bundle -> resources(bundle, Encounter.class)))
                .extracting(visit -> LocalDate.parse(visit.getPeriod()
                                .getStartElement()
                                .getValueAsString()
                                .substring(0, 10))
                        .getDayOfWeek())
                .isNotEmpty()
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    /** Each once for a record, which may hold an earlier course too. */
    private static Set<String> areas(Bundle bundle) {
        Set<String> areas = new HashSet<>();
        extensions(bundle, "problem-area")
                .filter(area -> area.getExtensionByUrl("rank")
                        .getValue()
                        .primitiveValue()
                        .equals("primary"))
                .forEach(area -> areas.add(code(area.getExtensionByUrl("code"))));
        return areas;
    }

    private static List<String> coded(String extension) {
        return COURSES.stream()
                .flatMap(bundle -> extensions(bundle, extension))
                .map(WholeCoursesOfGuideTest::code)
                .toList();
    }

    private static Stream<Extension> extensions(Bundle bundle, String name) {
        return resources(bundle, CarePlan.class)
                .flatMap(plan -> plan.getExtensionsByUrl(Canonical.of("StructureDefinition", name)).stream());
    }

    private static String code(Extension extension) {
        return ((CodeableConcept) extension.getValue()).getCodingFirstRep().getCode();
    }

    private static <T> Stream<T> resources(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
