package org.iptfhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.ResourceText;

/**
 * The resource that a Parameters carries for an operation, and the options of {@code $validate}.
 *
 * @param resource the text of the resource, at its place: what stands around it is blanked, so that every position is
 *     that in the request
 * @param profiles canonicals of the profiles to check against
 * @param mode what the sender means to do with the resource
 */
public record EmbeddedResource(Optional<ResourceText> resource, List<String> profiles, Optional<String> mode) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper TREE = new ObjectMapper();

    public EmbeddedResource {
        profiles = List.copyOf(profiles);
    }

    /** Reads a body whose resource is the parameter {@code resource}. */
    public static Optional<EmbeddedResource> in(ResourceText text) {
        return in(text, "resource");
    }

    /**
     * Reads a body; empty when it is no well-formed Parameters, so that it is looked at as a resource itself.
     *
     * @param name of the parameter that has the resource
     */
    public static Optional<EmbeddedResource> in(ResourceText text, String name) {
        return text.format() == Format.JSON ? inJson(text, name) : XmlParameters.read(text.bytes(), name);
    }

    /**
     * The resource that a request brings, by itself or as a parameter.
     *
     * @param name of the parameter
     * @param what is to be sent, such as {@code a Bundle of a course}
     * @param instead what else the sender may do
     * @throws InvalidRequestException when it brings none
     */
    public static ResourceText sent(RequestDetails request, String name, String what, String instead) {
        ResourceText text = RequestText.of(request)
                .orElseThrow(() -> new InvalidRequestException("There is nothing in the request: send " + what
                        + " by POST, as JSON or XML, or " + instead + "."));
        return in(text, name)
                .map(parameters -> parameters
                        .resource()
                        .orElseThrow(() -> new InvalidRequestException(
                                "The Parameters have no parameter " + name + ": send " + what + " in it.")))
                .orElse(text);
    }

    private static Optional<EmbeddedResource> inJson(ResourceText text, String resourceName) {
        try {
            JsonNode root = TREE.readTree(text.bytes());
            if (root == null || !"Parameters".equals(root.path("resourceType").asText())) {
                return Optional.empty();
            }
            List<String> profiles = new ArrayList<>();
            Optional<String> mode = Optional.empty();
            int withResource = -1;
            int index = 0;
            for (JsonNode parameter : root.path("parameter")) {
                String name = parameter.path("name").asText();
                if (name.equals(resourceName) && parameter.path("resource").isObject()) {
                    withResource = index;
                } else if (name.equals("profile")) {
                    profiles.add(valueOf(parameter));
                } else if (name.equals("mode")) {
                    mode = Optional.of(valueOf(parameter));
                }
                index++;
            }
            Optional<ResourceText> resource =
                    withResource < 0 ? Optional.empty() : Optional.of(cutOut(text.bytes(), withResource));
            return Optional.of(new EmbeddedResource(resource, profiles, mode));
        } catch (IOException e) {
            return Optional.empty(); // not JSON in UTF-8: the validator says where and why
        }
    }

    private static String valueOf(JsonNode parameter) {
        for (String field : List.of("valueUri", "valueCanonical", "valueUrl", "valueCode", "valueString")) {
            if (parameter.hasNonNull(field)) {
                return parameter.get(field).asText();
            }
        }
        return "";
    }

    private static ResourceText cutOut(byte[] bytes, int index) throws IOException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            descendTo(parser, "parameter");
            for (int i = 0; i < index; i++) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
            descendTo(parser, "resource");
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            if (from < 0 || to < from) {
                throw new IOException("not UTF-8: of other encodings the parser knows no places");
            }
            byte[] blanked = Arrays.copyOf(bytes, to);
            for (int i = 0; i < from; i++) {
                if (blanked[i] != '\n' && blanked[i] != '\r') {
                    blanked[i] = ' ';
                }
            }
            return ResourceText.json(blanked);
        }
    }

    /** From the start of an object to the start of the value of one of its fields. */
    private static void descendTo(JsonParser parser, String field) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
    }
}
