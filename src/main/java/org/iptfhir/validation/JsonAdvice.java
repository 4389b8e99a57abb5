package org.iptfhir.validation;

import java.util.Locale;
import java.util.Set;

/** What to write in place of what JSON does not have. */
final class JsonAdvice {
    private static final String NO_COMMENTS = "Remove the comment: JSON has none.";
    private static final Set<String> NOTHING = Set.of("null", "none", "undefined", "nan");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private JsonAdvice() {}

    /** @param found what stands in place of a key */
    static String onKey(char found) {
        if (found == '/') {
            return NO_COMMENTS;
        }
        return ",:}]".indexOf(found) >= 0
                ? "Give a key and its value, or remove what stands here."
                : "Write the key in double quotes.";
    }

    /** @param found the word that stands in place of a value */
    static String onValue(String found) {
        String small = found.toLowerCase(Locale.ROOT);
        if (NOTHING.contains(small)) {
            return "Leave out what has no value.";
        }
        if (BOOLEANS.contains(small)) {
            return "Write " + small + ", without capitals.";
        }
        if (found.startsWith("'")) {
            return "Write strings in double quotes.";
        }
        if (found.startsWith("//") || found.startsWith("/*")) {
            return NO_COMMENTS;
        }
        return Character.isLetter(found.charAt(0)) || found.indexOf('-') > 0
                ? "Write strings and dates in double quotes, true and false without them."
                : "Write a number as 12, -12 or 1.5: without leading zeros or a plus, with digits on both sides of the"
                        + " point.";
    }
}
