package org.iptfhir.outcome.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.outcome.cohort.CohortSource.Counted;
import org.iptfhir.outcome.cohort.CohortSource.LikeCourses;
import org.iptfhir.outcome.cohort.CohortSource.LikeScores;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.junit.jupiter.api.Test;

/** A cohort of a hundred courses, worked out by hand. */
class CohortTest {
    private static final CohortQuestion BY_AREA =
            new CohortQuestion("phq-9", Window.open(), Map.of(), List.of(Trait.PROBLEM_AREA));

    /** Of 100 that began 20 go on, 50 completed, 20 dropped out (12 in the initial, 7 in the middle phase), 10 are unclear. */
    private static final List<LikeCourses> COURSES = List.of(
            courses("grief", Stage.GOING_ON, Optional.empty(), Optional.of(Phase.MIDDLE), 20),
            courses("grief", Stage.OVER, Optional.of(EndReason.COMPLETED_PLANNED), Optional.of(Phase.TERMINATION), 30),
            courses("role-dispute", Stage.OVER, Optional.of(EndReason.COMPLETED_EARLY), Optional.of(Phase.MIDDLE), 20),
            courses("grief", Stage.OVER, Optional.of(EndReason.DROPOUT), Optional.of(Phase.INITIAL), 12),
            courses("role-dispute", Stage.OVER, Optional.of(EndReason.DROPOUT), Optional.of(Phase.MIDDLE), 7),
            courses("role-dispute", Stage.OVER, Optional.of(EndReason.DROPOUT), Optional.empty(), 1),
            courses("role-dispute", Stage.OVER, Optional.of(EndReason.UNKNOWN), Optional.empty(), 4),
            courses("role-dispute", Stage.OVER, Optional.empty(), Optional.empty(), 6));

    /** 70 of the 80 that are over have a score. */
    private static final List<LikeScores> SCORES = List.of(
            scores("grief", "yyynyy", 25, 250),
            scores("grief", "nnnnnn", 15, 30),
            scores("role-dispute", "ynyncc", 10, 100),
            scores("role-dispute", "eeeeee", 12, 0),
            scores("role-dispute", "bbbbbb", 8, 0));

    private final Cohort cohort = Cohort.of(BY_AREA, new Counted(COURSES, SCORES));

    @Test
    void ratesAreOfThoseOfWhichTheyCanBeTold() {
        Measured.Share response = share(cohort.whole(), "response");
        assertThat(response.began()).isEqualTo(100);
        assertThat(response.eligible()).isEqualTo(80);
        assertThat(response.computable()).isEqualTo(50);
        assertThat(response.numerator()).isEqualTo(35);
        assertThat(response.gaps())
                .containsEntry(Reason.NO_BASELINE, 18L) // 8 without one, 10 without any score
                .containsEntry(Reason.NO_ENDPOINT, 12L)
                .containsEntry(Reason.NOTHING_TO_IMPROVE, 0L);
        assertThat(response.gaps().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(response.eligible() - response.computable());
    }

    @Test
    void recoveryIsAskedOfWhoWasIllEnough() {
        Measured.Share recovery = share(cohort.whole(), "nhs-recovery");
        assertThat(recovery.basis()).isEqualTo(Measured.Basis.OVER_AT_CASENESS);
        assertThat(recovery.eligible()).isEqualTo(70); // 10 of 80 were not
        assertThat(recovery.computable()).isEqualTo(40);
        assertThat(recovery.numerator()).isEqualTo(25);
        assertThat(recovery.gaps()).doesNotContainKey(Reason.NOT_AT_CASENESS);
        Cohort byWsas =
                Cohort.of(new CohortQuestion("wsas", Window.open(), Map.of(), List.of()), new Counted(COURSES, SCORES));
        assertThat(byWsas.whole().all()).extracting(Measured::code).doesNotContain("nhs-recovery");
    }

    @Test
    void anEndThatIsUnknownIsNoDropOut() {
        Measured.Share completion = share(cohort.whole(), "completion");
        assertThat(completion.eligible()).isEqualTo(80);
        assertThat(completion.computable()).isEqualTo(70);
        assertThat(completion.numerator()).isEqualTo(50);
        assertThat(completion.gaps()).containsEntry(Reason.NO_END_REASON, 10L);
        assertThat(share(cohort.whole(), "drop-out").numerator()).isEqualTo(20);
        Measured.Share inInitial = share(cohort.whole(), "drop-out-in-initial");
        assertThat(inInitial.numerator()).isEqualTo(12);
        assertThat(inInitial.computable()).isEqualTo(69);
        assertThat(inInitial.gaps()).containsEntry(Reason.NO_PHASE, 1L);
        assertThat(share(cohort.whole(), "drop-out-in-middle").numerator()).isEqualTo(7);
    }

    @Test
    void changeIsOfPairedScoresAlone() {
        Measured.Mean change = mean(cohort.whole(), "change");
        assertThat(change.computable()).isEqualTo(50);
        assertThat(change.values().mean()).isEqualTo(380.0 / 50);
        assertThat(change.gaps()).containsEntry(Reason.NO_BASELINE, 18L).containsEntry(Reason.NO_ENDPOINT, 12L);
        Measured.Share byHalf = share(cohort.whole(), "change-50-74");
        assertThat(byHalf.computable()).isEqualTo(50);
        assertThat(byHalf.numerator()).isEqualTo(35);
        assertThat(byHalf.gaps())
                .containsEntry(Reason.NO_BASELINE, 18L)
                .containsEntry(Reason.NO_ENDPOINT, 12L)
                .containsEntry(Reason.NOTHING_TO_IMPROVE, 0L);
        Measured.Share paired = share(cohort.whole(), "paired-data");
        assertThat(paired.numerator()).isEqualTo(50);
        assertThat(paired.computable()).isEqualTo(80);
    }

    @Test
    void daysAreOfPhasesThatAreOver() {
        Measured.Mean days = mean(cohort.whole(), "days-in-initial");
        assertThat(days.began()).isEqualTo(100);
        assertThat(days.computable()).isEqualTo(100);
        assertThat(days.values().mean()).isEqualTo(21);
        assertThat(mean(cohort.whole(), "days-in-maintenance").computable()).isZero();
    }

    @Test
    void strataAddUpToTheWhole() {
        assertThat(cohort.strata().keySet()).containsExactly(List.of("grief"), List.of("role-dispute"));
        for (Measured whole : cohort.whole().all()) {
            assertThat(cohort.strata().values().stream()
                            .flatMap(cell -> cell.all().stream())
                            .filter(part -> part.code().equals(whole.code()))
                            .mapToLong(Measured::computable)
                            .sum())
                    .as(whole.code())
                    .isEqualTo(whole.computable());
        }
    }

    @Test
    void anEmptyCohortIsAnAnswer() {
        Cohort empty = Cohort.of(BY_AREA, new Counted(List.of(), List.of()));
        assertThat(empty.strata()).isEmpty();
        assertThat(empty.whole().all())
                .allSatisfy(each -> assertThat(each.began()).isZero());
        for (int smallest : new int[] {0, 5}) {
            assertThat(new SmallCells(smallest, "s").told(empty).whole()).allSatisfy(each -> {
                assertThat(each instanceof Told.Share share && share.rate().isPresent())
                        .isFalse();
                assertThat(each instanceof Told.Mean mean && mean.spread().isPresent())
                        .isFalse();
            });
        }
    }

    @Test
    void quartersAreWhole() {
        Window asked =
                new Window(Optional.of(LocalDate.parse("2026-02-03")), Optional.of(LocalDate.parse("2026-05-04")));
        assertThat(asked.inQuarters())
                .isEqualTo(new Window(
                        Optional.of(LocalDate.parse("2026-01-01")), Optional.of(LocalDate.parse("2026-06-30"))));
        assertThat(asked.isReversed()).isFalse();
        assertThat(new Window(asked.to(), asked.from()).isReversed()).isTrue();
    }

    private static LikeCourses courses(
            String area, Stage stage, Optional<EndReason> why, Optional<Phase> last, long number) {
        return new LikeCourses(
                List.of(area),
                stage,
                why,
                last,
                number,
                Map.of(Phase.INITIAL, new Moments(number, 21.0 * number, 441.0 * number)));
    }

    private static LikeScores scores(String area, String word, long number, double improvement) {
        Moments paired = improvement > 0 ? new Moments(number, improvement, improvement * 12) : Moments.NONE;
        Map<ChangeBand, Long> bands = improvement > 0
                ? Map.of(word.startsWith("y") ? ChangeBand.FROM_50 : ChangeBand.FROM_0, number)
                : Map.of();
        return new LikeScores(List.of(area), Verdicts.ofWord(word), number, paired, paired, bands);
    }

    private static Measured.Share share(Cell cell, String code) {
        return (Measured.Share) named(cell, code);
    }

    private static Measured.Mean mean(Cell cell, String code) {
        return (Measured.Mean) named(cell, code);
    }

    private static Measured named(Cell cell, String code) {
        return cell.all().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
