package org.iptfhir.drawing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Instrument;

/**
 * Where a day and a total lie in a drawing. Higher totals are higher up, whatever they mean. What
 * parts totals that reach something from those that do not lies half way between two of them: most are whole numbers.
 *
 * @param left of the first day
 * @param top of the highest total
 * @param first day
 * @param last day, after the first
 */
record Plot(
        double left, double top, double width, double height, Instrument instrument, LocalDate first, LocalDate last) {
    private static final double BESIDE = 12;

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** Where names at the right begin: a mark at the edge does not touch them. */
    double beside() {
        return right() + BESIDE;
    }

    /** A day outside lies at the edge. */
    double x(LocalDate day) {
        double share = (double) ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, last);
        return left + width * Math.min(1, Math.max(0, share));
    }

    double y(BigDecimal total) {
        return y(total.doubleValue());
    }

    /** A total that the instrument does not have lies at the edge. */
    double y(double total) {
        double share = (instrument.highest() - total) / (instrument.highest() - instrument.lowest());
        return top + height * Math.min(1, Math.max(0, share));
    }

    /** Half of what two totals differ by at least. */
    private double half() {
        return 0.5 / Math.pow(10, instrument.scoring().decimals());
    }

    /** Upper edge of a band. */
    double top(Band band) {
        return y(band.highest().doubleValue() + half());
    }

    /** Lower edge of a band. */
    double bottom(Band band) {
        return y(band.lowest().doubleValue() - half());
    }

    /** What parts a total from the one above it. */
    double above(int total) {
        return y(total + half());
    }
}
