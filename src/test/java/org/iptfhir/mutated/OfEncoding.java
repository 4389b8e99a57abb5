package org.iptfhir.mutated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Writes a text in another encoding, with or without saying so. */
final class OfEncoding implements Mutation {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What other encodings write otherwise. */
    private static final String FOREIGN = "M\u00FCller \u20AC";

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("x-UTF-16LE-BOM"),
            Charset.forName("UTF-32"),
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1252"),
            Charset.forName("IBM1047"));

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        String text = request.text();
        return request.withBody(
                switch (chance.nextInt(6)) {
                    case 0 -> marked(request.body());
                    case 1 -> marked(marked(request.body()));
                    case 2 ->
                        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + foreign(text, chance))
                                .getBytes(StandardCharsets.ISO_8859_1);
                    case 3 -> foreign(text, chance).getBytes(StandardCharsets.ISO_8859_1);
                    default -> text.getBytes(Originals.oneOf(CHARSETS, chance));
                });
    }

    private static byte[] marked(byte[] text) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes(MARK);
        marked.writeBytes(text);
        return marked.toByteArray();
    }

    private static String foreign(String text, Random chance) {
        int quote = text.indexOf('"', text.isEmpty() ? 0 : chance.nextInt(text.length()));
        return quote < 0 ? text + FOREIGN : text.substring(0, quote + 1) + FOREIGN + text.substring(quote + 1);
    }
}
