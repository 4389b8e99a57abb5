package org.iptfhir.course.handover;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Rating;
import org.iptfhir.outcome.Trajectory;
import org.iptfhir.outcome.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NoServer
class ChangeInWordsTest {
    private static final List<Instrument> INSTRUMENTS =
            Instruments.of(Guide.read(FhirContext.forR4Cached())).all();
    private static final Windows WINDOWS = new Windows(14, 28, 14);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

    /** Sessions are on the days 0 and 70; scores are given as day and total. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "none", textBlock = """
            phq-9 ; true  ; 0 17, 70 4          ; 'PHQ-9: 17 on 2026-01-05 (baseline), 4 on 2026-03-16 (end): 13 points better (76.5 %).'
            phq-9 ; true  ; 0 17, 70 4, 160 15  ; 'PHQ-9: 17 on 2026-01-05 (baseline), 4 on 2026-03-16 (end): 13 points better (76.5 %); afterwards 15 on 2026-06-14 (latest).'
            phq-9 ; false ; 0 17, 35 12         ; 'PHQ-9: 17 on 2026-01-05 (baseline), 12 on 2026-02-09 (latest): 5 points better (29.4 %).'
            phq-9 ; true  ; 0 10, 70 11         ; 'PHQ-9: 10 on 2026-01-05 (baseline), 11 on 2026-03-16 (end): 1 point worse (10 %).'
            phq-9 ; true  ; 0 0, 70 2           ; 'PHQ-9: 0 on 2026-01-05 (baseline), 2 on 2026-03-16 (end): 2 points worse.'
            phq-9 ; true  ; 0 9, 70 9           ; 'PHQ-9: 9 on 2026-01-05 (baseline), 9 on 2026-03-16 (end): no change.'
            phq-9 ; true  ; 0 17, 7 16          ; 'PHQ-9: 17 on 2026-01-05 (first), 16 on 2026-01-12 (last); the change is not judged, for want of a score at the end.'
            phq-9 ; true  ; 30 17, 70 16        ; 'PHQ-9: 17 on 2026-02-04 (first), 16 on 2026-03-16 (last); the change is not judged, for want of a score at the beginning.'
            who-5 ; true  ; 0 20, 70 60         ; 'WHO-5: 20 on 2026-01-05 (baseline), 60 on 2026-03-16 (end): 40 points better (50 %).'
            phq-9 ; true  ; 0 17                ; none
            """)
    void tellsFromWhereToWhere(String instrument, boolean isOver, String scores, String told) {
        List<Rating> ratings = Arrays.stream(scores.split(", "))
                .map(score -> score.split(" ", -1))
                .map(score -> new Rating(FIRST.plusDays(Long.parseLong(score[0])), new BigDecimal(score[1]), false))
                .toList();
        CourseOutcome outcome = new CourseOutcome(
                INSTRUMENTS.stream()
                        .filter(one -> one.id().equals(instrument))
                        .findFirst()
                        .orElseThrow(),
                Trajectory.of(ratings, List.of(attended(0), attended(70)), WINDOWS),
                isOver);
        assertThat(ChangeInWords.of(outcome)).isEqualTo(Optional.ofNullable(told));
    }

    private static Attended attended(int day) {
        return new Attended(FIRST.plusDays(day), Optional.empty(), Optional.empty());
    }
}
