package org.iptfhir.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.drawing.DrawnCourses.FIRST;
import static org.iptfhir.drawing.DrawnCourses.outcome;
import static org.iptfhir.drawing.DrawnCourses.weekly;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.iptfhir.NoServer;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Rating;
import org.junit.jupiter.api.Test;

/** What is said of courses that were worked out by hand. */
@NoServer
class InWordsTest {
    @Test
    void ofACourseThatHelped() {
        CourseOutcome scale = weekly("phq-9", true, 19, 18, 17, 16, 15, 13, 14, 11, 9, 10, 8, 6, 4, 4, 3);
        assertThat(InWords.headline(scale)).isEqualTo("From 19 to 3 in fourteen weeks");
        assertThat(InWords.findings(scale))
                .containsExactly("Remission since session 13.", "Reliable improvement (≥ 6 points) since session 8.");
    }

    @Test
    void ofACourseThatGoesOn() {
        CourseOutcome scale = weekly("phq-9", false, 18, 17, 9);
        assertThat(InWords.headline(scale)).isEqualTo("From 18 to 9 in two weeks so far");
        assertThat(InWords.findings(scale))
                .containsExactly(
                        "Latest score on 22 January 2026.",
                        "Response at the last score.",
                        "Reliable improvement (≥ 6 points) at the last score.");
    }

    @Test
    void ofWhatWasReachedAndLost() {
        CourseOutcome scale = weekly("phq-9", true, 18, 4, 16);
        assertThat(InWords.findings(scale))
                .containsExactly(
                        "Remission was reached at session 2, and lost again.",
                        "Response was reached at session 2, and lost again.",
                        "No reliable change (≥ 6 points) from the start to the end.");
    }

    @Test
    void ofACourseThatWentWrong() {
        CourseOutcome scale = weekly("phq-9", true, 12, 17, 18, 19);
        assertThat(InWords.headline(scale)).isEqualTo("From 12 to 19 in three weeks");
        assertThat(InWords.findings(scale)).containsExactly("Reliable deterioration (≥ 6 points) since session 3.");
    }

    @Test
    void ofACourseWithOneScore() {
        assertThat(InWords.headline(weekly("phq-9", false, 18))).isEqualTo("18 at the start, and no later score yet");
        assertThat(InWords.findings(weekly("phq-9", false, 18))).containsExactly("Latest score on 8 January 2026.");
        CourseOutcome over = weekly("phq-9", true, 18, -1);
        assertThat(InWords.headline(over)).isEqualTo("18 at the start, and no score at the end");
        assertThat(InWords.findings(over))
                .containsExactly(
                        "Change is not judged: no later score within 14 days of the last session.",
                        "One attended session without a score.");
    }

    @Test
    void ofACourseWithoutABaseline() {
        CourseOutcome scale = weekly("phq-9", true, -1, 16, 12);
        assertThat(InWords.headline(scale)).isEqualTo("12 on 22 January 2026, and no score from the start");
        assertThat(InWords.findings(scale))
                .containsExactly(
                        "Change is not judged: no score from the 14 days up to the first session.",
                        "One attended session without a score.");
    }

    @Test
    void ofWhatDidNotChangeAndOfSilence() {
        CourseOutcome scale = outcome(
                DrawnCourses.instrument("phq-9"),
                List.of(
                        new Rating(FIRST, BigDecimal.TEN, false),
                        new Rating(FIRST.plusDays(40), BigDecimal.TEN, false)),
                List.of(
                        new Attended(FIRST, Optional.empty(), Optional.empty()),
                        new Attended(FIRST.plusDays(40), Optional.empty(), Optional.empty())),
                true);
        assertThat(InWords.headline(scale)).isEqualTo("Still 10 after six weeks");
        assertThat(InWords.findings(scale))
                .containsExactly(
                        "No reliable change (≥ 6 points) from the start to the end.",
                        "No score between 8 January 2026 and 17 February 2026.");
    }

    @Test
    void ofAFewDays() {
        CourseOutcome scale = outcome(
                DrawnCourses.instrument("phq-9"),
                List.of(new Rating(FIRST, BigDecimal.TEN, false), new Rating(FIRST.plusDays(9), BigDecimal.ONE, false)),
                List.of(new Attended(FIRST, Optional.empty(), Optional.empty())),
                false);
        assertThat(InWords.headline(scale)).isEqualTo("From 10 to 1 in nine days so far");
    }
}
