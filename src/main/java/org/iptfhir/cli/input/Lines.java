package org.iptfhir.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream as bytes: what is wrong with their characters is a finding like any other. */
final class Lines {
    private final InputStream in;
    private int number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param isTooLong whether it was longer than a text may be; then it is cut
     * @param isEnded whether a line feed followed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Line(int number, byte[] bytes, boolean isTooLong, boolean isEnded) {
        boolean isBlank() {
            for (byte one : bytes) {
                if (one > ' ' || one < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Whether it begins and ends as an object of JSON does. */
        boolean isWholeObject() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
            return text.startsWith("{") && text.endsWith("}");
        }

        /** The line as it was read. */
        byte[] withEnd() {
            byte[] ended = Arrays.copyOf(bytes, bytes.length + (isEnded ? 1 : 0));
            if (isEnded) {
                ended[bytes.length] = '\n';
            }
            return ended;
        }
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean isTooLong = false;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (bytes.size() < TextLimit.BYTES) {
                bytes.write(read);
            } else {
                isTooLong = true;
            }
            read = in.read();
        }
        number++;
        return Optional.of(new Line(number, bytes.toByteArray(), isTooLong, read == '\n'));
    }
}
