package org.iptfhir.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instrument whose total is the sum of its items. Its numbers come from the published guide.
 *
 * @param id such as {@code phq-9}
 * @param title such as {@code PHQ-9}
 * @param questionnaire canonical of its questionnaire, without version
 * @param total code of the total
 * @param totalLinkId linkId of the total in the questionnaire
 * @param items the scored items, in their order
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
        String totalLinkId,
        List<Item> items,
        int lowest,
        int highest,
        Direction direction,
        List<Band> bands,
        List<Threshold> thresholds) {

    public Instrument {
        items = List.copyOf(items);
        bands = List.copyOf(bands);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Scores answers.
     *
     * @param answers the answer to each item, by linkId; an answer that is none of the item's options does not count
     */
    public Score score(Map<String, Code> answers) {
        int sum = 0;
        List<Item> missing = new ArrayList<>();
        for (Item item : items) {
            Optional<Integer> weight =
                    Optional.ofNullable(answers.get(item.linkId())).flatMap(item::weightOf);
            if (weight.isPresent()) {
                sum += weight.get();
            } else {
                missing.add(item);
            }
        }
        return missing.isEmpty() ? new Score.Total(sum) : new Score.Incomplete(missing, sum);
    }

    /** The band of a total; empty outside the instrument's range. */
    public Optional<Band> bandOf(int score) {
        return bands.stream().filter(band -> band.contains(score)).findFirst();
    }

    /** The number that decides a verdict of the guide's code system {@code threshold}; empty where there is none. */
    public Optional<Threshold> threshold(String verdict) {
        return thresholds.stream()
                .filter(threshold -> threshold.verdict().equals(verdict))
                .findFirst();
    }

    /** The items that ask about suicide. */
    public List<Item> safetyItems() {
        return items.stream().filter(Item::safety).toList();
    }
}
