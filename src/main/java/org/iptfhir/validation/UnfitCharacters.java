package org.iptfhir.validation;

import java.util.Locale;

/**
 * Refuses characters that XML cannot hold, and FHIR strings therefore must not: those below the blank but tab and line
 * ends, halves of pairs, and two that are no characters. Once stored, a resource with one of them could not be read in XML.
 */
final class UnfitCharacters {
    private UnfitCharacters() {}

    /**
     * Looks for the first of them.
     *
     * @param path of the element that holds the text
     * @throws TextFault when there is one
     */
    static void refuse(String text, String path, Position position) throws TextFault {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (isUnfit(character)) {
                throw new TextFault(
                        "Text_Control_Character",
                        path,
                        position,
                        String.format(
                                Locale.ROOT,
                                "Character %2$d of the text is U+%1$04X, which no FHIR string may hold.",
                                character,
                                text.codePointCount(0, at) + 1),
                        "Remove the character, also where it is written as an escape; line ends and tabs may stay.");
            }
            at += Character.charCount(character);
        }
    }

    private static boolean isUnfit(int character) {
        return (character < ' ' && character != '\t' && character != '\n' && character != '\r')
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0xFFFE
                || character == 0xFFFF;
    }
}
