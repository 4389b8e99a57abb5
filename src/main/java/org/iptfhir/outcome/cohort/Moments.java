package org.iptfhir.outcome.cohort;

/**
 * A number of values, and what mean and spread need of them.
 *
 * @param count how many
 * @param sum of them
 * @param squares sum of their squares
 */
public record Moments(long count, double sum, double squares) {
    /** No values. */
    public static final Moments NONE = new Moments(0, 0, 0);

    /** Both together. */
    public Moments and(Moments other) {
        return new Moments(count + other.count, sum + other.sum, squares + other.squares);
    }

    /** The mean; not a number where there are none. */
    public double mean() {
        return sum / count;
    }

    /** The standard deviation of the sample; not a number where there are fewer than two. */
    public double deviation() {
        return count < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
    }
}
