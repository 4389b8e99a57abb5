package org.iptfhir.mutated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes a request so that its length, its first line or its lines are not what HTTP wants. */
final class Framing {
    private static final List<String> LENGTHS = List.of(
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: ",
            "Content-Length: 0",
            "Content-Length: 1",
            "Content-Length: 99999999",
            "Content-Length: 99999999999999999999",
            "Content-Length: 0x10",
            "Content-Length: 5, 5",
            "Content-Length: +5",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length : 5",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: frob",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5");

    private static final List<String> LINES = List.of(
            "X-Broken: a\0b",
            "X-Broken: \u00e9\u00ff",
            "X-Broken: a\rb",
            "X-Broken: a\nb",
            "X-Broken: a\r\n folded",
            "X Broken: a",
            "X-Broken",
            ": a",
            "\u00e9: a",
            " X-Broken: a",
            "X-Long: " + "x".repeat(9_000),
            "X-Many: x\r\n".repeat(120) + "X-Last: x",
            "Host: other",
            "Host: ",
            "Host: a b",
            "Host: [::",
            "Connection: frob, close",
            "Connection: close, Content-Type",
            "Expect: frob",
            "Content-Type: application/fhir+json\0");

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/9.9",
            "HTTP/2.0",
            "http/1.1",
            "HTTP/1.1 ",
            "HTTP",
            "",
            "FROB/1.1",
            "HTTP/1.1\0");

    private Framing() {}

    /** The bytes to send, after which nothing more comes. */
    static byte[] broken(RawRequest request, Random chance) {
        String length = "Content-Length: " + request.body().length;
        switch (chance.nextInt(9)) {
            case 0 -> {
                return RawRequest.joined(request.head(Originals.oneOf(LENGTHS, chance)), request.body());
            }
            case 1 -> {
                int wrong = Math.max(0, request.body().length + chance.nextInt(41) - 20);
                return RawRequest.joined(request.head("Content-Length: " + wrong), request.body());
            }
            case 2 -> {
                return RawRequest.joined(request.head("Transfer-Encoding: chunked"), chunks(request.body(), chance));
            }
            case 3 -> {
                return RawRequest.joined(request.head(Originals.oneOf(LINES, chance), length), request.body());
            }
            case 4 -> {
                byte[] all = request.bytes();
                return Arrays.copyOf(all, chance.nextInt(all.length));
            }
            case 5 -> {
                String head = request.head(length).replaceFirst(" HTTP/1\\.1", " " + Originals.oneOf(VERSIONS, chance));
                return RawRequest.joined(head, request.body());
            }
            case 6 -> {
                return RawRequest.joined(request.head(length).replace("\r\n", "\n"), request.body());
            }
            case 7 -> {
                byte[] head = request.head(length).getBytes(StandardCharsets.UTF_8);
                head[chance.nextInt(head.length)] = (byte) chance.nextInt(256);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(head);
                all.writeBytes(request.body());
                return all.toByteArray();
            }
            default -> {
                String before = Originals.oneOf(
                        List.of(
                                "\r\n",
                                " ",
                                "\0",
                                "\r\n\r\n\r\n",
                                "\u0016\u0003\u0001",
                                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                        chance);
                return RawRequest.joined(before, request.bytes());
            }
        }
    }

    /** Chunks, which may end too early, or have a size that is none. */
    private static byte[] chunks(byte[] body, Random chance) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int fault = chance.nextInt(6);
        for (int at = 0; at < body.length; ) {
            int size = Math.min(body.length - at, 1 + chance.nextInt(500));
            all.writeBytes((Integer.toHexString(size) + (fault == 1 ? ";x=\"" : "") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            all.write(body, at, size);
            all.writeBytes((fault == 2 ? "\n" : "\r\n").getBytes(StandardCharsets.US_ASCII));
            at += size;
        }
        String end = switch (fault) {
            case 3 -> "";
            case 4 -> "zz\r\n";
            case 5 -> "fffffffffff\r\nx";
            default -> "0\r\n\r\n";
        };
        all.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }
}
