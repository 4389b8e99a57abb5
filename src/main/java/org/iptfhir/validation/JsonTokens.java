package org.iptfhir.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a JSON text strictly, and notes where each element stands. */
final class JsonTokens {
    /** FHIR resources are some twenty levels deep; deeper ones are attacks or mistakes. */
    static final int DEEPEST = 200;

    private static final String NARRATIVE = ".text.div";

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(CONSTRAINTS)
            .build();

    /** For the type alone, which tells where a key stands twice. */
    private static final JsonFactory LENIENT =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private final JsonParser parser;
    private final String root;
    private final TokenIndex index = new TokenIndex();
    private final Map<String, Position> nulls = new LinkedHashMap<>();
    private final LoneNulls lone = new LoneNulls();

    private JsonTokens(JsonParser parser, String root) {
        this.parser = parser;
        this.root = root;
        index.type(root);
    }

    /**
     * Where each element stands.
     *
     * @throws TextFault when the text is no JSON object, repeats a key or is nested too deeply
     */
    static TokenIndex index(String text) throws TextFault {
        try (JsonParser parser = STRICT.createParser(text)) {
            JsonTokens tokens = new JsonTokens(parser, rootName(text));
            tokens.read(text);
            return tokens.index;
        } catch (JsonProcessingException e) {
            throw fault(e, text, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type, by which the engine's paths begin. */
    private static String rootName(String text) throws IOException {
        try (JsonParser parser = LENIENT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    private void read(String text) throws IOException, TextFault {
        try {
            readDocument(text);
        } catch (JsonProcessingException e) {
            throw besideNulls(fault(e, text, fhirPath(parser, root)));
        } catch (TextFault fault) {
            throw besideNulls(fault);
        }
        refuseLoneNulls(text);
    }

    /** A fault with the nulls before it. */
    private TextFault besideNulls(TextFault fault) {
        return new TextFault(Stream.concat(lone.findings().stream(), fault.findings().stream())
                .toList());
    }

    private void readDocument(String text) throws IOException, TextFault {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw JsonFault.in(text);
        }
        if (first != JsonToken.START_OBJECT) {
            throw new TextFault(
                    "Json_No_Object",
                    position(parser.currentTokenLocation()),
                    "The text is no JSON object.",
                    "Send one FHIR resource: a JSON object with a resourceType.");
        }
        readValue(root);
        if (parser.nextToken() != null) {
            throw new TextFault(
                    "Json_Trailing_Text",
                    position(parser.currentTokenLocation()),
                    "There is text behind the end of the resource.",
                    "Send one resource at a time; several go into a Bundle.");
        }
    }

    /** Reads a value; tells how many there are in an array, else 0. */
    private int readValue(String path) throws IOException, TextFault {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            Position array = position(parser.currentTokenLocation());
            int length = 0;
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                length++;
                String item = i == 0 ? path : path + "[" + i + "]";
                if (parser.currentToken() == JsonToken.VALUE_NULL) {
                    nulls.put(item, position(parser.currentTokenLocation()));
                } else {
                    readValue(item);
                }
            }
            if (length == 0) {
                index.value(path, array); // else its first item has the place
            }
            return length;
        }
        index.value(path, position(parser.currentTokenLocation()));
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            UnfitCharacters.refuse(parser.getText(), path, position(parser.currentTokenLocation()));
            if (path.endsWith(NARRATIVE)) {
                NarrativeDepth.refuse(parser.getText(), path, position(parser.currentTokenLocation()));
            }
        }
        if (parser.currentToken().isNumeric()) {
            LongNumber.refuse(parser.getText(), path, position(parser.currentTokenLocation()));
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readObject(path, position(parser.currentTokenLocation()));
        }
        return 0;
    }

    private void readObject(String path, Position begin) throws IOException, TextFault {
        boolean isResource = path.indexOf('.') < 0 || StatedTypes.isResource(path);
        PairedArrays pairs = new PairedArrays();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            Position place = position(parser.currentTokenLocation());
            UnfitCharacters.refuse(field, path, place);
            index.name(path + "." + field, place);
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                lone.ofKey(field, () -> fhirPath(parser, root), position(parser.currentTokenLocation()));
                continue;
            }
            if (isResource && field.equals("resourceType")) {
                boolean isName = parser.currentToken() == JsonToken.VALUE_STRING;
                index.resource(path, isName ? parser.getText() : "", position(parser.currentTokenLocation()));
            }
            String element = field.startsWith("_") ? field.substring(1) : field;
            pairs.note(field, readValue(path + "." + element), place);
        }
        if (isResource) {
            index.resource(path, "", begin); // unless it has said its type
        }
        pairs.check(path);
    }

    /** A null in an array keeps the place of a primitive that has only an id or extensions (FHIR's JSON format). */
    private void refuseLoneNulls(String text) throws IOException, TextFault {
        nulls.forEach((item, place) -> {
            if (!index.has(item)) {
                lone.ofItem(item.substring(item.lastIndexOf('.') + 1).replaceFirst("\\[.*", ""), place);
            }
        });
        List<Finding> findings = lone.findings();
        if (!findings.isEmpty()) {
            throw new TextFault(withPaths(findings, text));
        }
    }

    /** Items get their FHIRPath now: a long text may have more nulls than one would keep the paths of. */
    private List<Finding> withPaths(List<Finding> findings, String text) throws IOException {
        Map<Position, String> paths = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.expression().isEmpty()) {
                paths.put(finding.position(), "");
            }
        }
        int missing = paths.size();
        try (JsonParser again = LENIENT.createParser(text)) {
            while (missing > 0 && again.nextToken() != null) {
                Position place = position(again.currentTokenLocation());
                if (paths.containsKey(place)) {
                    paths.put(place, fhirPath(again, root));
                    missing--;
                }
            }
        }
        return findings.stream()
                .map(finding -> finding.at(paths.getOrDefault(finding.position(), finding.expression())))
                .toList();
    }

    /** The FHIRPath of what a parser has come to, so far as the text alone tells it. */
    private static String fhirPath(JsonParser parser, String root) {
        StringBuilder path = new StringBuilder(root.isEmpty() ? StatedTypes.ANY : root);
        JsonPointer at = parser.getParsingContext().pathAsPointer();
        while (at != null && !at.matches()) {
            if (at.mayMatchElement()) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                String key = at.getMatchingProperty();
                path.append('.').append(key.startsWith("_") ? key.substring(1) : key);
            }
            at = at.tail();
        }
        return path.toString();
    }

    private static Position position(JsonLocation location) {
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    /** @param path of what is at fault; empty where none is known */
    private static TextFault fault(JsonProcessingException e, String text, String path) {
        JsonLocation location = e.getLocation();
        Position position = location == null ? new Position(1, 1) : position(location);
        String message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return new TextFault(
                    "Json_Duplicate_Key",
                    path,
                    keyBefore(location, text),
                    "The key " + message.substring("Duplicate field".length()).strip() + " stands twice in one object.",
                    "Keep one of the two; several values of one element go into an array.");
        }
        if (message.contains("nesting depth")) {
            return tooDeep(position);
        }
        return JsonFault.in(text);
    }

    /** Where the key begins that ends at a place: the parser stops behind it. */
    private static Position keyBefore(JsonLocation end, String text) {
        int offset = (int) Math.min(text.length(), end.getCharOffset());
        int quote = text.lastIndexOf('"', text.lastIndexOf('"', offset - 1) - 1);
        while (quote > 0 && text.charAt(quote - 1) == '\\') {
            quote = text.lastIndexOf('"', quote - 1);
        }
        return new Position(end.getLineNr(), Math.max(1, end.getColumnNr() - (offset - quote)));
    }

    static TextFault tooDeep(Position position) {
        return new TextFault(
                "Text_Too_Deep",
                position,
                "The resource is nested more than " + DEEPEST + " levels deep.",
                "Flatten it: FHIR resources need some twenty levels.");
    }
}
