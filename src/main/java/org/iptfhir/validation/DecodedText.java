package org.iptfhir.validation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a resource into characters, strictly: what is not UTF-8 would be stored altered. */
final class DecodedText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DecodedText() {}

    /**
     * The characters, without a byte order mark.
     *
     * @throws TextFault at the first byte that is not UTF-8, and at a NUL, which no FHIR string may hold
     */
    static String of(byte[] bytes) throws TextFault {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String decoded = characters.flip().toString();
        String text = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
        if (result.isError()) {
            throw new TextFault(
                    "Text_Not_Utf8",
                    new Excerpt(text).position(text.length()),
                    "The text is not UTF-8: " + describe(result) + (isWide(bytes) ? " It looks like UTF-16." : ""),
                    "Encode the resource in UTF-8.");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new TextFault(
                    "Text_Nul",
                    new Excerpt(text).position(nul),
                    "The text holds a NUL character." + (isWide(bytes) ? " It looks like UTF-16." : ""),
                    "Remove the NUL character.");
        }
        return text;
    }

    private static String describe(CoderResult result) {
        try {
            result.throwException();
            return "unreadable bytes.";
        } catch (CharacterCodingException e) {
            return result.length() == 1
                    ? "1 byte that is no character."
                    : result.length() + " bytes that are no character.";
        }
    }

    /** Every other byte is zero where letters are written with two. */
    private static boolean isWide(byte[] bytes) {
        boolean isMarked = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE;
        return isMarked || (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0));
    }
}
