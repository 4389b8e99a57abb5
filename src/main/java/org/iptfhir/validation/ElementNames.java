package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/** The names that FHIR knows in an element. */
final class ElementNames {
    private static final String CHOICE = "[x]";

    private final IWorkerContext definitions;

    ElementNames(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    /** The children that an element may have, as texts name them: value[x] is valueQuantity, valueString, … there. */
    List<String> in(Element parent) {
        return below(parent)
                .flatMap(child -> names(child, lastStep(child)))
                .distinct()
                .toList();
    }

    /** The child of an element that may have several types, by its name without a type. */
    Optional<ElementDefinition> choice(Element parent, String name) {
        return below(parent)
                .filter(child -> lastStep(child).equals(name + CHOICE))
                .findFirst();
    }

    private Stream<ElementDefinition> below(Element parent) {
        ElementDefinition definition = parent.getProperty().getDefinition();
        String path = definition.hasContentReference()
                ? definition
                        .getContentReference()
                        .substring(definition.getContentReference().indexOf('#') + 1)
                : definition.getPath();
        List<ElementDefinition> backbone = below(parent.getProperty().getStructure(), path);
        return backbone.isEmpty()
                ? Optional.ofNullable(definitions.fetchTypeDefinition(parent.fhirType())).stream()
                        .flatMap(type -> below(type, type.getType()).stream())
                : backbone.stream();
    }

    private static List<ElementDefinition> below(StructureDefinition structure, String path) {
        return structure.getSnapshot().getElement().stream()
                .filter(element -> element.getPath().startsWith(path + ".")
                        && element.getPath().indexOf('.', path.length() + 1) < 0)
                .toList();
    }

    private static String lastStep(ElementDefinition element) {
        return element.getPath().substring(element.getPath().lastIndexOf('.') + 1);
    }

    private static Stream<String> names(ElementDefinition element, String name) {
        if (!name.endsWith(CHOICE)) {
            return Stream.of(name);
        }
        String stem = name.substring(0, name.length() - CHOICE.length());
        return element.getType().stream()
                .map(type -> stem
                        + Character.toUpperCase(type.getCode().charAt(0))
                        + type.getCode().substring(1));
    }
}
