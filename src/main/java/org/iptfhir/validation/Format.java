package org.iptfhir.validation;

/** The two texts in which FHIR resources are exchanged. */
public enum Format {
    JSON,
    XML;

    /** Told from a text's first letter: names of files lie, and some senders say nothing. */
    public static Format of(byte[] text) {
        for (byte one : text) {
            int letter = one & 0xFF;
            boolean isMarkOrBlank = letter <= ' ' || letter == 0xEF || letter == 0xBB || letter == 0xBF;
            if (!isMarkOrBlank) {
                return letter == '<' ? XML : JSON;
            }
        }
        return JSON;
    }
}
