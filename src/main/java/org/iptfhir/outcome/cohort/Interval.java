package org.iptfhir.outcome.cohort;

/** A confidence interval of 95 %. */
public record Interval(double low, double high) {
    /** Quantile of the normal distribution that leaves 2.5 % above. */
    private static final double Z = 1.959963984540054;

    /**
     * Of a rate, by Wilson's score (J Am Stat Assoc 1927;22:209-212): it stays between 0 and 1, and has a length where
     * nobody or everybody is counted.
     *
     * @param numerator from 0 to the denominator
     * @param denominator at least 1
     */
    public static Interval ofRate(long numerator, long denominator) {
        double n = denominator;
        double rate = numerator / n;
        double square = Z * Z;
        double centre = (rate + square / (2 * n)) / (1 + square / n);
        double half = Z / (1 + square / n) * Math.sqrt(rate * (1 - rate) / n + square / (4 * n * n));
        return new Interval(
                numerator == 0 ? 0 : Math.max(0, centre - half),
                numerator == denominator ? 1 : Math.min(1, centre + half));
    }

    /**
     * Of a mean, by Student's t.
     *
     * @param count of the values, at least 2
     */
    public static Interval ofMean(double mean, double deviation, long count) {
        double half = quantile(count - 1) * deviation / Math.sqrt((double) count);
        return new Interval(mean - half, mean + half);
    }

    /**
     * Quantile of Student's t that leaves 2.5 % above: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5;
     * exact for one and two degrees of freedom, else within 0.02.
     */
    static double quantile(long freedom) {
        if (freedom == 1) {
            return 12.706204736;
        }
        if (freedom == 2) {
            return 4.302652730;
        }
        double v = freedom;
        double z3 = Math.pow(Z, 3);
        double z5 = Math.pow(Z, 5);
        double z7 = Math.pow(Z, 7);
        double z9 = Math.pow(Z, 9);
        return Z
                + (z3 + Z) / (4 * v)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96 * v * v)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * v * v * v)
                + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * Z) / (92160 * v * v * v * v);
    }
}
