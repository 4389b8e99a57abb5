package org.iptfhir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.ValidationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Sampled courses are right, reproducible and as different as they claim to be. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class SamplesTest {
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Guide guide = Guide.read(fhir);
    private final Samples samples = Samples.of(guide, 7);
    private final List<SampledCourse> plans =
            LongStream.rangeClosed(1, 200).mapToObj(samples::planned).toList();

    @Test
    void passWithoutErrorsAndWarnings() {
        GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);
        assertThat(LongStream.rangeClosed(1, 12).boxed())
                .allSatisfy(number -> assertThat(validator.validate(
                                ResourceText.json(json(samples, number).getBytes(StandardCharsets.UTF_8)),
                                ValidationRequest.guideOnly()))
                        .filteredOn(finding -> finding.severity() != Severity.NOTE)
                        .isEmpty());
    }

    @Test
    void areTheSameAgain() {
        Samples again = Samples.of(guide, 7);
        assertThat(LongStream.rangeClosed(1, 20).boxed())
                .allSatisfy(number -> assertThat(json(again, number)).isEqualTo(json(samples, number)));
        assertThat(json(Samples.of(guide, 8), 1)).isNotEqualTo(json(samples, 1));
    }

    @Test
    void areTheSameWhicheverOthersAreMade() {
        String inARow = LongStream.rangeClosed(1, 17)
                .mapToObj(number -> json(samples, number))
                .reduce("", (before, last) -> last);
        assertThat(json(Samples.of(guide, 7), 17)).isEqualTo(inARow);
    }

    /** By it a change shows that would make the courses of a seed others than those that somebody has stored. */
    @Test
    void staysWhatItIs() {
        SampledCourse course = Samples.of(guide, 1).planned(1);
        assertThat(course.patient().name() + " " + course.start() + " "
                        + course.variant().code() + " " + course.plannedSessions())
                .isEqualTo("Yara Ulmenau 2024-01-08 ipt-perinatal 8");
    }

    @Test
    void haveAllProblemAreasInTheirProportions() {
        for (ProblemArea area : ProblemArea.values()) {
            assertThat(share(plans, course -> course.story().area() == area))
                    .as(area.code())
                    .isCloseTo(Proportions.AREAS.of(area), within(0.09));
        }
    }

    @Test
    void haveAllOutcomesInTheirProportions() {
        List<SampledCourse> completed = plans.stream()
                .filter(course -> course.endReason().equals(Optional.of(EndReason.COMPLETED_PLANNED)))
                .toList();
        for (Outcome outcome : Outcome.values()) {
            assertThat(share(completed, course -> course.outcome() == outcome))
                    .as(outcome.name())
                    .isCloseTo(Proportions.OUTCOMES.of(outcome), within(0.1))
                    .isPositive();
        }
    }

    @Test
    void breakOffAndGoOnInTheirProportions() {
        assertThat(share(plans, SampledCourse::isActive)).isCloseTo(Proportions.ACTIVE, within(0.07));
        List<SampledCourse> over =
                plans.stream().filter(course -> !course.isActive()).toList();
        assertThat(share(over, course -> course.endReason().equals(Optional.of(EndReason.DROPOUT))))
                .isCloseTo(Proportions.END_REASONS.of(EndReason.DROPOUT), within(0.08));
        assertThat(plans).extracting(course -> course.variant().code()).contains("ipt", "ipt-a", "ipt-g", "ipc");
        assertThat(plans).anyMatch(course -> course.story().subcode().isPresent());
    }

    @Test
    void keepToTheirVariantAndPhases() {
        assertThat(plans).allSatisfy(course -> {
            assertThat(course.variant().sessions().contains(course.plannedSessions()))
                    .isTrue();
            assertThat(course.variant().phases()).containsAll(requiredOf(course));
            assertThat(course.phases()).isSorted();
            assertThat(course.sessions())
                    .extracting(SampledSession::date)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(course.sessions())
                    .noneMatch(session -> session.date().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
        });
        assertThat(plans.stream().filter(course -> course.endReason().equals(Optional.of(EndReason.DROPOUT))))
                .isNotEmpty()
                .allSatisfy(course -> {
                    assertThat(course.phases()).doesNotContain(Phase.TERMINATION);
                    assertThat(course.held()).isLessThan(course.plannedSessions());
                });
        assertThat(plans.stream().flatMap(course -> course.sessions().stream()))
                .anyMatch(session -> !session.tookPlace())
                .anyMatch(session -> session.tookPlace() && session.responses().isEmpty());
    }

    /** Also those that a variant may leave out: a course has no phase of another variant. */
    private static List<Phase> requiredOf(SampledCourse course) {
        return course.phases().stream()
                .filter(phase -> !course.variant().optionalPhases().contains(phase))
                .toList();
    }

    @Test
    void endWithTheScoreOfTheirOutcome() {
        assertThat(plans.stream().filter(SampledCourse::isCompleted))
                .isNotEmpty()
                .allSatisfy(course -> {
                    int last = course.session(course.held())
                            .flatMap(session -> session.responses().get(0).total())
                            .orElseThrow();
                    int first = course.firstTotal();
                    Outcome shown = last < 5
                            ? Outcome.REMISSION
                            : last * 2 <= first
                                    ? Outcome.RESPONSE
                                    : last >= first + 6 ? Outcome.DETERIORATION : Outcome.NO_RESPONSE;
                    assertThat(shown).isEqualTo(course.outcome());
                });
    }

    @Test
    void tellOfEveryRiskThatTheAnswersShow() {
        assertThat(share(
                        plans,
                        course -> course.sessions().get(0).responses().get(0).safety() > 0))
                .isBetween(0.2, 0.45);
        assertThat(plans.subList(0, 40))
                .allSatisfy(course -> assertThat(samples.course(course.number()).getEntry().stream()
                                .filter(entry -> entry.getResource() instanceof RiskAssessment))
                        .hasSize((int) course.sessions().stream()
                                .flatMap(session -> session.responses().stream())
                                .filter(answers -> answers.safety() > 0)
                                .count()));
    }

    @Test
    void storiesOfEachSettingAreToldOfAllAreasThatItHas() {
        assertThat(Arrays.stream(Setting.values()))
                .allSatisfy(setting -> assertThat(Stories.ALL)
                        .anyMatch(story -> story.settings().contains(setting)));
    }

    private String json(Samples from, long number) {
        return fhir.newJsonParser().encodeResourceToString(from.course(number));
    }

    private static double share(List<SampledCourse> among, Predicate<SampledCourse> kind) {
        return (double) among.stream().filter(kind).count() / among.size();
    }
}
