package org.iptfhir.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * An instrument and how it is scored. Its numbers come from the published guide.
 *
 * @param id such as {@code phq-9}
 * @param title such as {@code PHQ-9}
 * @param questionnaire canonical of its questionnaire, without version
 * @param total code of the total
 * @param alsoTotal further codes by which a total is known
 * @param totalLinkId linkId of the total in the questionnaire; empty where that has no items
 * @param scoring how a total comes of the items
 * @param items the scored items, in their order; none where only the total is recorded
 * @param alsoAsked items about suicide that do not count
 * @param lowest lowest possible total
 * @param highest highest possible total
 * @param direction what a higher total means
 * @param bands from mild to severe
 * @param thresholds for outcomes
 */
public record Instrument(
        String id,
        String title,
        String questionnaire,
        Code total,
        List<Code> alsoTotal,
        Optional<String> totalLinkId,
        Scoring scoring,
        List<Item> items,
        List<Item> alsoAsked,
        int lowest,
        int highest,
        Direction direction,
        List<Band> bands,
        List<Threshold> thresholds) {

    public Instrument {
        alsoTotal = List.copyOf(alsoTotal);
        items = List.copyOf(items);
        alsoAsked = List.copyOf(alsoAsked);
        bands = List.copyOf(bands);
        thresholds = List.copyOf(thresholds);
    }

    /** Whether a code says that something is a total of this instrument. */
    public boolean isTotal(Code code) {
        return total.matches(code) || alsoTotal.stream().anyMatch(code::matches);
    }

    /** Whether answers can be scored: where the guide has no items, only the total is recorded. */
    public boolean isScored() {
        return !items.isEmpty();
    }

    /**
     * Scores answers.
     *
     * @param answers the answer to each item, by linkId; an answer that is none of the item's options does not count
     * @throws IllegalStateException when the instrument has no items
     */
    public Score score(Map<String, Code> answers) {
        if (!isScored()) {
            throw new IllegalStateException(id + " has no items to score");
        }
        Map<Item, Integer> points = new LinkedHashMap<>();
        items.forEach(item -> Optional.ofNullable(answers.get(item.linkId()))
                .flatMap(item::weightOf)
                .ifPresent(weight -> points.put(item, weight)));
        List<Item> missing = items.stream()
                .filter(item -> !points.containsKey(item))
                .filter(item -> points.keySet().stream().noneMatch(item::isAlternativeTo))
                .toList();
        return missing.isEmpty()
                ? new Score.Total(total(points))
                : new Score.Incomplete(
                        missing,
                        total(points),
                        total(completed(points, missing, Item::lowest)),
                        total(completed(points, missing, Item::highest)));
    }

    private static Map<Item, Integer> completed(
            Map<Item, Integer> points, List<Item> missing, ToIntFunction<Item> assumed) {
        Map<Item, Integer> all = new LinkedHashMap<>(points);
        missing.forEach(item -> all.put(item, assumed.applyAsInt(item)));
        return all;
    }

    private BigDecimal total(Map<Item, Integer> points) {
        BigDecimal sum = BigDecimal.valueOf(
                scoring.rule() == Scoring.Rule.DOMAINS
                        ? sumOfDomains(points)
                        : points.values().stream().mapToInt(Integer::intValue).sum());
        return sum.multiply(scoring.factor())
                .divide(
                        scoring.rule() == Scoring.Rule.MEAN
                                ? BigDecimal.valueOf(Math.max(1, points.size()))
                                : BigDecimal.ONE,
                        scoring.decimals(),
                        RoundingMode.HALF_UP);
    }

    private static int sumOfDomains(Map<Item, Integer> points) {
        Map<String, Integer> domains = new LinkedHashMap<>();
        points.forEach((item, weight) -> domains.merge(item.domain().orElse(item.linkId()), weight, Math::max));
        return domains.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The band of a total; empty outside the instrument's range, and where it is no number of the instrument. */
    public Optional<Band> bandOf(BigDecimal score) {
        if (scoring.isWhole() && score.stripTrailingZeros().scale() > 0) {
            return Optional.empty();
        }
        BigDecimal rounded = score.setScale(scoring.decimals(), RoundingMode.HALF_UP);
        return bands.stream().filter(band -> band.contains(rounded)).findFirst();
    }

    /** The number that decides a verdict of the guide's code system {@code threshold}; empty where there is none. */
    public Optional<Threshold> threshold(String verdict) {
        return thresholds.stream()
                .filter(threshold -> threshold.verdict().equals(verdict))
                .findFirst();
    }

    /** The items that ask about suicide, also those that do not count. */
    public List<Item> safetyItems() {
        return Stream.concat(items.stream(), alsoAsked.stream())
                .filter(Item::safety)
                .toList();
    }
}
