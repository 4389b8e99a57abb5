package org.iptfhir.outcome.cohort;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.iptfhir.outcome.Verdict.Reason;

/**
 * Tells no number by which somebody could be recognised: a count below the smallest cell is not told, whether it is zero or
 * not, and every other one only as a multiple of it, rounded up or down by chance, the more likely the nearer. The chance is
 * drawn for the courses that are counted, so who asks again gets the same answer, and who asks for others another one: no
 * difference of two answers gives one back. Rates, means and intervals are worked out from what is told alone (decision
 * 10).
 *
 * @param smallest count that is told, from 2; with 0 or 1 everything is told as it is
 * @param secret by which chance is drawn, which nobody else knows
 */
public record SmallCells(int smallest, String secret) {
    /** Steps to which means are told, the finest first. */
    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10};

    /** With what the codes of shares begin that are parts of one whole. */
    private static final List<String> PARTS = List.of(CohortMeasures.DROP_OUT_IN, CohortMeasures.CHANGED_BY);

    /** A cohort as it may be told: strata below the smallest cell are left out of it. */
    public record Answer(List<Told> whole, Map<List<String>, List<Told>> strata) {
        public Answer {
            whole = List.copyOf(whole);
            strata = new LinkedHashMap<>(strata);
        }
    }

    /** Whether anything is kept back. */
    public boolean isProtecting() {
        return smallest > 1;
    }

    /** The days of which is told: whole quarters of years, so that no two answers differ by one day. */
    public Window window(Window asked) {
        return isProtecting() ? asked.inQuarters() : asked;
    }

    /** The question that is answered in the place of another: about the days of which may be told. */
    public CohortQuestion answered(CohortQuestion asked) {
        return new CohortQuestion(asked.instrument(), window(asked.began()), asked.filters(), asked.strata());
    }

    /** What may be told of the courses that are asked for. */
    public Answer answer(CohortQuestion asked, CohortSource source) {
        CohortQuestion question = answered(asked);
        return told(Cohort.of(question, source.count(question)));
    }

    /** A cohort as it may be told. */
    public Answer told(Cohort cohort) {
        Map<List<String>, List<Told>> strata = new LinkedHashMap<>();
        cohort.strata().forEach((values, cell) -> {
            if (!isProtecting() || cell.ofCourses().stream().allMatch(each -> each.began() >= smallest)) {
                strata.put(values, told(cell));
            }
        });
        return new Answer(told(cohort.whole()), strata);
    }

    /** The numbers of a cell as they may be told. */
    public List<Told> told(Cell cell) {
        String courses = cell.fingerprint();
        String scores = cell.fingerprintWithScores();
        return Stream.concat(
                        cell.ofScores().stream().map(each -> told(each, courses, scores)),
                        cell.ofCourses().stream().map(each -> told(each, courses, courses)))
                .toList();
    }

    private Told told(Measured measured, String courses, String scores) {
        String code = measured.code();
        String whole = whole(code);
        Map<Reason, Optional<Long>> gaps = new EnumMap<>(Reason.class);
        measured.gaps().forEach((reason, number) -> gaps.put(reason, count(number, scores, whole + reason.code())));
        Optional<Long> began = count(measured.began(), courses, "began");
        Optional<Long> eligible = atMost(
                began,
                count(
                        measured.eligible(),
                        measured.basis() == Measured.Basis.OVER_AT_CASENESS ? scores : courses,
                        measured.basis().code()));
        Optional<Long> computable = atMost(eligible, count(measured.computable(), scores, whole + "computable"));
        Told.Counts counts = new Told.Counts(
                began,
                eligible,
                count(measured.eligible() - measured.computable(), scores, whole + "open"),
                computable,
                gaps);
        if (measured instanceof Measured.Share share) {
            Optional<Long> numerator = atMost(computable, count(share.numerator(), scores, code));
            return new Told.Share(
                    code,
                    share.basis(),
                    counts,
                    numerator,
                    numerator.flatMap(part -> computable.filter(of -> of > 0).map(of -> rate(part, of))));
        }
        Measured.Mean mean = (Measured.Mean) measured;
        return new Told.Mean(
                code,
                mean.basis(),
                counts,
                mean.unit(),
                computable.filter(of -> of > 1).flatMap(of -> spread(mean, of)));
    }

    /** What a share is a part of, as its denominator is drawn: once for all parts, or their mean would tell it. */
    private static String whole(String code) {
        return PARTS.stream().filter(code::startsWith).findFirst().orElse(code);
    }

    /** A part that chance has made larger than the whole is as large. */
    private static Optional<Long> atMost(Optional<Long> whole, Optional<Long> part) {
        return part.flatMap(number -> whole.map(most -> Math.min(number, most)));
    }

    /**
     * A count as it may be told.
     *
     * @param courses that are counted, by their fingerprint
     * @param what is counted of them
     */
    Optional<Long> count(long number, String courses, String what) {
        if (!isProtecting()) {
            return Optional.of(number);
        }
        if (number < smallest) {
            return Optional.empty();
        }
        long rest = number % smallest;
        boolean isUp = chance(courses + '|' + what + '|' + number) * smallest < rest;
        return Optional.of(number - rest + (isUp ? smallest : 0));
    }

    /** From 0 up to, and without, 1. */
    private double chance(String drawn) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((secret + '|' + drawn).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Told.Rate rate(long part, long of) {
        return new Told.Rate((double) part / of, Interval.ofRate(part, of));
    }

    private Optional<Told.Spread> spread(Measured.Mean mean, long counted) {
        double value = rounded(mean.values().mean(), counted);
        double deviation = rounded(mean.values().deviation(), counted);
        if (Double.isNaN(deviation)) {
            return Optional.empty();
        }
        Optional<Double> effect = mean.reference()
                .map(reference -> rounded(reference.deviation(), counted))
                .filter(reference -> reference > 0)
                .map(reference -> value / reference);
        return Optional.of(new Told.Spread(value, deviation, Interval.ofMean(value, deviation, counted), effect));
    }

    /** The sum, mean times count, stays uncertain by the smallest cell's points at least, to either side. */
    private double rounded(double value, long counted) {
        if (!isProtecting() || Double.isNaN(value)) {
            return value;
        }
        double step = DoubleStream.of(STEPS)
                .filter(fine -> fine * counted >= 2.0 * smallest)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        return Math.round(value / step) * step;
    }
}
