package org.iptfhir.sample;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.NoServer;
import org.iptfhir.course.RecordedCourses;
import org.iptfhir.guide.Guide;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ValidationRequest;
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Courses of any seed: a right one is not refused, and one that is broken in one way is told by its rule. The suite takes
 * one course for each way, {@code -Dcourses.by.chance=100} takes a hundred, {@code -Dcourses.seed=5} takes others.
 */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class CoursesByChanceTest {
    private static final int COURSES = Integer.getInteger("courses.by.chance", 1);
    private static final long SEED = Long.getLong("courses.seed", 20);

    /** Among so many courses there is one that can be broken in a given way. */
    private static final int ENOUGH = 200;

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Guide guide = Guide.read(fhir);
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);
    private final CourseRules rules = CourseRules.ofPublishedGuide(fhir);
    private final AgainstAnswers answers = AgainstAnswers.ofPublishedGuide(fhir);
    private final Random chance = new Random(SEED);

    static IntStream courses() {
        return IntStream.range(0, 5 * COURSES);
    }

    static Stream<Breakage> breakages() {
        return Breakage.all().stream();
    }

    @ParameterizedTest
    @MethodSource("courses")
    void refusesNoRightOne(int ignored) {
        RecordOfCourse record = anyCourse();
        List<Finding> findings = new ArrayList<>(validator.validate(text(record.bundle()), ofTheGuide()));
        findings.addAll(overSeveral(record));
        assertThat(findings).as(name(record)).noneMatch(Finding::isError);
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void tellsABrokenOneByItsRule(Breakage breakage) {
        int broken = 0;
        for (int i = 0; broken < COURSES && i < ENOUGH * COURSES; i++) {
            RecordOfCourse record = anyCourse();
            long before = told(breakage.rule(), overSeveral(record));
            Optional<Resource> changed = breakage.change().in(record, chance);
            if (changed.isPresent()) {
                List<Finding> findings = new ArrayList<>(overSeveral(record));
                findings.addAll(validator.validate(text(changed.get()), ofTheGuide()));
                assertThat(told(breakage.rule(), findings))
                        .as("%s of %s, told are %s", breakage, name(record), findings)
                        .isGreaterThan(before);
                broken++;
            }
        }
        assertThat(broken).as("courses that were broken").isEqualTo(COURSES);
    }

    private RecordOfCourse anyCourse() {
        Samples samples = Samples.of(guide, chance.nextInt(1_000_000));
        return new RecordOfCourse(samples.course(1L + chance.nextInt(1_000_000)));
    }

    private static String name(RecordOfCourse record) {
        return record.course().getIdentifierFirstRep().getValue();
    }

    private static long told(String rule, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.id().equals(rule)).count();
    }

    private List<Finding> overSeveral(RecordOfCourse record) {
        RecordedCourses courses = new RecordedCourses(rules, answers, fhir);
        courses.add("course", text(record.bundle()), List.of());
        return courses.findings().values().stream().flatMap(List::stream).toList();
    }

    private ResourceText text(IBaseResource resource) {
        return ResourceText.json(
                fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
    }

    private static ValidationRequest ofTheGuide() {
        return ValidationRequest.guideOnly();
    }
}
