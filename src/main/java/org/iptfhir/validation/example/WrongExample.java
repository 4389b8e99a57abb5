package org.iptfhir.validation.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A resource that is wrong in one way, or a Bundle whose resources are right by themselves and wrong together; the tests
 * refuse, or warn of, the same texts.
 *
 * @param name of its file, without the ending
 * @param finding id of the rule or message that it causes
 * @param path of the element at fault
 * @param shown path of the element to look at; most often the same
 * @param keeps what a right example says that keeps the rule, as it stands there; empty where it stands at the same place
 * @param why it is wrong
 * @param json its text
 * @param mended the same once it is right; empty where a right example of the guide can stand beside it
 */
public record WrongExample(
        String name,
        String finding,
        String path,
        String shown,
        Optional<String> keeps,
        String why,
        String json,
        Optional<Mended> mended) {
    private static final String FOLDER = "/examples/wrong/";
    private static final List<String> INDICES =
            List.of("course", "care", "inventory", "form", "score", "courses/courses");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a wrong example is once its fault is mended.
     *
     * @param name of its file, without the ending
     * @param path of the element that is another one now
     * @param json its text
     */
    public record Mended(String name, String path, String json) {}

    /** Whether it is wrong only by what stands together in it. */
    public boolean isOfSeveral() {
        return path.startsWith("Bundle.");
    }

    /** Whether another element is shown than the one at fault, which is not there or says little. */
    boolean isShownBeside() {
        return !shown.equals(path);
    }

    /** All of them, in the order of their indices. */
    public static List<WrongExample> all() {
        return INDICES.stream().flatMap(WrongExample::ofIndex).toList();
    }

    private static Stream<WrongExample> ofIndex(String index) {
        String folder = index.substring(0, index.lastIndexOf('/') + 1);
        return StreamSupport.stream(tree(text(index + ".index.json")).spliterator(), false)
                .map(entry -> ofEntry(entry, folder));
    }

    private static WrongExample ofEntry(JsonNode entry, String folder) {
        String file = entry.get("file").asText();
        return new WrongExample(
                name(file),
                entry.get("finding").asText(),
                entry.get("expression").asText(),
                entry.has("shown")
                        ? entry.get("shown").asText()
                        : entry.get("expression").asText(),
                Optional.ofNullable(entry.get("keeps")).map(JsonNode::asText),
                entry.get("why").asText(),
                text(folder + file),
                Optional.ofNullable(entry.get("right"))
                        .map(JsonNode::asText)
                        .map(right ->
                                new Mended(name(right), entry.get("mended").asText(), text(folder + right))));
    }

    private static String name(String file) {
        return file.replace(".json", "");
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
