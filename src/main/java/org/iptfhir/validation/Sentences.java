package org.iptfhir.validation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sentences of what the engine says. */
final class Sentences {
    private static final Pattern NOT_IN_SET = Pattern.compile(
            "The value provided \\('(.*?)'\\) was not found in the value set '(.*?)' \\((.*?)\\).*", Pattern.DOTALL);
    private static final Pattern NONE_IN_SET = Pattern.compile(
            "None of the codings provided are in the value set '(.*?)' \\((.*?)\\).*\\(codes = (.*)\\)",
            Pattern.DOTALL);
    private static final Pattern NO_DATE =
            Pattern.compile("Not a valid date[^:]*: '(?:Invalid date/time format: \")?([^'\"]*).*", Pattern.DOTALL);
    private static final Pattern NO_VALUE = Pattern.compile(
            "The Extension '(.*?)' definition is for a simple extension, so it must contain a value.*", Pattern.DOTALL);
    private static final Pattern TOO_FEW = Pattern.compile(
            "(.*?): minimum required = (\\d+), but only found (\\d+)(?: \\(from (.*?)(?:\\|.*)?\\))?", Pattern.DOTALL);
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?:]");

    private Sentences() {}

    /** The engine's text, shorter where it says the same several times. */
    static String ofEngine(EngineMessage message) {
        if (message.id().equals(Folding.NO_CODE)) {
            return "The element has no code, and one is required.";
        }
        if (message.id().equals(EngineMessage.BLANK)) {
            return "The value is nothing but blanks, which says nothing.";
        }
        Matcher value = NOT_IN_SET.matcher(message.text());
        if (value.matches()) {
            return "The code '" + value.group(1) + "' is not in the value set " + value.group(2) + " (" + value.group(3)
                    + "), of which one is required.";
        }
        Matcher codings = NONE_IN_SET.matcher(message.text());
        if (codings.matches()) {
            return "No coding is in the value set " + codings.group(1) + " (" + codings.group(2)
                    + "), of which one is required. Given: " + codings.group(3) + ".";
        }
        Matcher few = TOO_FEW.matcher(message.text());
        if (few.matches() && few.group(3).equals("0")) {
            return few.group(1) + " is missing, and " + (few.group(4) == null ? "the profile" : few.group(4))
                    + " asks for " + (few.group(2).equals("1") ? "it" : "at least " + few.group(2)) + ".";
        }
        Matcher date = NO_DATE.matcher(message.text());
        if (date.matches()) {
            return "'" + date.group(1) + "' is no day of the calendar, or is not written as FHIR writes it.";
        }
        Matcher extension = NO_VALUE.matcher(message.text());
        if (extension.matches()) {
            return "The extension " + extension.group(1) + " has no value"
                    + (message.id().endsWith("WRONG") ? ", but extensions within it." : ".");
        }
        return message.text().replaceFirst("\\(null\\)$", "").strip();
    }

    /** A sentence that begins with a capital letter and has an end. */
    static String whole(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return stripped;
        }
        String begun = stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1);
        return ENDED.matcher(begun).matches() ? begun : begun + ".";
    }
}
