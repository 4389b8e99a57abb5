package org.iptfhir.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that are too long to be worked with when they are written out. FHIR asks for 18 digits at least; a short text
 * such as 1e1000000 keeps a server busy for minutes, and one of thousands of digits could be stored but not read again.
 */
public final class LongNumber {
    /** Characters of the longest number, written without exponent. */
    public static final int LONGEST = 200;

    static final String ID = "Text_Number_Too_Long";
    static final String MESSAGE = "The number has more than " + LONGEST + " digits when it is written out.";

    /** What to write. */
    public static final String REMEDY = "Write a number of at most " + LONGEST + " digits, as it was measured.";

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d*\\.?\\d*)(?:[eE]([+-]?\\d+))?");
    private static final int LONGEST_EXPONENT = 6;

    private LongNumber() {}

    /** Whether a text is one; false for whatever is no number. */
    public static boolean isOne(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return false;
        }
        String exponent = Optional.ofNullable(number.group(2)).orElse("0").replaceFirst("^[+-]?0*(?=\\d)", "");
        return exponent.length() > LONGEST_EXPONENT || number.group(1).length() + Integer.parseInt(exponent) > LONGEST;
    }

    /**
     * Refuses such a number.
     *
     * @param path of the element that holds it
     * @throws TextFault when it is one
     */
    static void refuse(String number, String path, Position position) throws TextFault {
        if (isOne(number)) {
            throw new TextFault(ID, path, position, MESSAGE, REMEDY);
        }
    }
}
