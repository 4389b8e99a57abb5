package org.iptfhir.validation;

/**
 * A resource as it was sent: the text itself, because parsing loses what it does not know, and every position.
 *
 * @param bytes the text, expected in UTF-8; not changed by anybody
 * @param format how it is written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of every body would cost more than it protects
public record ResourceText(byte[] bytes, Format format) {
    /** A resource written in JSON. */
    public static ResourceText json(byte[] bytes) {
        return new ResourceText(bytes, Format.JSON);
    }

    /** A resource written in XML. */
    public static ResourceText xml(byte[] bytes) {
        return new ResourceText(bytes, Format.XML);
    }
}
