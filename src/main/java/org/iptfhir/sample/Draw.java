package org.iptfhir.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance for one course. It depends on seed and number alone, so that a course is the same in whatever company it is
 * made. Everything is derived from whole 64 bit numbers: how a JDK bounds them or makes fractions could change.
 */
final class Draw {
    private final SplittableRandom source;

    Draw(long seed, long number) {
        this.source = new SplittableRandom(mixed(mixed(seed) + number));
    }

    /** Spreads neighbouring numbers, whose streams would otherwise overlap (the last step of MurmurHash3). */
    private static long mixed(long number) {
        long once = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }

    /** From 0 to a number, without it. */
    int below(int bound) {
        return (int) (((source.nextLong() >>> 32) * bound) >>> 32);
    }

    /** From a number to another, both included; the first one where they are in the wrong order. */
    int between(int lowest, int highest) {
        return lowest + below(Math.max(1, highest - lowest + 1));
    }

    /** From 0 to 1, without it. */
    double fraction() {
        return (source.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability) {
        return fraction() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
