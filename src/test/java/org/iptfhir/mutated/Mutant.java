package org.iptfhir.mutated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One request of a run. Its number alone decides what it is.
 *
 * @param request before its framing was broken
 * @param bytes as they are sent
 * @param isFramed whether the bytes are HTTP as far as lengths and lines go
 * @param changes of what kind, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Mutant(int number, Original original, RawRequest request, byte[] bytes, boolean isFramed, List<String> changes) {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final int SHOWN = 3_000;

    private static final Mutation JSON = new OfJson();
    private static final Mutation XML = new OfXml();
    private static final Mutation FORM = new OfForm();
    private static final Mutation BYTES = new OfBytes();
    private static final Mutation ADDRESS = new OfAddress();
    private static final Mutation HEADERS = new OfHeaders();

    /** The request of a number. */
    static Mutant of(int number, Originals originals) {
        Random chance = new Random(SEED * (number + 1));
        Original original = originals.any(chance);
        RawRequest request = original.request();
        List<String> changes = new ArrayList<>();
        int count = 1 + chance.nextInt(3);
        for (int i = 0; i < count; i++) {
            Mutation mutation = mutation(request, chance);
            request = mutation.of(request, chance);
            changes.add(mutation.getClass().getSimpleName());
        }
        boolean broken = chance.nextInt(12) == 0;
        byte[] bytes = broken ? Framing.broken(request, chance) : request.bytes();
        if (broken) {
            changes.add("Framing");
        }
        return new Mutant(number, original, request, bytes, !broken, changes);
    }

    private static Mutation mutation(RawRequest request, Random chance) {
        int kind = chance.nextInt(20);
        if (request.body().length == 0) {
            return kind < 13 ? ADDRESS : kind < 19 ? HEADERS : BYTES;
        }
        if (kind < 10) {
            String type = request.header(RawRequest.CONTENT_TYPE);
            return type.contains("xml") ? XML : type.contains("form") ? FORM : JSON;
        }
        return kind < 15 ? BYTES : kind < 18 ? HEADERS : ADDRESS;
    }

    /**
     * Whether HTTP wants an answer. Of a head that never ends nobody knows what it asks (RFC 9112, 8), and who begins
     * with the preface of HTTP/2 would not understand one in HTTP/1.1 (RFC 9113, 3.4).
     */
    boolean isToBeAnswered() {
        String sent = new String(bytes, StandardCharsets.ISO_8859_1);
        return (sent.contains("\r\n\r\n") || sent.contains("\n\n")) && !sent.startsWith("PRI * HTTP/2.0");
    }

    @Override
    public String toString() {
        String sent = new String(bytes, StandardCharsets.UTF_8);
        return "%d: %s, changed by %s\n%s"
                .formatted(
                        number,
                        original.name(),
                        String.join(", ", changes),
                        sent.length() <= SHOWN ? sent : sent.substring(0, SHOWN) + "… (" + bytes.length + " bytes)");
    }
}
