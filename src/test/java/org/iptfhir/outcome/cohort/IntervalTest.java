package org.iptfhir.outcome.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Intervals against values worked out by hand and tables. */
class IntervalTest {
    /** 5 of 10: centre (0.5 + 3.8415/20) / 1.38415 = 0.5, half 1.96/1.38415 · √(0.025 + 3.8415/400) = 0.2634. */
    @Test
    void wilsonOfAHalf() {
        Interval half = Interval.ofRate(5, 10);
        assertThat(half.low()).isCloseTo(0.2366, within(1e-4));
        assertThat(half.high()).isCloseTo(0.7634, within(1e-4));
    }

    /** 0 of 10: from 0 to 3.8415 / 13.8415. */
    @Test
    void wilsonOfNobodyHasALength() {
        Interval nobody = Interval.ofRate(0, 10);
        assertThat(nobody.low()).isZero();
        assertThat(nobody.high()).isCloseTo(0.27753, within(1e-5));
        Interval everybody = Interval.ofRate(10, 10);
        assertThat(everybody.low()).isCloseTo(0.72247, within(1e-5));
        assertThat(everybody.high()).isEqualTo(1);
    }

    @Property
    void wilsonHoldsItsRateWithin0And1(
            @ForAll @IntRange(min = 1, max = 5000) int of, @ForAll @IntRange(max = 5000) int some) {
        int part = some % (of + 1);
        Interval interval = Interval.ofRate(part, of);
        assertThat(interval.low()).isBetween(0.0, (double) part / of);
        assertThat(interval.high()).isBetween((double) part / of, 1.0);
        assertThat(Interval.ofRate(of - part, of).high()).isCloseTo(1 - interval.low(), within(1e-9));
    }

    /** Student's t, 0.975: the usual table. */
    @Test
    void quantilesAreThoseOfTheTable() {
        long[] freedom = {1, 2, 3, 4, 5, 10, 30, 120};
        double[] table = {12.706, 4.303, 3.182, 2.776, 2.571, 2.228, 2.042, 1.980};
        for (int i = 0; i < table.length; i++) {
            assertThat(Interval.quantile(freedom[i])).isCloseTo(table[i], within(0.02));
        }
    }

    /** 8, 4, 6, 2, 10: mean 6, deviation √10, half 2.776 · √10 / √5 = 3.926. */
    @Test
    void meanOfFive() {
        Moments five = DoubleStream.of(8, 4, 6, 2, 10)
                .mapToObj(value -> new Moments(1, value, value * value))
                .reduce(Moments.NONE, Moments::and);
        assertThat(five.mean()).isEqualTo(6);
        assertThat(five.deviation()).isCloseTo(Math.sqrt(10), within(1e-12));
        Interval interval = Interval.ofMean(five.mean(), five.deviation(), five.count());
        assertThat(interval.low()).isCloseTo(6 - 3.926, within(0.005));
        assertThat(interval.high()).isCloseTo(6 + 3.926, within(0.005));
    }
}
