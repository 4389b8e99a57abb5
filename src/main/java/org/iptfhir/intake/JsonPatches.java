package org.iptfhir.intake;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/** Applies JSON Patches as HAPI does, and checks the results that HAPI gives up on. */
final class JsonPatches {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResourceValidator validator;
    private final FhirContext fhirContext;

    JsonPatches(ResourceValidator validator, FhirContext fhirContext) {
        this.validator = validator;
        this.fhirContext = fhirContext;
    }

    /**
     * What makes the result of a patch unreadable; empty when HAPI can read it.
     *
     * @throws JsonPatchException when it cannot be applied
     * @throws IOException when it is no JSON Patch
     */
    List<Finding> unreadable(Resource before, byte[] patch) throws JsonPatchException, IOException {
        byte[] after = patched(before, patch);
        try {
            fhirContext
                    .newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(new String(after, StandardCharsets.UTF_8));
            return List.of();
        } catch (DataFormatException e) {
            return validator.validate(ResourceText.json(after), ValidationRequest.guideOnly());
        }
    }

    private byte[] patched(Resource before, byte[] patch) throws JsonPatchException, IOException {
        JsonNode operations = JSON.readTree(patch);
        if (operations == null || !operations.isArray()) {
            throw new IOException("A JSON Patch is an array");
        }
        JsonNode resource = JSON.readTree(fhirContext.newJsonParser().encodeResourceToString(before));
        for (int i = 0; i < operations.size(); i++) {
            resource = applied(operations.get(i), i, resource);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(resource);
    }

    /** One operation at a time, so that the one at fault can be named. */
    @SuppressWarnings("deprecation") // what HAPI itself calls; Jackson cannot make a patch by its constructor
    private static JsonNode applied(JsonNode operation, int index, JsonNode resource)
            throws JsonPatchException, IOException {
        JsonPatch patch = JsonPatch.fromJson(JSON.createArrayNode().add(operation));
        try {
            return patch.apply(resource);
        } catch (JsonPatchException e) {
            throw new JsonPatchException(named(operation, index) + ": " + e.getMessage(), e);
        } catch (NullPointerException e) { // what the library does with an operation that is not whole
            throw new JsonPatchException(named(operation, index) + " lacks its path, its value or its from", e);
        }
    }

    private static String named(JsonNode operation, int index) {
        String what =
                (operation.path("op").asText() + " " + operation.path("path").asText()).strip();
        return "operation " + (index + 1) + " (" + what + ")";
    }
}
