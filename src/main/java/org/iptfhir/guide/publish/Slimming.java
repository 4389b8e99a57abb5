package org.iptfhir.guide.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Takes from a definition what no validation reads: narrative, and the prose of elements. */
final class Slimming {
    private static final List<String> OF_RESOURCE =
            List.of("text", "differential", "mapping", "contact", "jurisdiction");
    private static final List<String> OF_ELEMENT = List.of("mapping", "comment", "requirements", "alias", "definition");

    private final ObjectMapper json = new ObjectMapper();

    byte[] slim(byte[] definition) {
        try {
            ObjectNode root = (ObjectNode) json.readTree(definition);
            root.remove(OF_RESOURCE);
            for (JsonNode element : root.path("snapshot").path("element")) {
                ((ObjectNode) element).remove(OF_ELEMENT);
            }
            return json.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
