package org.iptfhir.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes short pieces of a text, and says where they stand. */
record Excerpt(String text) {
    private static final int LONGEST = 40;
    private static final Pattern WORD = Pattern.compile("[^\\s,:\"{}\\[\\]]+");

    /** The string, word or sign that begins at a character. */
    String tokenAt(int from) {
        int end = from + 1;
        if (text.charAt(from) == '"') {
            while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) >= ' ') {
                end++;
            }
            return of(from, Math.min(end + 1, text.length()));
        }
        Matcher word = WORD.matcher(text).region(from, text.length());
        return of(from, word.lookingAt() ? word.end() : end);
    }

    /** A piece of the text, shortened. */
    String of(int from, int to) {
        return to - from > LONGEST ? text.substring(from, from + LONGEST) + "…" : text.substring(from, to);
    }

    /** The place of a character, in words. */
    String place(int offset) {
        Position position = position(offset);
        return "line " + position.line() + ", column " + position.column();
    }

    Position position(int offset) {
        int line = 1;
        int begin = 0;
        for (int i = 0; i < offset; i++) {
            boolean ends = text.charAt(i) == '\n'
                    || (text.charAt(i) == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                line++;
                begin = i + 1;
            }
        }
        return new Position(line, offset - begin + 1);
    }
}
