package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Says of an extension with a value that is made of parts, extensions within it, which ones those are. */
final class ExtensionParts {
    private static final Pattern VALUE = Pattern.compile(
            "The Extension '(.*?)' definition allows for the types \\[] but found type (\\w+).*", Pattern.DOTALL);

    private final IWorkerContext definitions;

    ExtensionParts(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /**
     * The finding in words; empty when the message is about something else.
     *
     * @param finding without text
     * @param text of the engine
     */
    Optional<Finding> finding(Finding finding, String text) {
        Matcher value = VALUE.matcher(text);
        if (!value.matches()) {
            return Optional.empty();
        }
        List<String> parts = partsOf(value.group(1));
        return Optional.of(finding.saying(
                "The extension " + value.group(1) + " has a value of type " + value.group(2)
                        + ", but it is made of parts: extensions within it.",
                parts.isEmpty()
                        ? "Write the parts that its definition names into extension, in place of the value."
                        : "Write its parts into extension, in place of the value: " + String.join(" and ", parts)
                                + "."));
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
                .map(type -> " (value" + Character.toUpperCase(type.charAt(0)) + type.substring(1) + ")")
                .findFirst()
                .orElse("");
    }
}
