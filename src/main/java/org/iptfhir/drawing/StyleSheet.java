package org.iptfhir.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A style sheet in a file beside this class. */
final class StyleSheet {
    private StyleSheet() {}

    /** Its text. */
    static String in(String file) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
