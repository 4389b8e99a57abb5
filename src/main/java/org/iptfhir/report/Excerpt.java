package org.iptfhir.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.ResourceText;

/**
 * The line of a text on which a token at fault stands. Of a long line, the part around the token.
 *
 * @param line the line, each tab and control character as one blank
 * @param from where the token begins in it, from 0
 * @param length of the token, at least 1
 */
public record Excerpt(String line, int from, int length) {
    private static final int WIDEST = 100;

    /** How much of a long line is shown before the token. */
    private static final int BEFORE = 30;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");
    private static final String CUT = "…";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\uFEFF]");
    private static final Pattern JSON_TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"?|[{}\\[\\],:]|[^\\s{}\\[\\],:\"]+");
    private static final Pattern XML_TOKEN = Pattern.compile("</?[^\\s/>]+|\"[^\"]*\"?|'[^']*'?|[^\\s<>\"'=/]+");

    /** The lines of a text, without their ends; none of a text that is blank. */
    static List<String> linesOf(ResourceText text) {
        String characters = new String(text.bytes(), StandardCharsets.UTF_8);
        return characters.isBlank()
                ? List.of()
                : LINE_END.splitAsStream(characters.startsWith("\uFEFF") ? characters.substring(1) : characters)
                        .toList();
    }

    /** The excerpt at a position; empty where the text has no such line. */
    static Optional<Excerpt> of(List<String> lines, Format format, Position position) {
        if (position.line() > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(position.line() - 1);
        int from = Math.min(position.column() - 1, line.length());
        return Optional.of(around(line, from, tokenLength(line, from, format)));
    }

    /** What to draw under the line: blanks, then a caret for each character of the token. */
    public String carets() {
        return " ".repeat(from) + "^".repeat(length);
    }

    /** The token alone. */
    public String token() {
        return line.substring(from, Math.min(line.length(), from + length));
    }

    /** Of a token that is longer than an excerpt, the length of its beginning: some have many thousand characters. */
    private static int tokenLength(String line, int from, Format format) {
        Matcher token = (format == Format.JSON ? JSON_TOKEN : XML_TOKEN)
                .matcher(line)
                .region(from, Math.min(line.length(), from + WIDEST));
        return token.lookingAt() ? token.end() - from : 1;
    }

    private static Excerpt around(String line, int from, int tokenLength) {
        if (line.length() <= WIDEST) {
            return new Excerpt(plain(line), from, tokenLength);
        }
        int cut = Math.max(0, from - BEFORE);
        String head = cut > 0 ? CUT : "";
        int end = Math.min(line.length(), cut + WIDEST);
        String shown = head + plain(line.substring(cut, end)) + (end < line.length() ? CUT : "");
        int at = from - cut + head.length();
        return new Excerpt(shown, at, Math.max(1, Math.min(tokenLength, end - from)));
    }

    /** With as many characters. */
    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
