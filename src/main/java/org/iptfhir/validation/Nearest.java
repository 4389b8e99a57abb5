package org.iptfhir.validation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant by one that is wrong. */
final class Nearest {
    private static final int SHORT = 3;
    private static final int FEW = 4;
    private static final Pattern SEPARATORS = Pattern.compile("[-_ ]");
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /**
     * The candidates nearest to a word: at most a third of its letters differ, of one or two letters none. Case, hyphens
     * and underscores count least: iptb is ipt-b, not ipt. There are a few when nothing tells which is nearer, and none
     * when many are as near.
     */
    static List<String> to(String word, List<String> candidates) {
        int allowed = word.length() < SHORT ? 0 : Math.max(1, word.length() / 3);
        int least = Integer.MAX_VALUE;
        List<String> nearest = List.of();
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > allowed) {
                continue;
            }
            int raw = DISTANCE.apply(word, candidate);
            int plain = DISTANCE.apply(plain(word), plain(candidate));
            if (raw > allowed && plain > 0 && !sameLetters(word, candidate)) {
                continue;
            }
            int difference = plain * 100 + Math.min(raw, 99);
            if (difference < least) {
                least = difference;
                nearest = List.of();
            }
            if (difference == least) {
                nearest = Stream.concat(nearest.stream(), Stream.of(candidate))
                        .distinct()
                        .toList();
            }
        }
        return nearest.size() > FEW ? List.of() : nearest;
    }

    private static String plain(String word) {
        return SEPARATORS.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Two letters changed places: ned for end. */
    private static boolean sameLetters(String word, String candidate) {
        return sorted(word).equals(sorted(candidate));
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }
}
