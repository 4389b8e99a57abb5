package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.ResourceText;

/**
 * Applies JSON Patches to the digit: a decimal's precision is part of its value (FHIR R4, datatypes, decimal), and HAPI,
 * which reads the resource as binary fractions, would round what a patch does not even name.
 */
final class JsonPatches {
    private static final ObjectMapper EXACT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final FhirContext fhirContext;

    JsonPatches(FhirContext fhirContext) {
        this.fhirContext = fhirContext;
    }

    /**
     * The operations of a patch.
     *
     * @throws NoJsonPatch when it is none
     */
    static List<JsonOperation> operations(byte[] patch) throws NoJsonPatch {
        JsonNode read;
        try {
            read = EXACT.readTree(patch);
        } catch (JsonProcessingException e) {
            throw NoJsonPatch.unreadable(e);
        } catch (NumberFormatException e) {
            throw new NoJsonPatch("that can be read: a number in it is too large");
        } catch (IOException e) { // bytes that are taken for UTF-16 or UTF-32
            throw new NoJsonPatch("that can be read: it is not written in UTF-8");
        }
        if (!read.isArray()) {
            throw new NoJsonPatch("Patch: it is no array");
        }
        List<JsonOperation> operations = new ArrayList<>();
        for (JsonNode operation : read) {
            int number = operations.size() + 1;
            if (!operation.isObject()) {
                throw new NoJsonPatch("Patch: operation " + number + " is no object");
            }
            JsonOperation known = new JsonOperation(number, operation);
            if (!known.isKnown()) {
                throw new NoJsonPatch("Patch: " + known.name() + " has as its op none of add, remove, replace, move,"
                        + " copy and test");
            }
            operations.add(known);
        }
        return operations;
    }

    /**
     * The resource after all operations.
     *
     * @throws InapplicablePatch when one cannot be applied
     */
    JsonNode patched(Resource before, List<JsonOperation> operations) throws InapplicablePatch {
        JsonNode resource = tree(before);
        for (JsonOperation operation : operations) {
            resource = operation.applied(resource);
        }
        return resource;
    }

    /** A resource as the text that a PUT would bring. */
    static ResourceText text(JsonNode resource) {
        try {
            return ResourceText.json(EXACT.writeValueAsBytes(resource));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A resource before the first operation. */
    JsonNode tree(Resource resource) {
        try {
            return EXACT.readTree(fhirContext.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
