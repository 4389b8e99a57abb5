package org.iptfhir.sample;

import java.util.List;
import java.util.function.Predicate;

/**
 * What can be the case, and how often it is.
 *
 * @param all at least one
 */
record Shares<T>(List<Share<T>> all) {
    /** @param weight compared with those of the others */
    record Share<T>(T value, double weight) {}

    Shares {
        all = List.copyOf(all);
    }

    static <T> Share<T> share(T value, double weight) {
        return new Share<>(value, weight);
    }

    T drawn(Draw draw) {
        double left = draw.fraction() * total();
        for (Share<T> share : all) {
            left -= share.weight();
            if (left < 0) {
                return share.value();
            }
        }
        return all.get(all.size() - 1).value();
    }

    /** Those alone that can be the case here, among each other as often as before. */
    Shares<T> among(Predicate<T> possible) {
        return new Shares<>(
                all.stream().filter(share -> possible.test(share.value())).toList());
    }

    /** From 0 to 1. */
    double of(T value) {
        return all.stream()
                        .filter(share -> share.value().equals(value))
                        .mapToDouble(Share::weight)
                        .sum()
                / total();
    }

    private double total() {
        return all.stream().mapToDouble(Share::weight).sum();
    }
}
