package org.iptfhir.mutated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.iptfhir.Format;
import org.iptfhir.Packed;

/**
 * One file of a run. Its number alone decides what it is.
 *
 * @param name which begins with the number
 * @param changes how it was made
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record MutatedFile(int number, String name, byte[] bytes, List<String> changes) {
    private static final long SEED = 0xA0761D6478BD642FL;
    private static final int MOST_LINES = 12;
    private static final int MOST_ENTRIES = 6;
    private static final int SHOWN = 2_000;

    /** Names that promise something else than a resource in JSON. */
    private static final List<String> LYING = List.of("xml", "json.gz", "ndjson", "ndjson.gz", "zip", "tgz", "tar.gz");

    private static final List<String> BETWEEN =
            List.of("", " ", "\r", "[", "]", ",", "null", "# 1", "\0", "\u00EF\u00BB\u00BF", "--");

    /** The file of a number. */
    static MutatedFile of(int number, MutatedText.Examples examples) {
        Random chance = new Random(SEED * (number + 1));
        List<String> changes = new ArrayList<>();
        int kind = chance.nextInt(20);
        if (kind < 15) {
            Format format = kind < 9 ? Format.JSON : Format.XML;
            byte[] text = text(format, examples, changes, chance);
            boolean lies = chance.nextInt(15) == 0;
            String end = lies ? Originals.oneOf(LYING, chance) : format == Format.JSON ? "json" : "xml";
            return new MutatedFile(number, name(number, end), text, changes);
        }
        if (kind < 17) {
            byte[] lines = lines(examples, changes, chance);
            return chance.nextInt(3) > 0
                    ? new MutatedFile(number, name(number, "ndjson"), lines, changes)
                    : packed(number, "ndjson.gz", Packed.gzip(lines), changes, chance);
        }
        return switch (chance.nextInt(3)) {
            case 0 ->
                packed(number, "json.gz", Packed.gzip(text(Format.JSON, examples, changes, chance)), changes, chance);
            case 1 -> packed(number, "zip", Packed.zip(entries(examples, changes, chance)), changes, chance);
            default ->
                packed(number, "tgz", Packed.gzip(Packed.tar(entries(examples, changes, chance))), changes, chance);
        };
    }

    /** Whether there is anything in it to check. */
    boolean holdsTexts() {
        return changes.stream().anyMatch(change -> change.contains(" changed by "));
    }

    private static String name(int number, String end) {
        return "%06d.%s".formatted(number, end);
    }

    private static byte[] text(Format format, MutatedText.Examples examples, List<String> changes, Random chance) {
        MutatedText text = MutatedText.of(format, examples, chance);
        changes.add(text.name());
        return text.bytes();
    }

    /** Resources and garbage, one a line more or less. */
    private static byte[] lines(MutatedText.Examples examples, List<String> changes, Random chance) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = chance.nextInt(MOST_LINES); i >= 0; i--) {
            switch (chance.nextInt(5)) {
                case 0 -> lines.writeBytes(Originals.oneOf(BETWEEN, chance).getBytes(StandardCharsets.ISO_8859_1));
                case 1 -> lines.writeBytes(text(Format.XML, examples, changes, chance));
                default -> {
                    byte[] line = text(Format.JSON, examples, changes, chance);
                    boolean keepsLines = chance.nextInt(8) == 0;
                    lines.writeBytes(keepsLines ? line : onOneLine(line));
                }
            }
            lines.writeBytes(Originals.oneOf(List.of("\n", "\n", "\n", "\r\n", "\n\n", ""), chance)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return lines.toByteArray();
    }

    private static byte[] onOneLine(byte[] text) {
        byte[] line = text.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    private static Map<String, byte[]> entries(MutatedText.Examples examples, List<String> changes, Random chance) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = chance.nextInt(MOST_ENTRIES); i >= 0; i--) {
            switch (chance.nextInt(6)) {
                case 0 -> entries.put("a/" + i + ".xml", text(Format.XML, examples, changes, chance));
                case 1 -> entries.put(i + ".ndjson", lines(examples, changes, chance));
                case 2 -> entries.put(i + ".md", new byte[] {'x'});
                case 3 -> entries.put("../" + i + "\u00E9.json", text(Format.JSON, examples, changes, chance));
                default -> entries.put("package/" + i + ".json", text(Format.JSON, examples, changes, chance));
            }
        }
        return entries;
    }

    /** Two of three are damaged. */
    private static MutatedFile packed(int number, String end, byte[] packed, List<String> changes, Random chance) {
        byte[] damaged = packed.clone();
        int at = chance.nextInt(packed.length);
        switch (chance.nextInt(6)) {
            case 0, 1 -> changes.add("whole");
            case 2 -> {
                damaged = Arrays.copyOf(packed, at);
                changes.add("cut");
            }
            case 3 -> {
                damaged[at] ^= (byte) (1 << chance.nextInt(8));
                changes.add("a bit flipped at " + at);
            }
            case 4 -> {
                for (int i = at; i < Math.min(packed.length, at + 40); i++) {
                    damaged[i] = (byte) chance.nextInt(256);
                }
                changes.add("bytes by chance at " + at);
            }
            default -> {
                int rest = Math.min(packed.length, at + 1 + chance.nextInt(100));
                damaged = Arrays.copyOf(packed, packed.length - (rest - at));
                System.arraycopy(packed, rest, damaged, at, packed.length - rest);
                changes.add("bytes lost at " + at);
            }
        }
        return new MutatedFile(number, name(number, end), damaged, changes);
    }

    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return "%s: %s\n%s"
                .formatted(
                        name,
                        String.join("; ", changes),
                        text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + bytes.length + " bytes)");
    }
}
