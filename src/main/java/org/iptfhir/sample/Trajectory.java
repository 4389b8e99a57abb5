package org.iptfhir.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;

/** How the answers of one patient to one instrument go, from a first to a last total: faster at first, and with ups and downs. */
final class Trajectory {
    /** Ups and downs of a total, on each side. */
    private static final int NOISE = 2;

    /**
     * How a question about suicide weighs at most. Assumption: few patients have such thoughts often, many hardly ever, and
     * about one in three says so before the first session.
     */
    private static final double SAFETY_ITEM = 0.5;

    private final Instrument instrument;
    private final int first;
    private final int last;
    private final List<Double> leanings = new ArrayList<>();

    /** @param draw decides which symptoms weigh most in this patient */
    Trajectory(Instrument instrument, int first, int last, Draw draw) {
        this.instrument = instrument;
        this.first = first;
        this.last = last;
        for (Item item : instrument.items()) {
            double chance = draw.fraction();
            leanings.add(item.safety() ? SAFETY_ITEM * chance * chance * chance : 0.5 + chance);
        }
    }

    /** The answers when a part of the course, from 0 to 1, is over; the ends are exact. */
    SampledResponse after(double part, Draw draw) {
        return new SampledResponse(instrument, answers(total(part, draw), draw));
    }

    /** The same, but one question is left out, of those that are not about suicide. */
    SampledResponse incomplete(double part, Draw draw) {
        List<Optional<Integer>> answers = answers(total(part, draw), draw);
        List<Item> items = instrument.items();
        int leftOut = draw.below(items.size());
        if (!items.get(leftOut).safety()) {
            answers.set(leftOut, Optional.empty());
        }
        return new SampledResponse(instrument, answers);
    }

    private int total(double part, Draw draw) {
        if (part <= 0) {
            return first;
        }
        if (part >= 1) {
            return last;
        }
        double gone = part * (1.7 - 0.7 * part);
        double exact = first + (last - first) * gone;
        int noise = draw.below(NOISE + 1) + draw.below(NOISE + 1) - NOISE;
        return Math.max(instrument.lowest(), Math.min(instrument.highest(), (int) Math.floor(exact + 0.5) + noise));
    }

    /** Gives out the points of a total, one after the other. */
    private List<Optional<Integer>> answers(int total, Draw draw) {
        List<Item> items = instrument.items();
        int[] points = new int[items.size()];
        for (int left = total; left > 0; left--) {
            points[next(points, draw)]++;
        }
        List<Optional<Integer>> answers = new ArrayList<>();
        for (int point : points) {
            answers.add(Optional.of(point));
        }
        return answers;
    }

    private int next(int[] points, Draw draw) {
        List<Shares.Share<Integer>> open = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            int room = instrument.items().get(i).highest() - points[i];
            if (room > 0) {
                open.add(new Shares.Share<>(i, leanings.get(i) * room));
            }
        }
        return new Shares<>(open).drawn(draw);
    }
}
