package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;

/** Says of an element that is an object, a list or a single value where FHIR has another of them what it must look like. */
final class UnreadableValue {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:The|This) property.* must be (?:an? )?(?:JSON )?(?:Array|Object|simple value), not (?:an? )?(\\w+).*",
            Pattern.DOTALL);
    private static final Pattern NAME =
            Pattern.compile("The property (\\w+) must be .*|This property must be .*\\((\\w+) at .*", Pattern.DOTALL);
    private static final Pattern PRIMITIVE = Pattern.compile(".*primitive value must be a (number|string|boolean).*");
    private static final Map<String, String> WRITTEN = Map.of(
            "number", "Write the number without quotes, with a point before its decimals.",
            "string", "Write the value in double quotes.",
            "boolean", "Write true or false, without quotes.");
    private static final Map<String, String> EMPTY = Map.of(
            "Object must have some content", "Give the object at least one element, or leave it out.",
            "Array cannot be empty", "Give the list at least one item, or leave it out.");

    private static final Pattern REPETITION = Pattern.compile("\\[\\d+]$");

    private static final Map<String, String> FOUND = Map.of("Array", "a list", "Object", "an object");

    /** How values of the more common types look in JSON. */
    private static final Map<String, String> LOOKS = Map.ofEntries(
            Map.entry("CodeableConcept", "{\"coding\": [{\"system\": \"…\", \"code\": \"…\"}]}"),
            Map.entry("Coding", "{\"system\": \"…\", \"code\": \"…\"}"),
            Map.entry("Reference", "{\"reference\": \"…\"}"),
            Map.entry("Period", "{\"start\": \"2026-01-31\", \"end\": \"…\"}"),
            Map.entry("Quantity", "{\"value\": 1, \"unit\": \"…\", \"system\": \"…\", \"code\": \"…\"}"),
            Map.entry("Identifier", "{\"system\": \"…\", \"value\": \"…\"}"),
            Map.entry("Extension", "{\"url\": \"…\", \"value…\": …}"),
            Map.entry("Annotation", "{\"text\": \"…\"}"),
            Map.entry("boolean", "true"),
            Map.entry("integer", "1"),
            Map.entry("positiveInt", "1"),
            Map.entry("unsignedInt", "1"),
            Map.entry("decimal", "1.5"));

    private final ElementNames names;

    UnreadableValue(ElementNames names) {
        this.names = names;
    }

    /** The message at the form that the text has: the engine leaves it open, because it could not read it. */
    EngineMessage placed(EngineMessage message, Optional<Element> root) {
        Matcher name = NAME.matcher(message.text());
        int dot = message.path().lastIndexOf('.');
        if (!message.path().endsWith(ElementPath.CHOICE) || dot < 0 || !name.matches()) {
            return message;
        }
        String parent = message.path().substring(0, dot);
        String form = Optional.ofNullable(name.group(1)).orElse(name.group(2));
        return root.flatMap(resource -> ElementPath.at(resource, parent))
                .flatMap(around -> names.typed(around, form))
                .map(step -> message.at(parent + "." + step))
                .orElse(message);
    }

    /** The finding in words; empty when the message is about something else. */
    Optional<Finding> finding(Finding finding, String text, Optional<Element> root) {
        Matcher primitive = PRIMITIVE.matcher(text);
        if (primitive.matches()) {
            String type = primitive.group(1);
            return Optional.of(
                    finding.saying("The value must be a " + type + " of JSON.", WRITTEN.getOrDefault(type, "")));
        }
        Optional<String> filled = EMPTY.entrySet().stream()
                .filter(empty -> text.startsWith(empty.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (filled.isPresent()) {
            return filled.map(remedy -> finding.saying(text, remedy));
        }
        Matcher shape = SHAPE.matcher(text);
        String path = TokenIndex.normal(finding.expression());
        int dot = path.lastIndexOf('.');
        if (!shape.matches() || dot < 0) {
            return Optional.empty();
        }
        String name = REPETITION.matcher(path.substring(dot + 1)).replaceFirst("");
        return root.flatMap(resource -> ElementPath.at(resource, path.substring(0, dot)))
                .flatMap(around -> names.definition(around, name))
                .map(definition ->
                        said(finding, name, FOUND.getOrDefault(shape.group(1), "a single value"), definition));
    }

    private static Finding said(Finding finding, String name, String found, ElementDefinition definition) {
        boolean isList = !List.of("0", "1").contains(String.valueOf(definition.getMax()));
        String type = definition.getType().stream()
                .filter(known -> definition.getType().size() == 1 || name.endsWith(capital(known.getCode())))
                .map(ElementDefinition.TypeRefComponent::getCode)
                .findFirst()
                .orElse("");
        boolean isObject = type.isEmpty() || Character.isUpperCase(type.charAt(0));
        String looks = LOOKS.getOrDefault(type, isObject ? "{ … }" : "\"…\"");
        String one = isObject ? "an object" : "a single value";
        boolean isItem = isList && REPETITION.matcher(finding.expression()).find();
        return finding.saying(
                isItem
                        ? "An item of " + name + " is " + found + ", but must be " + one + "."
                        : "The element " + name + " is " + found + ", but must be "
                                + (isList ? "a list of " + (isObject ? "objects" : "single values") : one) + ".",
                "Write it as \"" + name + "\": " + (isList ? "[" + looks + "]" : looks) + ".");
    }

    private static String capital(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
