package org.iptfhir.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** JSON of resources, in a form that can be compared. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // 1.50 is not 1.5
            .build();

    private Json() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    /** The content of a resource with sorted keys: without its id and meta, which are the server's. */
    static String content(JsonNode resource) {
        ObjectNode content = resource.deepCopy();
        content.remove(List.of("id", "meta"));
        try {
            return MAPPER.writeValueAsString(MAPPER.convertValue(content, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy whose references are the ones that the server gave. */
    static JsonNode withReferences(JsonNode resource, Map<String, String> references) {
        String text = resource.toString();
        for (Map.Entry<String, String> reference : references.entrySet()) {
            text = text.replace(asReference(reference.getKey()), asReference(reference.getValue()));
        }
        return read(text);
    }

    private static String asReference(String target) {
        return "\"reference\":\"" + target + '"';
    }
}
