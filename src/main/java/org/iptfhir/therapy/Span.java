package org.iptfhir.therapy;

/**
 * Whole numbers from one to another, both included.
 *
 * @param lowest not above the highest
 */
public record Span(int lowest, int highest) {
    public Span {
        if (lowest > highest) {
            throw new IllegalArgumentException(lowest + " is above " + highest);
        }
    }

    /** Whether a number lies within. */
    public boolean contains(int number) {
        return lowest <= number && number <= highest;
    }

    /** Whether all numbers of another one lie within. */
    public boolean contains(Span other) {
        return contains(other.lowest) && contains(other.highest);
    }

    /** The numbers of both, and those between them. */
    public Span with(Span other) {
        return new Span(Math.min(lowest, other.lowest), Math.max(highest, other.highest));
    }

    @Override
    public String toString() {
        return lowest + "-" + highest;
    }
}
