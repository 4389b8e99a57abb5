package org.iptfhir.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on courses that were worked out by hand, with the numbers that the guide publishes. */
class CourseOutcomeTest {
    private static final List<Instrument> INSTRUMENTS =
            Instruments.of(Guide.read(FhirContext.forR4Cached())).all();
    private static final Windows WINDOWS = new Windows(14, 28, 14);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

    @Test
    void aCourseThatHelped() {
        CourseOutcome outcome = weekly("phq-9", 18, 16, 12, 9, 10, 8, 4, 4);
        assertThat(outcome.improvement()).hasValue(BigDecimal.valueOf(14));
        assertThat(outcome.percent()).hasValue(new BigDecimal("77.8"));
        assertThat(outcome.response()).isEqualTo(Verdict.of(true));
        assertThat(outcome.remission()).isEqualTo(Verdict.of(true));
        assertThat(outcome.reliableImprovement()).isEqualTo(Verdict.of(true));
        assertThat(outcome.reliableDeterioration()).isEqualTo(Verdict.of(false));
        assertThat(outcome.casenessAtStart()).isEqualTo(Verdict.of(true));
        assertThat(outcome.casenessAtEnd()).isEqualTo(Verdict.of(false));
        // 9 is half of 18, at the fourth session; at the fifth it is lost again, and kept from the sixth on.
        assertThat(outcome.sessionsToResponse()).hasValue(4);
        assertThat(day(outcome.responseReached().first())).isEqualTo("2026-01-26");
        assertThat(day(outcome.responseReached().sustained())).isEqualTo("2026-02-09");
        assertThat(day(outcome.remissionReached().first())).isEqualTo("2026-02-16");
        assertThat(day(outcome.remissionReached().sustained())).isEqualTo("2026-02-16");
    }

    @ParameterizedTest
    @CsvSource({
        // Half of 17 is 8.5.
        "phq-9, 17, 8, true, 52.9",
        "phq-9, 17, 9, false, 47.1",
        "phq-9, 18, 9, true, 50.0",
        "phq-9, 1, 0, true, 100.0",
        "phq-9, 10, 14, false, -40.0",
        "gad-7, 21, 10, true, 52.4",
        "gad-7, 21, 11, false, 47.6"
    })
    void responseIsHalfOfTheBaseline(String instrument, int from, int to, boolean holds, String percent) {
        CourseOutcome outcome = weekly(instrument, from, to);
        assertThat(outcome.response()).isEqualTo(Verdict.of(holds));
        assertThat(outcome.percent()).hasValue(new BigDecimal(percent));
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 15, 9, true, false, true", "phq-9, 15, 10, false, false, true", "phq-9, 15, 11, false, false, false",
        "phq-9, 15, 21, false, true, false", "phq-9, 15, 20, false, false, false", "gad-7, 12, 8, true, false, true",
        "gad-7, 12, 9, false, false, false", "gad-7, 12, 16, false, true, false"
    })
    void changeIsReliableFromTheNumberOfPointsOn(
            String instrument, int from, int to, boolean better, boolean worse, boolean noticed) {
        CourseOutcome outcome = weekly(instrument, from, to);
        assertThat(outcome.reliableImprovement()).isEqualTo(Verdict.of(better));
        assertThat(outcome.reliableDeterioration()).isEqualTo(Verdict.of(worse));
        assertThat(outcome.importantImprovement()).isEqualTo(Verdict.of(noticed));
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false"})
    void remissionIsBelowFive(int last, boolean holds) {
        assertThat(weekly("phq-9", 12, last).remission()).isEqualTo(Verdict.of(holds));
        assertThat(weekly("gad-7", 12, last).remission()).isEqualTo(Verdict.of(holds));
    }

    @Test
    void whoHadNoSymptomsCannotRespond() {
        CourseOutcome outcome = weekly("phq-9", 0, 0);
        assertThat(outcome.response()).isEqualTo(Verdict.notComputable(Reason.NOTHING_TO_IMPROVE));
        assertThat(outcome.percent()).isEmpty();
        assertThat(outcome.remission()).isEqualTo(Verdict.of(true));
        assertThat(outcome.reliableImprovement()).isEqualTo(Verdict.of(false));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 16, NO_CHANGE", "16, 11, NO_CHANGE", "16, 10, BETTER", "16, 9, BETTER", "16, 8, RESPONSE",
        "16, 5, RESPONSE", "16, 4, REMISSION", "4, 3, REMISSION", "4, 5, NO_CHANGE", "12, 17, NO_CHANGE",
        "12, 18, WORSE", "0, 0, REMISSION"
    })
    void aStateIsTheBestThatHolds(int from, int to, State state) {
        CourseOutcome outcome = weekly("phq-9", from, to);
        List<Point> points = outcome.trajectory().points();
        assertThat(outcome.state(points.get(0))).isEqualTo(State.NO_CHANGE);
        assertThat(outcome.state(points.get(1))).isEqualTo(state);
    }

    @Test
    void aScoreFromBeforeTheBaselineIsNotJudged() {
        CourseOutcome outcome =
                outcome("phq-9", false, List.of(rating(-20, 22), rating(0, 16), rating(7, 4)), List.of(0, 7), WINDOWS);
        assertThat(outcome.trajectory().points().stream().map(outcome::state))
                .containsExactly(State.NOT_JUDGED, State.NO_CHANGE, State.REMISSION);
    }

    @Test
    void reliableChangeHasABeginningOfItsOwn() {
        CourseOutcome outcome = weekly("phq-9", 16, 10, 12, 9, 9);
        assertThat(day(outcome.reliableImprovementReached().first())).isEqualTo("2026-01-12");
        assertThat(day(outcome.reliableImprovementReached().sustained())).isEqualTo("2026-01-26");
        assertThat(outcome.reliableDeteriorationReached().first()).isEmpty();
    }

    @Test
    void oneGoodDayIsReachedAndNotSustained() {
        CourseOutcome outcome = weekly("phq-9", 16, 14, 6);
        assertThat(outcome.response()).isEqualTo(Verdict.of(true));
        assertThat(outcome.responseReached().first()).isPresent();
        assertThat(outcome.responseReached().sustained()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, true", "0, true", "15, false", "-1, false"})
    void aBaselineLiesAtMostTwoWeeksBeforeTheFirstSession(int daysBefore, boolean counts) {
        CourseOutcome outcome =
                outcome("phq-9", true, List.of(rating(-daysBefore, 15), rating(7, 5)), List.of(0, 7), WINDOWS);
        assertThat(outcome.baseline().isPresent()).isEqualTo(counts);
        assertThat(outcome.response()).isEqualTo(counts ? Verdict.of(true) : Verdict.notComputable(Reason.NO_BASELINE));
    }

    @Test
    void theLastScoreBeforeTheFirstSessionIsTheBaselineUnlessTheSenderCallsAnotherOne() {
        List<Rating> ratings = List.of(rating(-20, 22), rating(-10, 20), rating(0, 16), rating(7, 9));
        assertThat(outcome("phq-9", true, ratings, List.of(0, 7), WINDOWS)
                        .baseline()
                        .map(Point::total))
                .hasValue(BigDecimal.valueOf(16));
        List<Rating> called = new ArrayList<>(ratings);
        called.set(0, new Rating(FIRST.minusDays(20), BigDecimal.valueOf(22), true));
        assertThat(outcome("phq-9", true, called, List.of(0, 7), WINDOWS)
                        .baseline()
                        .map(Point::total))
                .hasValue(BigDecimal.valueOf(22));
    }

    @ParameterizedTest
    @CsvSource({
        // days of two scores, the last session being on day 70: which one stands for the end
        "70, 77, 70",
        "66, 74, 74",
        "66, 73, 73",
        "56, 90, 56",
        "84, 98, 84",
        "84, 56, 84",
        "55, 85, "
    })
    void theEndIsTheScoreNearestToTheLastSession(int one, int other, Integer counts) {
        CourseOutcome outcome = outcome(
                "phq-9", true, List.of(rating(0, 15), rating(one, 8), rating(other, 6)), List.of(0, 35, 70), WINDOWS);
        assertThat(outcome.endpoint().map(Point::day))
                .isEqualTo(Optional.ofNullable(counts).map(FIRST::plusDays));
        if (counts == null) {
            assertThat(outcome.remission()).isEqualTo(Verdict.notComputable(Reason.NO_ENDPOINT));
        }
    }

    @Test
    void aCourseThatGoesOnIsJudgedByItsLatestScore() {
        List<Rating> ratings = List.of(rating(0, 15), rating(7, 12), rating(30, 4));
        assertThat(outcome("phq-9", false, ratings, List.of(0, 7), WINDOWS)
                        .endpoint()
                        .map(Point::day))
                .hasValue(FIRST.plusDays(30));
        assertThat(outcome("phq-9", true, ratings, List.of(0, 7), WINDOWS)
                        .endpoint()
                        .map(Point::day))
                .hasValue(FIRST.plusDays(7));
    }

    @Test
    void ofSeveralScoresOfADayTheLastOneCounts() {
        CourseOutcome outcome =
                outcome("phq-9", true, List.of(rating(0, 15), rating(0, 17), rating(7, 9)), List.of(0, 7), WINDOWS);
        assertThat(outcome.baseline().map(Point::total)).hasValue(BigDecimal.valueOf(17));
        assertThat(outcome.trajectory().points()).hasSize(2);
    }

    @Test
    void whatIsMissingIsTold() {
        Trajectory trajectory = outcome(
                        "phq-9",
                        true,
                        List.of(rating(0, 15), rating(28, 12), rating(57, 9)),
                        List.of(0, 7, 28, 60),
                        WINDOWS)
                .trajectory();
        assertThat(trajectory.sessionsWithoutScore())
                .extracting(Attended::day)
                .containsExactly(FIRST.plusDays(7), FIRST.plusDays(60));
        assertThat(trajectory.silences())
                .containsExactly(new Trajectory.Silence(FIRST.plusDays(28), FIRST.plusDays(57)));
    }

    @Test
    void aCourseWithoutSessionsOrScoresHasNoVerdict() {
        assertThat(outcome("phq-9", true, List.of(rating(0, 15)), List.of(), WINDOWS)
                        .response())
                .isEqualTo(Verdict.notComputable(Reason.NO_BASELINE));
        assertThat(outcome("phq-9", true, List.of(rating(0, 15)), List.of(0), WINDOWS)
                        .response())
                .isEqualTo(Verdict.notComputable(Reason.NO_ENDPOINT));
        assertThat(outcome("phq-9", true, List.of(), List.of(0), WINDOWS).casenessAtStart())
                .isEqualTo(Verdict.notComputable(Reason.NO_BASELINE));
    }

    @ParameterizedTest
    @CsvSource({
        // depression and anxiety at start and end: caseness, recovery, reliable improvement, deterioration, recovery
        // too
        "16, 12, 6, 5, yes, yes, yes, no, yes",
        "9, 9, 8, 7, yes, yes, no, no, no",
        "16, 12, 10, 5, yes, no, yes, no, no",
        "16, 12, 8, 9, yes, no, yes, no, no",
        "9, 7, 3, 2, no, ?, yes, no, ?",
        "16, 8, 9, 12, yes, no, no, no, no",
        "12, 10, 18, 10, yes, no, no, yes, no",
        "12, 10, 11, 9, yes, no, no, no, no"
    })
    void theVerdictsOfTalkingTherapies(
            int depressedFrom,
            int anxiousFrom,
            int depressedTo,
            int anxiousTo,
            String caseness,
            String recovery,
            String improvement,
            String deterioration,
            String reliableRecovery) {
        TalkingTherapies verdicts = new TalkingTherapies(
                weekly("phq-9", depressedFrom, depressedTo), weekly("gad-7", anxiousFrom, anxiousTo));
        assertThat(said(verdicts.caseness())).isEqualTo(caseness);
        assertThat(said(verdicts.recovery())).isEqualTo(recovery);
        assertThat(said(verdicts.reliableImprovement())).isEqualTo(improvement);
        assertThat(said(verdicts.reliableDeterioration())).isEqualTo(deterioration);
        assertThat(said(verdicts.reliableRecovery())).isEqualTo(reliableRecovery);
    }

    @Test
    void oneScaleAloneIsNoVerdictOfTalkingTherapies() {
        TalkingTherapies verdicts = new TalkingTherapies(
                weekly("phq-9", 16, 4), outcome("gad-7", true, List.of(rating(0, 12)), List.of(0, 7), WINDOWS));
        assertThat(said(verdicts.caseness())).isEqualTo("yes");
        assertThat(verdicts.recovery()).isEqualTo(Verdict.notComputable(Reason.NO_ENDPOINT));
        assertThat(verdicts.reliableImprovement()).isEqualTo(Verdict.notComputable(Reason.NO_ENDPOINT));
        TalkingTherapies withoutAnxiety =
                new TalkingTherapies(weekly("phq-9", 16, 4), outcome("gad-7", true, List.of(), List.of(0, 7), WINDOWS));
        assertThat(withoutAnxiety.caseness()).isEqualTo(Verdict.notComputable(Reason.NO_BASELINE));
        assertThat(withoutAnxiety.reliableRecovery()).isEqualTo(Verdict.notComputable(Reason.NO_BASELINE));
    }

    @Test
    void aCourseWithOneOfBothScalesHasVerdictsThatAreNotComputable() {
        assertThat(treatment(weekly("phq-9", 16, 4)).verdictsOfBoth())
                .hasSize(5)
                .allSatisfy(
                        (code, verdict) -> assertThat(verdict).isEqualTo(Verdict.notComputable(Reason.NO_BASELINE)));
        assertThat(treatment(weekly("phq-9", 16, 4), weekly("gad-7", 12, 5)).verdictsOfBoth())
                .containsEntry("nhs-reliable-recovery", Verdict.of(true));
        assertThat(treatment().verdictsOfBoth()).isEmpty();
    }

    @Test
    void theScaleWithMostScoresIsLookedAtFirst() {
        CourseOutcome anxiety = weekly("gad-7", 12, 10, 5);
        CourseOutcome depression = weekly("phq-9", 16, 4, 3);
        assertThat(treatment(anxiety, depression).leading()).hasValue(depression);
        assertThat(treatment(weekly("gad-7", 12, 10, 9, 5), depression)
                        .leading()
                        .map(scale -> scale.instrument().id()))
                .hasValue("gad-7");
    }

    /** WHO-5 rises as people get well; the bands and limits of each stand in the guide. */
    @ParameterizedTest
    @CsvSource({
        "who-5, 32, 42, ?, ?, yes",
        "who-5, 32, 41, ?, ?, no",
        "ham-d-17, 20, 10, yes, no, yes",
        "ham-d-17, 14, 7, yes, yes, yes",
        // 41 is half of the way from 65 to 17, the lowest total.
        "cdrs-r, 65, 41, yes, no, ?",
        "cdrs-r, 65, 42, no, no, ?",
        "cdrs-r, 50, 28, yes, yes, ?",
        // ISI: response is eight points, not a share.
        "isi, 24, 16, yes, no, yes",
        "isi, 24, 17, no, no, yes",
        "isi, 14, 7, no, yes, yes",
        // BDI-II: 17.5 percent of 40 are 7 points.
        "bdi-ii, 40, 33, no, no, yes",
        "bdi-ii, 40, 34, no, no, no",
        "epds, 18, 9, yes, yes, ?",
        "sas-sr, 3, 2, ?, ?, ?"
    })
    void eachInstrumentHasItsOwnNumbers(
            String instrument, int from, int to, String response, String remission, String noticed) {
        CourseOutcome outcome = weekly(instrument, from, to);
        assertThat(said(outcome.response())).isEqualTo(response);
        assertThat(said(outcome.remission())).isEqualTo(remission);
        assertThat(said(outcome.importantImprovement())).isEqualTo(noticed);
    }

    @Test
    void higherIsBetterOfWellbeing() {
        CourseOutcome outcome = weekly("who-5", 32, 60);
        assertThat(outcome.improvement()).hasValue(BigDecimal.valueOf(28));
        assertThat(outcome.percent()).hasValue(new BigDecimal("41.2")); // of the 68 that were missing
        assertThat(outcome.band(outcome.endpoint().orElseThrow()))
                .hasValueSatisfying(band -> assertThat(band.code().code()).isEqualTo("unlikely"));
    }

    @Test
    void aRatingOfChangeNeedsNoBaseline() {
        List<Integer> sessions = List.of(0, 7, 14);
        CourseOutcome outcome = outcome("cgi-i", true, List.of(rating(7, 3), rating(14, 2)), sessions, WINDOWS);
        assertThat(outcome.baseline()).isEmpty();
        assertThat(outcome.response()).isEqualTo(Verdict.of(true));
        assertThat(outcome.sessionsToResponse()).hasValue(3);
        assertThat(outcome.improvement()).isEmpty();
        assertThat(outcome("cgi-i", true, List.of(rating(14, 3)), sessions, WINDOWS)
                        .response())
                .isEqualTo(Verdict.of(false));
    }

    private static TreatmentOutcome treatment(CourseOutcome... scales) {
        return new TreatmentOutcome("CarePlan/1", true, 2, 0, Homework.NONE, List.of(), List.of(scales), List.of());
    }

    private static String said(Verdict verdict) {
        return verdict.isKnown() ? verdict.holds() ? "yes" : "no" : "?";
    }

    private static String day(Optional<Point> point) {
        return point.map(Point::day).map(LocalDate::toString).orElse("never");
    }

    /** A course that is over, with a session and a score each week. */
    private static CourseOutcome weekly(String instrument, int... totals) {
        List<Rating> ratings = new ArrayList<>();
        List<Integer> sessions = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            ratings.add(rating(7 * i, totals[i]));
            sessions.add(7 * i);
        }
        return outcome(instrument, true, ratings, sessions, WINDOWS);
    }

    private static Rating rating(int day, int total) {
        return new Rating(FIRST.plusDays(day), BigDecimal.valueOf(total), false);
    }

    private static CourseOutcome outcome(
            String instrument, boolean isOver, List<Rating> ratings, List<Integer> sessions, Windows windows) {
        List<Attended> attended = sessions.stream()
                .map(day -> new Attended(FIRST.plusDays(day), Optional.empty(), Optional.empty()))
                .toList();
        return new CourseOutcome(
                INSTRUMENTS.stream()
                        .filter(one -> one.id().equals(instrument))
                        .findFirst()
                        .orElseThrow(),
                Trajectory.of(ratings, attended, windows),
                isOver);
    }
}
