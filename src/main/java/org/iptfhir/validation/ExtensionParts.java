package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Says of an extension with a value that is made of parts, extensions within it, which ones those are. */
final class ExtensionParts {
    private static final String MISSING = "Validation_VAL_Profile_Minimum_SLICE";
    private static final Set<String> UNKNOWN = Set.of("Extension_EXT_SubExtension_Invalid", "Extension_EXT_Unknown");

    private static final Pattern VALUE = Pattern.compile(
            "The Extension '(.*?)' definition allows for the types \\[(.*?)] but found type (\\w+).*", Pattern.DOTALL);
    private static final Pattern PART =
            Pattern.compile("Sub-extension url '(.*?)' is not defined by the Extension ([^\\s|]+).*", Pattern.DOTALL);

    private final IWorkerContext definitions;

    ExtensionParts(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /** Takes out that parts are missing where as many have a url that is not known: it is theirs, misspelt. */
    static void removeMissing(List<EngineMessage> messages) {
        Map<String, Long> unknown = messages.stream()
                .filter(message ->
                        UNKNOWN.contains(message.id()) && message.path().endsWith("]"))
                .collect(Collectors.groupingBy(
                        message -> message.path().substring(0, message.path().lastIndexOf('.')),
                        Collectors.counting()));
        Map<String, Long> missing = messages.stream()
                .filter(message -> message.id().equals(MISSING))
                .collect(Collectors.groupingBy(EngineMessage::path, Collectors.counting()));
        messages.removeIf(message -> message.id().equals(MISSING)
                && unknown.getOrDefault(message.path(), 0L) >= missing.getOrDefault(message.path(), 0L));
    }

    /**
     * The finding in words; empty when the message is about something else.
     *
     * @param finding without text
     * @param text of the engine
     */
    Optional<Finding> finding(Finding finding, String text) {
        Matcher part = PART.matcher(text);
        if (part.matches()) {
            List<String> known =
                    slices(part.group(2)).map(ElementDefinition::getSliceName).toList();
            return Optional.of(finding.saying(
                            "The extension " + part.group(2) + " has no part " + part.group(1) + ".",
                            "Use one of " + String.join(", ", known) + " as the url.")
                    .meaning(Wording.anyOf(Nearest.to(part.group(1), known))));
        }
        Matcher value = VALUE.matcher(text);
        if (!value.matches()) {
            return Optional.empty();
        }
        String begin = "The extension " + value.group(1) + " has a value of type " + value.group(3);
        if (!value.group(2).isEmpty()) {
            return Optional.of(finding.saying(
                    begin + ", but allows " + value.group(2) + ".",
                    "Write "
                            + Pattern.compile(", *")
                                    .splitAsStream(value.group(2))
                                    .map(ExtensionParts::named)
                                    .collect(Collectors.joining(" or "))
                            + ", with a value of that type."));
        }
        List<String> parts = partsOf(value.group(1));
        return Optional.of(finding.saying(
                begin + ", but it is made of parts: extensions within it.",
                parts.isEmpty()
                        ? "Write the parts that its definition names into extension, in place of the value."
                        : "Write its parts into extension, in place of the value: " + String.join(" and ", parts)
                                + "."));
    }

    private Stream<ElementDefinition> slices(String url) {
        return Optional.ofNullable(definitions.fetchResource(StructureDefinition.class, url)).stream()
                .flatMap(definition -> definition.getSnapshot().getElement().stream())
                .filter(element -> element.getPath().equals("Extension.extension") && element.hasSliceName());
    }

    private static String named(String type) {
        return "value" + Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** The parts that must be there, each with the name of its value. */
    private List<String> partsOf(String url) {
        return Optional.ofNullable(definitions.fetchResource(StructureDefinition.class, url)).stream()
                .flatMap(definition -> definition.getSnapshot().getElement().stream()
                        .filter(element -> element.getPath().equals("Extension.extension")
                                && element.hasSliceName()
                                && element.getMin() > 0)
                        .map(part -> part.getSliceName() + valueOf(definition, part)))
                .toList();
    }

    private static String valueOf(StructureDefinition definition, ElementDefinition part) {
        return definition.getSnapshot().getElement().stream()
                .filter(element -> element.getId().startsWith(part.getId() + ".value[x]"))
                .filter(element -> element.getType().size() == 1)
                .map(element -> element.getTypeFirstRep().getCode())
                .map(type -> " (" + named(type) + ")")
                .findFirst()
                .orElse("");
    }
}
