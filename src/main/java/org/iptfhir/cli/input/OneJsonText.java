package org.iptfhir.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.iptfhir.validation.many.Lines;
import org.iptfhir.validation.many.Lines.Line;

/** Recognises one JSON text over many lines where one resource a line should be: each line of it would be no JSON. */
final class OneJsonText {
    static final String REASON =
            "It is one JSON text over many lines, but a file of this name holds one resource a line"
                    + " (NDJSON). Name it .json; or write the resource on one line, for example with jq -c.";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> OPENED = Set.of("{", "[");

    private OneJsonText() {}

    /** Whether a stream is one; nothing of it is taken. */
    static boolean is(BufferedInputStream in) throws IOException {
        in.mark(TextLimit.BYTES + 1);
        boolean isOne = isBegun(in);
        in.reset();
        in.mark(0); // so that nothing more is kept
        return isOne;
    }

    private static boolean isBegun(BufferedInputStream in) throws IOException {
        Lines lines = new Lines(in, TextLimit.BYTES);
        Optional<Line> first = lines.next();
        while (first.isPresent() && first.get().isBlank()) {
            first = lines.next();
        }
        if (first.isEmpty() || first.get().isTooLong() || first.get().isWholeObject()) {
            return false;
        }
        String begin = new String(first.get().bytes(), StandardCharsets.UTF_8).strip();
        if (OPENED.contains(begin)) {
            return true;
        }
        if (!begin.startsWith("{") && !begin.startsWith("[")) {
            return false;
        }
        in.reset();
        return isWhole(in.readNBytes(TextLimit.BYTES));
    }

    private static boolean isWhole(byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
