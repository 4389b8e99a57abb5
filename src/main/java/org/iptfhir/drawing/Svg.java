package org.iptfhir.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes SVG. Attributes come as names and values in turn; values and texts may hold any character. */
final class Svg {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. */
    Svg open(String name, Object... attributes) {
        begin(name, attributes);
        text.append('>');
        open.push(name);
        return this;
    }

    /** Ends the element that was begun last. */
    Svg close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with nothing in it. */
    Svg empty(String name, Object... attributes) {
        begin(name, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with a text in it. */
    Svg of(String name, String content, Object... attributes) {
        begin(name, attributes);
        text.append('>').append(escaped(content));
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** The same within a text, where blanks count. */
    Svg within(String name, String content, Object... attributes) {
        begin(name, attributes);
        text.append('>').append(escaped(content)).append("</").append(name).append('>');
        return this;
    }

    /** Markup as it is. */
    Svg raw(String markup) {
        text.append(markup);
        return this;
    }

    private void begin(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(escaped(written(attributes[i + 1]))).append('"');
        }
    }

    private static String written(Object value) {
        return value instanceof Double number ? rounded(number) : value.toString();
    }

    /** To a tenth of a pixel. */
    static String rounded(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What XML does not allow at all is left out. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF && !isSurrogate(letter)) {
                        escaped.appendCodePoint(letter);
                    } else if (letter == '\t' || letter == '\n') {
                        escaped.append(' ');
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isSurrogate(int letter) {
        return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
