package org.iptfhir.mutated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.iptfhir.Packed;

/** Changes the bytes of a body, whatever they mean. */
final class OfBytes implements Mutation {
    private static final List<byte[]> STRANGE = List.of(
            new byte[] {0},
            new byte[] {(byte) 0xC3, 0x28},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {0x1B},
            "\\u0000".getBytes(StandardCharsets.US_ASCII),
            "\\ud800".getBytes(StandardCharsets.US_ASCII),
            "&#0;".getBytes(StandardCharsets.US_ASCII),
            "&#xD800;".getBytes(StandardCharsets.US_ASCII),
            "{".getBytes(StandardCharsets.US_ASCII),
            "]".getBytes(StandardCharsets.US_ASCII),
            "\"".getBytes(StandardCharsets.US_ASCII),
            "<".getBytes(StandardCharsets.US_ASCII),
            "&".getBytes(StandardCharsets.US_ASCII),
            "/*x*/".getBytes(StandardCharsets.US_ASCII));

    /** Again and again, deeper than the writer of {@link OfXml} can go. */
    static final String NESTED = "<extension url=\"x\">";

    private static final List<String> KEYS = List.of(
            "\"resourceType\":\"Observation\",",
            "\"id\":\"other\",",
            "\"status\":\"final\",",
            "\"meta\":{},",
            "\"x\":1,");

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        byte[] body = request.body();
        if (body.length == 0) {
            return request.withBody(Extremes.text(chance));
        }
        int at = chance.nextInt(body.length);
        int length = 1 + chance.nextInt(Math.min(200, body.length));
        return switch (chance.nextInt(14)) {
            case 0, 1 -> {
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << chance.nextInt(8));
                yield request.withBody(flipped);
            }
            case 2 -> request.withBody(Arrays.copyOf(body, at));
            case 3, 4 -> request.withBody(inserted(body, at, Originals.oneOf(STRANGE, chance)));
            case 5 ->
                request.withBody(inserted(body, at, Arrays.copyOfRange(body, at, Math.min(body.length, at + length))));
            case 6 -> request.withBody(cutOut(body, at, length));
            case 7 -> request.withBody(inserted(body, at, random(length, chance)));
            case 8 -> doubledKey(request, chance);
            case 9 -> request.withBody(deep(chance));
            case 10 ->
                request.withBody(
                        inserted(body, at, "x".repeat(chance.nextInt(500_000)).getBytes(StandardCharsets.US_ASCII)));
            case 11 -> packed(request, chance);
            case 12 ->
                request.withBody(request.text()
                        .getBytes(Originals.oneOf(
                                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32")),
                                chance)));
            default ->
                request.withBody(Originals.oneOf(
                        List.of(
                                "",
                                " ",
                                "null",
                                "{}",
                                "[]",
                                "\"x\"",
                                "1",
                                "<a/>",
                                "{\"resourceType\":\"Patient\"",
                                request.text() + request.text()),
                        chance));
        };
    }

    private static byte[] inserted(byte[] body, int at, byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(body, 0, at);
        all.writeBytes(more);
        all.write(body, at, body.length - at);
        return all.toByteArray();
    }

    private static byte[] cutOut(byte[] body, int at, int length) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(body, 0, at);
        int rest = Math.min(body.length, at + length);
        all.write(body, rest, body.length - rest);
        return all.toByteArray();
    }

    private static byte[] random(int length, Random chance) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** After one of the braces that open an object. */
    private static RawRequest doubledKey(RawRequest request, Random chance) {
        String text = request.text();
        int brace = text.indexOf('{', chance.nextInt(text.length()));
        return brace < 0 || text.startsWith("}", brace + 1)
                ? request
                : request.withBody(
                        text.substring(0, brace + 1) + Originals.oneOf(KEYS, chance) + text.substring(brace + 1));
    }

    private static String deep(Random chance) {
        int depth = 1 + chance.nextInt(20_000);
        return switch (chance.nextInt(4)) {
            case 0 -> "[".repeat(depth);
            case 1 -> "{\"resourceType\":\"Patient\",\"extension\":" + "[{\"extension\":".repeat(depth);
            case 2 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            default ->
                "<Patient xmlns=\"http://hl7.org/fhir\">" + NESTED.repeat(depth) + "</extension>".repeat(depth)
                        + "</Patient>";
        };
    }

    /** Packed, and then perhaps damaged or packed again. */
    private static RawRequest packed(RawRequest request, Random chance) {
        byte[] content = chance.nextInt(6) == 0 ? new byte[30_000_000] : request.body();
        byte[] packed = Packed.gzip(content);
        byte[] sent = switch (chance.nextInt(5)) {
            case 0 -> Arrays.copyOf(packed, chance.nextInt(packed.length));
            case 1 -> Packed.gzip(packed);
            case 2 -> inserted(packed, chance.nextInt(packed.length), random(3, chance));
            default -> packed;
        };
        return request.withBody(sent)
                .with(
                        "Content-Encoding",
                        Originals.oneOf(List.of("gzip", "GZIP", "gzip, gzip", "deflate", "x"), chance));
    }
}
