package org.iptfhir.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.fge.jackson.jsonpointer.JsonPointer;
import com.github.fge.jackson.jsonpointer.JsonPointerException;
import com.github.fge.jsonpatch.JsonPatchException;
import com.github.fge.jsonpatch.operation.AddOperation;
import com.github.fge.jsonpatch.operation.CopyOperation;
import com.github.fge.jsonpatch.operation.JsonPatchOperation;
import com.github.fge.jsonpatch.operation.MoveOperation;
import com.github.fge.jsonpatch.operation.RemoveOperation;
import com.github.fge.jsonpatch.operation.ReplaceOperation;
import com.github.fge.jsonpatch.operation.TestOperation;
import java.util.Set;

/**
 * One operation of a JSON Patch. It is read here, since the library's own way reads numbers anew and loses their digits.
 *
 * @param number from 1
 * @param text as it was sent
 */
record JsonOperation(int number, JsonNode text) {
    private static final Set<String> NAMES = Set.of("add", "remove", "replace", "move", "copy", "test");
    private static final int LONGEST = 100;

    /** Whether RFC 6902 has an operation of its name. */
    boolean isKnown() {
        return NAMES.contains(text.path("op").asText());
    }

    /** How messages call it. */
    String name() {
        String what = (text.path("op").asText() + " " + text.path("path").asText()).strip();
        return "operation " + number + " (" + (what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what) + ")";
    }

    /**
     * The resource after it.
     *
     * @throws InapplicablePatch when it is not whole, or does not fit the resource
     */
    JsonNode applied(JsonNode resource) throws InapplicablePatch {
        try {
            return operation().apply(resource);
        } catch (JsonPatchException e) {
            throw fault(": " + e.getMessage());
        } catch (RuntimeException e) { // what the library does with some paths into what is no container
            throw fault(": its path does not fit the resource");
        }
    }

    private JsonPatchOperation operation() throws InapplicablePatch {
        String op = text.path("op").asText();
        return switch (op) {
            case "add" -> new AddOperation(pointer("path"), value());
            case "replace" -> new ReplaceOperation(pointer("path"), value());
            case "test" -> new TestOperation(pointer("path"), value());
            case "remove" -> new RemoveOperation(pointer("path"));
            case "move" -> new MoveOperation(pointer("from"), pointer("path"));
            case "copy" -> new CopyOperation(pointer("from"), pointer("path"));
            default -> throw fault(": there is no such operation");
        };
    }

    private JsonNode value() throws InapplicablePatch {
        if (!text.has("value")) {
            throw notWhole();
        }
        return text.get("value");
    }

    private JsonPointer pointer(String field) throws InapplicablePatch {
        if (!text.path(field).isTextual()) {
            throw notWhole();
        }
        try {
            return new JsonPointer(text.get(field).asText());
        } catch (JsonPointerException e) {
            throw fault(": its " + field + " is no JSON Pointer, such as /name/0/family (RFC 6901)");
        }
    }

    private InapplicablePatch notWhole() {
        return fault(" lacks its path, its value or its from");
    }

    private InapplicablePatch fault(String what) {
        return new InapplicablePatch(PatchFault.ofJson(name() + what));
    }
}
