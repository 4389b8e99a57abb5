package org.iptfhir.validation;

import java.util.Optional;

/** Signs that word processors and pages put in the place of those that JSON and XML know. */
final class OddSigns {
    private static final String QUOTES = "\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u00AB\u00BB";

    /** What to do about a quote. */
    static final String STRAIGHT =
            "Write straight quotes (\") in place of curly ones, and turn them off in the program that put them there.";

    /** What to do about a blank. */
    static final String BLANK =
            "Put an ordinary blank in its place, or nothing: such blanks come from web pages and word processors.";

    private OddSigns() {}

    /** Whether a sign looks like a quote, and is none. */
    static boolean isQuote(int sign) {
        return QUOTES.indexOf(sign) >= 0;
    }

    /** Whether a sign looks like a blank, and is none. */
    static boolean isBlank(int sign) {
        return sign > ' ' && (Character.isSpaceChar(sign) || sign == '\uFEFF' || sign == '\u200B');
    }

    /** What a sign is called that looks like a blank. */
    static String nameOfBlank(int sign) {
        return (sign == '\u00A0' || sign == '\u202F' ? "a non-breaking space" : "a blank of another kind")
                + " (U+%04X)".formatted(sign);
    }

    /** Where the first sign that looks like a blank stands in a piece of text. */
    static Optional<Integer> blankIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
