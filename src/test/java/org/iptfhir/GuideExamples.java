package org.iptfhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The right examples that the guide publishes, and the wrong ones that tests refuse. */
public final class GuideExamples {
    private static final Path WRONG = Path.of("src/test/resources/wrong");
    private static final Path RIGHT = Path.of("ig/fsh-generated/resources");
    private static final Path SITE = Path.of("target/classes/guide/site");
    private static final Path BUNDLES = Path.of("ig/input/examples");

    /** What the guide defines is checked by SUSHI and the build; examples are all other types. */
    private static final Set<String> DEFINITIONS = Set.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "SearchParameter",
            "ImplementationGuide",
            "Questionnaire",
            "ObservationDefinition",
            "PlanDefinition",
            "ActivityDefinition",
            "Measure",
            "Library",
            "ConceptMap",
            "NamingSystem",
            "CapabilityStatement",
            "OperationDefinition");

    private static final ObjectMapper JSON = new ObjectMapper();

    private GuideExamples() {}

    /**
     * A resource as it is written down.
     *
     * @param name of its file, without its end
     * @param json its text
     */
    public record Example(String name, String json) {
        /** Type of the resource. */
        public String type() {
            return tree(json).get("resourceType").asText();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A wrong example, and the finding that an index says it causes.
     *
     * @param example the resource
     * @param finding id of a rule, or of a message of the engine
     * @param invariant key of the invariant that is not kept, where a rule has several
     * @param severity error or warning
     * @param expression where it is
     */
    public record Wrong(
            Example example, String finding, Optional<String> invariant, String severity, String expression) {
        /** Whether a write of it is refused. */
        public boolean isRefused() {
            return severity.equals("error");
        }

        @Override
        public String toString() {
            return example.name();
        }
    }

    /** All wrong examples. */
    public static List<Wrong> wrong() {
        List<Wrong> all = files(WRONG)
                .filter(file -> file.toString().endsWith("index.json"))
                .flatMap(index -> tree(text(index)).valueStream())
                .map(entry -> new Wrong(
                        example(WRONG.resolve(entry.get("file").asText())),
                        entry.get("finding").asText(),
                        Optional.ofNullable(entry.get("invariant")).map(JsonNode::asText),
                        entry.get("severity").asText(),
                        entry.get("expression").asText()))
                .toList();
        assertThat(all).hasSizeGreaterThan(150);
        return all;
    }

    /** The wrong examples of single resources that have no right one like them in the guide, once they are mended. */
    public static List<Example> mended() {
        List<Example> all = files(WRONG)
                .filter(file -> file.toString().endsWith("index.json"))
                .flatMap(index -> tree(text(index)).valueStream())
                .filter(entry -> entry.has("right"))
                .map(entry -> example(WRONG.resolve(entry.get("right").asText())))
                .toList();
        assertThat(all).isNotEmpty();
        return all;
    }

    /** All right examples that are no Bundles. */
    public static List<Example> right() {
        List<Example> all = files(RIGHT)
                .filter(file ->
                        !DEFINITIONS.contains(file.getFileName().toString().replaceFirst("-.*", "")))
                .map(GuideExamples::example)
                .toList();
        assertThat(all).hasSizeGreaterThan(40);
        return all;
    }

    /**
     * All definitions, with the CQL that the build puts into Libraries; not the ImplementationGuide, of which the build drops
     * what R4 does not know, and whose dependencies no validator finds offline.
     */
    public static List<Example> definitions() {
        List<Example> all = files(RIGHT)
                .filter(file ->
                        DEFINITIONS.contains(file.getFileName().toString().replaceFirst("-.*", "")))
                .filter(file -> !file.getFileName().toString().startsWith("ImplementationGuide-"))
                .map(file ->
                        file.getFileName().toString().startsWith("Library-") ? SITE.resolve(file.getFileName()) : file)
                .map(GuideExamples::example)
                .toList();
        assertThat(all).hasSizeGreaterThan(200);
        return all;
    }

    /** All right examples that are Bundles. */
    public static List<Example> bundles() {
        List<Example> all = files(BUNDLES).map(GuideExamples::example).toList();
        assertThat(all).hasSizeGreaterThan(1);
        return all;
    }

    /** The right Bundles that are a whole course, to be posted as it is. */
    public static List<Example> wholeCourses() {
        return bundles().stream()
                .filter(bundle -> tree(bundle.json()).get("type").asText().equals("transaction"))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(Path file) {
        return new Example(file.getFileName().toString().replace(".json", ""), text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
