package org.iptfhir.rest.request;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the body of a PATCH that is written in FHIR: a Parameters, and nothing else. */
final class PatchBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z]+)[\\s/>]");

    private PatchBody() {}

    static void check(String mediaType, byte[] body) {
        resourceType(mediaType, body).filter(type -> !type.equals("Parameters")).ifPresent(type -> {
            throw new InvalidRequestException("A patch in FHIR is a Parameters with a parameter named operation;"
                    + " this body is a " + type + ". To replace the resource, send it with PUT.");
        });
    }

    /** Empty when it cannot be read: the parser says why. */
    private static Optional<String> resourceType(String mediaType, byte[] body) {
        if (mediaType.contains("xml")) {
            Matcher root = ROOT.matcher(new String(body, StandardCharsets.UTF_8));
            return root.find() ? Optional.of(root.group(1)) : Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("resourceType")) {
                    return Optional.ofNullable(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not JSON
        }
    }
}
