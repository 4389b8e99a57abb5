package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Changes one element of a body in JSON. */
final class OfJson implements Mutation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 300;
    /** Somewhat more than a body may have. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private static final List<String> NAMES = List.of(
            "id",
            "extension",
            "modifierExtension",
            "contained",
            "meta",
            "text",
            "resourceType",
            "value",
            "reference",
            "url",
            "item",
            "entry",
            "resource",
            "status",
            "fhir_comments",
            "div",
            "system",
            "code",
            "part",
            "path",
            "op");

    /** An element at its place. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        Optional<JsonNode> tree = Trees.read(request.body());
        if (tree.isEmpty()) {
            return request;
        }
        List<Place> places = new ArrayList<>();
        collect(tree.get(), places);
        if (places.isEmpty()) {
            return request;
        }
        change(Originals.oneOf(places, chance), places, chance);
        return request.withBody(Trees.text(tree.get()));
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                places.add(new Place(node, field.getKey(), 0));
                collect(field.getValue(), places);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                places.add(new Place(node, "", i));
                collect(node.get(i), places);
            }
        }
    }

    private static void change(Place place, List<Place> all, Random chance) {
        switch (chance.nextInt(13)) {
            case 0 -> place.remove();
            case 1, 2, 3 -> place.set(Extremes.node(chance));
            case 4 -> doubled(place, 1 + chance.nextInt(3));
            case 5 -> doubled(place, 100 + chance.nextInt(3_000));
            case 6 -> rename(place, chance);
            case 7 -> place.set(Originals.oneOf(all, chance).value().deepCopy());
            case 8 -> otherType(place);
            case 9 -> add(place, Originals.oneOf(NAMES, chance), Extremes.node(chance));
            case 10 ->
                add(
                        place,
                        Originals.oneOf(NAMES, chance),
                        Originals.oneOf(all, chance).value().deepCopy());
            case 11 -> nest(place, 2 + chance.nextInt(chance.nextBoolean() ? 20 : DEEPEST));
            default -> text(place, chance);
        }
    }

    private static void doubled(Place place, int times) {
        JsonNode value = place.value();
        int fit = Math.min(times, MOST_CHARACTERS / (1 + Trees.text(value).length()));
        ArrayNode array = place.parent() instanceof ArrayNode parent
                ? parent
                : ((ObjectNode) place.parent()).putArray(place.name());
        for (int i = 0; i < fit; i++) {
            array.add(value.deepCopy());
        }
    }

    private static void rename(Place place, Random chance) {
        if (place.parent() instanceof ObjectNode object) {
            JsonNode value = object.remove(place.name());
            String name = switch (chance.nextInt(4)) {
                case 0 -> "_" + place.name();
                case 1 -> place.name() + Extremes.text(chance);
                case 2 -> place.name().substring(1);
                default -> Originals.oneOf(NAMES, chance);
            };
            object.set(name, value);
        }
    }

    private static void otherType(Place place) {
        JsonNode value = place.value();
        if (value.isTextual()) {
            place.set(NODES.numberNode(value.asText().length()));
        } else if (value.isValueNode()) {
            place.set(text(value.asText()));
        } else if (value.isArray() && !value.isEmpty()) {
            place.set(value.get(0));
        } else if (value.isObject()) {
            place.set(text(value.toString()));
        }
    }

    private static void add(Place place, String name, JsonNode value) {
        if (place.value() instanceof ObjectNode object) {
            object.set(name, value);
        } else if (place.parent() instanceof ObjectNode object) {
            object.set(name, value);
        }
    }

    /** An element inside itself, again and again. */
    private static void nest(Place place, int depth) {
        if (place.value() instanceof ObjectNode inner) {
            JsonNode nested = inner;
            String name = place.name().isEmpty() ? "extension" : place.name();
            boolean inArray = place.parent().isArray() || depth % 2 == 0;
            for (int i = 0; i < depth; i++) {
                ObjectNode outer = new ObjectNode(NODES);
                outer.set(name, inArray ? outer.arrayNode().add(nested) : nested);
                nested = outer;
            }
            place.set(nested);
        }
    }

    /** A text that is nearly the same. */
    private static void text(Place place, Random chance) {
        if (place.value().isTextual()) {
            String value = place.value().asText();
            int at = value.isEmpty() ? 0 : chance.nextInt(value.length());
            String changed = switch (chance.nextInt(5)) {
                case 0 -> value.substring(0, at);
                case 1 -> value.substring(0, at) + Extremes.text(chance) + value.substring(at);
                case 2 -> value + " ";
                case 3 -> value.toUpperCase(Locale.ROOT);
                default -> value + Extremes.text(chance);
            };
            place.set(text(changed));
        }
    }

    private static JsonNode text(String value) {
        return NODES.textNode(value);
    }
}
