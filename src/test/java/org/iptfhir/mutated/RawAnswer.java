package org.iptfhir.mutated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * One answer of a connection.
 *
 * @param headers by names in lower case
 * @param body unpacked
 * @param time from the first byte sent until the connection was closed
 */
record RawAnswer(int status, Map<String, String> headers, String body, Duration time) {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    /** A header; empty where there is none. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /**
     * Reads what came on a connection until the server closed it. Interim answers (1xx) are passed over.
     *
     * @param head whether the first answer is one to HEAD, which tells a length and has no body
     * @throws IOException when that is not HTTP
     */
    static List<RawAnswer> read(byte[] came, boolean head, Duration time) throws IOException {
        List<RawAnswer> answers = new ArrayList<>();
        int at = 0;
        while (at < came.length) {
            int end = indexOf(came, END_OF_HEAD, at);
            String[] lines = new String(came, at, end - at, StandardCharsets.UTF_8).split("\r\n");
            if (!lines[0].matches("HTTP/1\\.[01] \\d{3}.*")) {
                throw new IOException("no answer of HTTP: " + lines[0]);
            }
            int status = Integer.parseInt(lines[0].substring(9, 12));
            Map<String, String> headers = new TreeMap<>();
            Arrays.stream(lines)
                    .skip(1)
                    .map(line -> line.split(":", 2))
                    .forEach(line -> headers.put(line[0].toLowerCase(Locale.ROOT), line[1].strip()));
            at = end + END_OF_HEAD.length;
            if (status < 200) {
                continue;
            }
            Part body = (head && answers.isEmpty()) || status == 204 || status == 304
                    ? new Part(new byte[0], at)
                    : Part.at(at, came, headers);
            at = body.end();
            answers.add(new RawAnswer(status, headers, text(body.bytes(), headers), time));
        }
        return answers;
    }

    private static String text(byte[] bytes, Map<String, String> headers) throws IOException {
        if (!"gzip".equals(headers.get("content-encoding")) || bytes.length == 0) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int indexOf(byte[] in, byte[] what, int from) throws IOException {
        for (int i = from; i <= in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        throw new IOException(
                "the answer broke off: " + new String(in, from, in.length - from, StandardCharsets.UTF_8));
    }

    /** A body, and where it ends. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Part(byte[] bytes, int end) {
        static Part at(int begin, byte[] came, Map<String, String> headers) throws IOException {
            if ("chunked".equals(headers.get("transfer-encoding"))) {
                return chunked(begin, came);
            }
            String told = headers.get("content-length");
            int end = told == null ? came.length : begin + Integer.parseInt(told);
            if (end > came.length) {
                throw new IOException("the answer is shorter than its Content-Length: " + told);
            }
            return new Part(Arrays.copyOfRange(came, begin, end), end);
        }

        private static Part chunked(int begin, byte[] came) throws IOException {
            byte[] all = new byte[came.length - begin];
            int length = 0;
            int at = begin;
            while (true) {
                int line = indexOf(came, new byte[] {'\r', '\n'}, at);
                int size = Integer.parseInt(new String(came, at, line - at, StandardCharsets.US_ASCII).strip(), 16);
                at = line + 2;
                if (size == 0) {
                    return new Part(Arrays.copyOf(all, length), at + 2);
                }
                if (at + size + 2 > came.length) {
                    throw new IOException("the answer broke off in the middle of a chunk");
                }
                System.arraycopy(came, at, all, length, size);
                length += size;
                at += size + 2;
            }
        }
    }
}
