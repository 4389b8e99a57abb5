package org.iptfhir.therapy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VariantTest {
    private final Variant adolescents = variant(new Span(5, 10), Optional.of(12), Optional.of(18));

    @Test
    void sixteenWeeklySessionsTakeBetweenFortyAndThreeHundredTwentyDays() {
        assertThat(adolescents.plausibleDays(16)).isEqualTo(new Span(40, 320));
    }

    @Test
    void anOddProductIsHalvedDownwards() {
        assertThat(adolescents.plausibleDays(13)).isEqualTo(new Span(32, 260));
    }

    @Test
    void bothLimitsOfAgeBelongToIt() {
        assertThat(adolescents.fitsAge(11)).isFalse();
        assertThat(adolescents.fitsAge(12)).isTrue();
        assertThat(adolescents.fitsAge(18)).isTrue();
        assertThat(adolescents.fitsAge(19)).isFalse();
    }

    @Test
    void withoutLimitsEveryAgeFits() {
        Variant perinatal = variant(new Span(5, 10), Optional.empty(), Optional.empty());
        assertThat(perinatal.fitsAge(15)).isTrue();
        assertThat(perinatal.fitsAge(45)).isTrue();
    }

    @Test
    void anOptionalPhaseHasItsPlace() {
        assertThat(adolescents.has(Phase.TERMINATION)).isTrue();
        assertThat(adolescents.has(Phase.MAINTENANCE)).isFalse();
    }

    @Test
    void aSpanDoesNotRunBackwards() {
        assertThatThrownBy(() -> new Span(16, 12)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void moreSessionsNeverMakeACourseShorter(@ForAll @IntRange(min = 1, max = 51) int sessions) {
        Span fewer = adolescents.plausibleDays(sessions);
        Span more = adolescents.plausibleDays(sessions + 1);
        assertThat(more.lowest()).isGreaterThanOrEqualTo(fewer.lowest());
        assertThat(more.highest()).isGreaterThan(fewer.highest());
    }

    @Property
    void aCourseInTheManualsOwnRhythmIsPlausible(
            @ForAll @IntRange(min = 1, max = 52) int sessions, @ForAll @IntRange(min = 5, max = 10) int days) {
        assertThat(adolescents.plausibleDays(sessions).contains(sessions * days))
                .isTrue();
    }

    private static Variant variant(Span daysBetween, Optional<Integer> youngest, Optional<Integer> oldest) {
        return new Variant(
                "test",
                "Test",
                new Span(12, 16),
                new Span(35, 60),
                daysBetween,
                youngest,
                oldest,
                Optional.empty(),
                List.of(Phase.INITIAL, Phase.MIDDLE),
                List.of(Phase.TERMINATION),
                true,
                "made up for this test");
    }
}
