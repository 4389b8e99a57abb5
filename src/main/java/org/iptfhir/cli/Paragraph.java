package org.iptfhir.cli;

import org.apache.commons.text.WordUtils;

/** Prose as wide as a terminal is at least. */
final class Paragraph {
    private static final int WIDTH = 80;

    private Paragraph() {}

    static String wrapped(String text) {
        return WordUtils.wrap(text, WIDTH);
    }
}
