package org.iptfhir.validation.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A resource that is wrong in one way; the tests refuse the same texts.
 *
 * @param name of its file, without the ending
 * @param finding id of the rule or message that it causes
 * @param path of the element at fault
 * @param why it is wrong
 * @param json its text
 */
public record WrongExample(String name, String finding, String path, String why, String json) {
    private static final String FOLDER = "/examples/wrong/";
    private static final List<String> INDICES = List.of("course", "care", "inventory", "score");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of them, in the order of their indices. */
    public static List<WrongExample> all() {
        return INDICES.stream().flatMap(WrongExample::ofIndex).toList();
    }

    private static Stream<WrongExample> ofIndex(String index) {
        return StreamSupport.stream(tree(text(index + ".index.json")).spliterator(), false)
                .map(WrongExample::ofEntry);
    }

    private static WrongExample ofEntry(JsonNode entry) {
        String file = entry.get("file").asText();
        return new WrongExample(
                file.replace(".json", ""),
                entry.get("finding").asText(),
                entry.get("expression").asText(),
                entry.get("why").asText(),
                text(file));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = WrongExample.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
