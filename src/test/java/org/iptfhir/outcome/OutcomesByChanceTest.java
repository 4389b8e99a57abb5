package org.iptfhir.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Scoring;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;

/** What holds of every course: better is never judged worse, a scale read the other way says the same, nothing is guessed. */
class OutcomesByChanceTest {
    private static final int HIGHEST = 27;
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final Windows WINDOWS = new Windows(14, 28, 14);

    private static final Instrument WORSE =
            instrument(Direction.HIGHER_IS_WORSE, threshold("remission", "<", 5), threshold("caseness", ">=", 10));
    private static final Instrument BETTER = instrument(
            Direction.HIGHER_IS_BETTER,
            threshold("remission", ">", HIGHEST - 5),
            threshold("caseness", "<=", HIGHEST - 10));

    @Property
    void aBetterEndIsNeverJudgedWorse(
            @ForAll @IntRange(max = HIGHEST) int from,
            @ForAll @IntRange(max = HIGHEST) int to,
            @ForAll @IntRange(max = HIGHEST) int other) {
        CourseOutcome better = outcome(WORSE, List.of(from, Math.min(to, other)));
        CourseOutcome worse = outcome(WORSE, List.of(from, Math.max(to, other)));
        assertImplies(worse.response(), better.response());
        assertImplies(worse.remission(), better.remission());
        assertImplies(worse.reliableImprovement(), better.reliableImprovement());
        assertImplies(better.reliableDeterioration(), worse.reliableDeterioration());
    }

    private static void assertImplies(Verdict one, Verdict other) {
        assertThat(one.isKnown()).isEqualTo(other.isKnown());
        assertThat(!one.holds() || other.holds()).isTrue();
    }

    @Property
    void aScaleReadTheOtherWaySaysTheSame(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = HIGHEST) Integer> totals) {
        CourseOutcome one = outcome(WORSE, totals);
        CourseOutcome other =
                outcome(BETTER, totals.stream().map(total -> HIGHEST - total).toList());
        assertThat(verdicts(other)).isEqualTo(verdicts(one));
        assertThat(other.improvement()).isEqualTo(one.improvement());
        assertThat(other.percent()).isEqualTo(one.percent());
        assertThat(other.sessionsToResponse()).isEqualTo(one.sessionsToResponse());
    }

    @Property
    void whatIsReachedAtTheEndWasReachedAtSomeTime(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(max = HIGHEST) Integer> totals) {
        CourseOutcome outcome = outcome(WORSE, totals);
        if (outcome.response().holds()) {
            assertThat(outcome.responseReached().first()).isPresent();
            assertThat(outcome.sessionsToResponse())
                    .hasValueSatisfying(sessions -> assertThat(sessions).isBetween(2, totals.size()));
        }
        outcome.responseReached().sustained().ifPresent(from -> {
            assertThat(outcome.response().holds()).isTrue();
            assertThat(from.day())
                    .isAfterOrEqualTo(
                            outcome.responseReached().first().orElseThrow().day());
        });
        assertThat(outcome.reliableImprovement().holds()
                        && outcome.reliableDeterioration().holds())
                .isFalse();
    }

    @Property
    void withoutABaselineOrAnEndNothingIsJudged(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = HIGHEST) Integer> totals,
            @ForAll boolean isFirstMissing) {
        List<Attended> sessions = sessions(totals.size() + 4);
        List<Rating> ratings = ratings(totals, isFirstMissing ? 4 : 0);
        CourseOutcome outcome = new CourseOutcome(WORSE, Trajectory.of(ratings, sessions, WINDOWS), true);
        assertThat(verdicts(outcome)).noneMatch(Verdict::isKnown);
        assertThat(outcome.improvement()).isEmpty();
    }

    private static List<Verdict> verdicts(CourseOutcome outcome) {
        return List.of(
                outcome.response(),
                outcome.remission(),
                outcome.reliableImprovement(),
                outcome.reliableDeterioration(),
                outcome.casenessAtEnd());
    }

    private static CourseOutcome outcome(Instrument instrument, List<Integer> totals) {
        return new CourseOutcome(instrument, Trajectory.of(ratings(totals, 0), sessions(totals.size()), WINDOWS), true);
    }

    private static List<Rating> ratings(List<Integer> totals, int from) {
        List<Rating> ratings = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            ratings.add(new Rating(FIRST.plusWeeks(from + i), BigDecimal.valueOf(totals.get(i)), false));
        }
        return ratings;
    }

    private static List<Attended> sessions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Attended(FIRST.plusWeeks(i), Optional.of(i + 1), Optional.empty()))
                .toList();
    }

    private static Instrument instrument(Direction direction, Threshold... more) {
        List<Threshold> thresholds = new ArrayList<>(List.of(more));
        thresholds.add(threshold("response", ">=", 50));
        thresholds.add(threshold("reliable-change", ">=", 6));
        return new Instrument(
                "scale",
                "Scale",
                "https://example.org/Questionnaire/scale",
                new Code("https://example.org", "total", "Total"),
                List.of(),
                Optional.of("total"),
                Scoring.sum(),
                List.of(),
                List.of(),
                0,
                HIGHEST,
                direction,
                List.of(),
                thresholds);
    }

    private static Threshold threshold(String verdict, String comparator, int value) {
        return new Threshold(
                verdict,
                comparator,
                BigDecimal.valueOf(value),
                "{score}",
                switch (verdict) {
                    case "response" -> Basis.SHARE;
                    case "reliable-change" -> Basis.CHANGE;
                    default -> Basis.SCORE;
                },
                "made for the test");
    }
}
