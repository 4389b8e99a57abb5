package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.iptfhir.Packed;

/** What is wrong with what the command tells of a file. */
final class FileVerdict {
    private static final String FAILED = "The program failed";

    private final StrictReading strict = new StrictReading();

    /**
     * The faults; none when all is as it should be.
     *
     * @param texts of the report, that are of this file
     * @param unreadable of the report, that are of this file
     */
    List<String> of(MutatedFile file, List<JsonNode> texts, List<JsonNode> unreadable) {
        List<String> faults = new ArrayList<>();
        for (JsonNode input : unreadable) {
            judgeWords(input.path("reason").asText(), faults);
            if (input.path("reason").asText().startsWith(FAILED)) {
                faults.add("the program failed at it: " + input);
            }
        }
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Optional<Map<String, byte[]>> read = contentsOf(file.name(), file.bytes());
        read.ifPresent(contents::putAll);
        for (JsonNode text : texts) {
            String name = text.path("name").asText() + ":" + text.path("line").asInt();
            text.path("findings").forEach(finding -> judge(finding, faults));
            byte[] content = contents.remove(name.substring(name.indexOf(file.name())));
            if (content != null) {
                judge(text, content, faults);
            } else if (read.isPresent()) {
                faults.add("a text that is not in it: " + name);
            }
        }
        boolean isTold = !unreadable.isEmpty()
                || texts.stream()
                        .anyMatch(text -> text.path("findings")
                                .findValuesAsText("severity")
                                .contains("error"));
        if (read.isEmpty() && file.holdsTexts() && !isTold) {
            faults.add("it is damaged, and that is not told");
        }
        if (read.isPresent() && unreadable.isEmpty() && !contents.isEmpty()) {
            faults.add("not told of: " + contents.keySet());
        }
        return faults;
    }

    /** The texts in a file by their name and first line; empty when the file is damaged. */
    private static Optional<Map<String, byte[]>> contentsOf(String name, byte[] bytes) {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
            return Packed.unzipped(bytes).flatMap(Packed::tarEntries).flatMap(entries -> contentsOf(name, entries));
        }
        if (name.endsWith(".zip")) {
            return Packed.zipEntries(bytes)
                    .filter(entries -> !entries.isEmpty())
                    .flatMap(entries -> contentsOf(name, entries));
        }
        if (name.endsWith(".gz")) {
            String inside = name.substring(0, name.length() - 3);
            return Packed.unzipped(bytes)
                    .flatMap(content -> contentsOf(inside, content))
                    .map(inner -> {
                        inner.forEach((text, content) -> texts.put(text.replaceFirst("(:\\d+)$", ".gz$1"), content));
                        return texts;
                    });
        }
        if (name.endsWith(".ndjson")) {
            texts.putAll(lines(name, bytes));
        } else if (name.endsWith(".json") || name.endsWith(".xml")) {
            texts.put(name + ":1", bytes);
        }
        return Optional.of(texts);
    }

    private static Optional<Map<String, byte[]>> contentsOf(String archive, Map<String, byte[]> entries) {
        Map<String, byte[]> texts = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Optional<Map<String, byte[]>> inner = contentsOf(archive + "!/" + entry.getKey(), entry.getValue());
            if (inner.isEmpty()) {
                return inner;
            }
            texts.putAll(inner.get());
        }
        return Optional.of(texts);
    }

    private static Map<String, byte[]> lines(String name, byte[] bytes) {
        Map<String, byte[]> lines = new LinkedHashMap<>();
        String[] all = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            if (!all[i].chars().allMatch(character -> character <= ' ')) {
                lines.put(name + ":" + (i + 1), all[i].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return lines;
    }

    /** A text of which it is known what it is. */
    private void judge(JsonNode text, byte[] content, List<String> faults) {
        boolean hasError = false;
        List<String> lines = linesOf(content);
        int first = text.path("line").asInt();
        for (JsonNode finding : text.path("findings")) {
            hasError |= finding.path("severity").asText().equals("error");
            int line = finding.path("line").asInt() - first;
            int column = finding.path("column").asInt();
            boolean isInside = line < 0
                    || (line < lines.size() && column <= lines.get(line).length() + 1);
            if (!isInside) {
                faults.add("a place outside of the text: " + finding);
            }
        }
        if (!hasError) {
            strict.objection(content).ifPresent(why -> faults.add("no error is told, but " + why));
        }
    }

    private static List<String> linesOf(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(content, StandardCharsets.ISO_8859_1); // at least as many characters as there are
        }
        return List.of(text.split("\r\n|\r|\n", -1));
    }

    /** What every finding must have. */
    private static void judge(JsonNode finding, List<String> faults) {
        if (finding.path("line").asInt() < 1 || finding.path("column").asInt() < 1) {
            faults.add("without a place: " + finding);
        }
        for (String field : List.of("path", "rule", "message")) {
            if (finding.path(field).asText().isBlank()) {
                faults.add("without " + field + ": " + finding);
            }
        }
        judgeWords(finding.path("message").asText(), faults);
        judgeWords(finding.path("remedy").asText(), faults);
    }

    private static void judgeWords(String text, List<String> faults) {
        Matcher inside = Verdict.INSIDE.matcher(text);
        if (inside.find()) {
            faults.add("tells of the inside (" + inside.group() + "): " + text);
        }
        if (text.strip().equals("null")) {
            faults.add("says null: " + text);
        }
    }
}
