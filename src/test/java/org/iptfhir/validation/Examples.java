package org.iptfhir.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The guide's right examples, as trees that a test may change. */
final class Examples {
    private static final Path FOLDER = Path.of("ig/fsh-generated/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static ObjectNode read(String name) {
        try {
            return (ObjectNode) JSON.readTree(FOLDER.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String textOf(ObjectNode resource) {
        return new String(text(resource).bytes(), StandardCharsets.UTF_8);
    }

    static ResourceText text(ObjectNode resource) {
        try {
            return ResourceText.json(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
