package org.iptfhir.validation;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says where a text stops being JSON (RFC 8259), what was expected there and how to mend it. A JSON library tells of this
 * in terms of its own tokens.
 */
final class JsonFault {
    private static final String ID = "Json_Malformed";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d{1,20},\\d{1,20}(?![\\w\"])");
    private static final Pattern WORD = Pattern.compile("[^\\s,:\"{}\\[\\]]+");
    private static final Pattern UNICODE = Pattern.compile("u[0-9a-fA-F]{4}");

    private final String text;
    private final Excerpt excerpt;
    private int at;
    private int depth;

    private JsonFault(String text) {
        this.text = text;
        excerpt = new Excerpt(text);
    }

    /** The first fault of a text that a JSON library cannot read. */
    static TextFault in(String text) {
        JsonFault reader = new JsonFault(text);
        try {
            reader.readDocument();
            return reader.fault(
                    reader.at, "The text cannot be read as JSON", "Send one FHIR resource as a JSON object.");
        } catch (TextFault fault) {
            return fault;
        }
    }

    private void readDocument() throws TextFault {
        skipBlanks();
        if (isAtEnd()) {
            throw new TextFault(
                    "Text_Empty",
                    new Position(1, 1),
                    "The text is empty.",
                    "Send one FHIR resource: a JSON object with a resourceType.");
        }
        HtmlPage.refuse(text);
        if (text.charAt(at) == '<') {
            throw fault(
                    at,
                    "The text begins with <, as XML does, but it was sent as JSON",
                    "Send it with the Content-Type application/fhir+xml, or write it as JSON.");
        }
        readValue("a JSON object", "");
        skipBlanks();
        if (!isAtEnd()) {
            throw new TextFault(
                    "Json_Trailing_Text",
                    excerpt.position(at),
                    "There is text behind the end of the resource: " + excerpt.tokenAt(at) + ".",
                    "Send one resource at a time; several go into a Bundle.");
        }
    }

    /**
     * Reads a value.
     *
     * @param expected what must stand here
     * @param around what is still open, for a text that ends
     */
    private void readValue(String expected, String around) throws TextFault {
        if (isAtEnd()) {
            throw ended(expected, around);
        }
        switch (text.charAt(at)) {
            case '{' -> readObject();
            case '[' -> readArray();
            case '"' -> readString();
            default -> readScalar(expected);
        }
    }

    private void readObject() throws TextFault {
        String around = opened("object");
        if (take('}')) {
            depth--;
            return;
        }
        while (true) {
            if (isAtEnd()) {
                throw ended("a key", around);
            }
            if (text.charAt(at) != '"') {
                refuseDecimalComma();
                throw expected("a key in double quotes", JsonAdvice.onKey(text.charAt(at)));
            }
            int key = at;
            readString();
            String name = excerpt.of(key, at);
            skipBlanks();
            if (!take(':')) {
                throw isAtEnd()
                        ? ended("a colon", around)
                        : expected("a colon after the key " + name, "Put a colon between a key and its value.");
            }
            readValue("the value of " + name, around);
            if (closes('}', around)) {
                return;
            }
        }
    }

    /** A comma within a number ends it, and what follows stands where a key is due. */
    private void refuseDecimalComma() throws TextFault {
        int begin = at - 1;
        while (begin > 0 && "-0123456789".indexOf(text.charAt(begin - 1)) >= 0) {
            begin--;
        }
        Matcher number = DECIMAL_COMMA.matcher(text).region(begin, text.length());
        if (number.lookingAt()) {
            throw fault(
                    begin,
                    "The number " + excerpt.of(begin, number.end()) + " has a comma",
                    "Write it with a point: " + number.group().replace(',', '.') + ".");
        }
    }

    private void readArray() throws TextFault {
        String around = opened("array");
        if (take(']')) {
            depth--;
            return;
        }
        do {
            readValue("a value", around);
        } while (!closes(']', around));
    }

    private String opened(String what) throws TextFault {
        if (++depth > JsonTokens.DEEPEST) {
            throw JsonTokens.tooDeep(excerpt.position(at));
        }
        String around = "the " + what + " that begins at " + excerpt.place(at) + " is not closed";
        at++;
        skipBlanks();
        return around;
    }

    /** Whether the object or array ends here; else a comma has been read. */
    private boolean closes(char end, String around) throws TextFault {
        skipBlanks();
        if (take(end)) {
            depth--;
            return true;
        }
        int comma = at;
        if (!take(',')) {
            throw isAtEnd()
                    ? ended("a comma or " + end, around)
                    : expected(
                            "a comma or " + end,
                            "Put a comma between the two, or close what stands before with " + end + ".");
        }
        if (!isAtEnd() && text.charAt(at) == end) {
            throw fault(comma, "A comma stands before " + end + ", but nothing follows it", "Remove the comma.");
        }
        return false;
    }

    private void readString() throws TextFault {
        int start = at++;
        while (true) {
            if (isAtEnd()) {
                throw fault(
                        start,
                        "The text ends within the string that begins here",
                        "Send the whole text: its end is missing; or put a double quote at the end of the string.");
            }
            char character = text.charAt(at);
            if (character == '"') {
                at++;
                return;
            }
            if (character == '\n' || character == '\r') {
                throw fault(
                        start,
                        "The string that begins here is not closed on its line",
                        "Put a double quote at its end, or write a line break within it as \\n.");
            }
            if (character < ' ') {
                throw fault(
                        at,
                        "The string holds a tab or another control character",
                        "Write a tab as \\t; remove what is not seen.");
            }
            if (character == '\\') {
                readEscape();
            } else {
                at++;
            }
        }
    }

    private void readEscape() throws TextFault {
        Matcher unicode = UNICODE.matcher(text).region(at + 1, text.length());
        if (unicode.lookingAt()) {
            at = unicode.end();
        } else if (at + 1 < text.length() && ESCAPES.indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
        } else {
            throw fault(
                    at,
                    "JSON has no such escape: " + text.substring(at, Math.min(at + 2, text.length())),
                    "Write a backslash itself as \\\\, a character by its number as \\u and four hexadecimal digits.");
        }
    }

    /** A number, or one of the words that JSON has. */
    private void readScalar(String expected) throws TextFault {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw expected(expected, "Give a value, or remove what stands before it.");
        }
        String found = word.group();
        int blank = OddSigns.blankIn(found).orElse(-1);
        if (blank >= 0) {
            at += blank;
            throw expected(expected, OddSigns.BLANK);
        }
        if (LITERALS.contains(found) || NUMBER.matcher(found).matches()) {
            at = word.end();
            return;
        }
        throw expected(expected, JsonAdvice.onValue(found));
    }

    private void skipBlanks() {
        while (!isAtEnd() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char character) {
        boolean stands = !isAtEnd() && text.charAt(at) == character;
        if (stands) {
            at++;
            skipBlanks();
        }
        return stands;
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private TextFault expected(String what, String remedy) {
        char sign = text.charAt(at);
        return OddSigns.isBlank(sign)
                ? fault(at, what + " was expected, but there is " + OddSigns.nameOfBlank(sign), OddSigns.BLANK)
                : fault(
                        at,
                        what + " was expected, but there is " + excerpt.tokenAt(at),
                        OddSigns.isQuote(sign) ? OddSigns.STRAIGHT : remedy);
    }

    private TextFault ended(String what, String around) {
        return fault(
                at,
                "The text ends where " + what + " was expected" + (around.isEmpty() ? "" : ": " + around),
                "Send the whole text: its end is missing.");
    }

    private TextFault fault(int offset, String message, String remedy) {
        return new TextFault(ID, excerpt.position(offset), "This is no JSON: " + message + ".", remedy);
    }
}
