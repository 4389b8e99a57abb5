package org.iptfhir.validation.many;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream as bytes: what is wrong with their characters is a finding like any other. */
public final class Lines {
    private final InputStream in;
    private final int longest;
    private int number;

    /**
     * The lines of a stream.
     *
     * @param in is read byte by byte, so it should have a buffer
     * @param longest most bytes of a line
     */
    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param isTooLong whether it was longer than a text may be; then it is cut
     * @param isEnded whether a line feed followed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Line(int number, byte[] bytes, boolean isTooLong, boolean isEnded) {
        /** Whether it holds nothing. */
        public boolean isBlank() {
            for (byte one : bytes) {
                if (one > ' ' || one < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Whether it begins and ends as an object of JSON does. */
        public boolean isWholeObject() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
            return text.startsWith("{") && text.endsWith("}");
        }

        /** The line as it was read. */
        public byte[] withEnd() {
            byte[] ended = Arrays.copyOf(bytes, bytes.length + (isEnded ? 1 : 0));
            if (isEnded) {
                ended[bytes.length] = '\n';
            }
            return ended;
        }
    }

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean isTooLong = false;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (bytes.size() < longest) {
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
