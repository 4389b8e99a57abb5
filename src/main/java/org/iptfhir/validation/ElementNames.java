package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.StructureDefinition;

/** The names that FHIR knows in an element. */
final class ElementNames {
    private static final String CHOICE = "[x]";

    /** Types whose parts stand in the definition around them. */
    private static final Set<String> BACKBONES = Set.of("BackboneElement", "Element");

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

    /** The definition of a child, by its name in texts. */
    Optional<ElementDefinition> definition(Element parent, String name) {
        return below(parent)
                .filter(child -> names(child, lastStep(child)).anyMatch(name::equals))
                .findFirst();
    }

    /** The FHIRPath step of a form of an element: value.ofType(Quantity) for valueQuantity. */
    Optional<String> typed(Element parent, String form) {
        return definition(parent, form)
                .flatMap(child -> typeOf(child, form)
                        .filter(type -> lastStep(child).endsWith(CHOICE))
                        .map(type -> stem(child) + ".ofType(" + type + ")"));
    }

    /**
     * A place among definitions.
     *
     * @param path of the element whose children stand there
     */
    private record Among(StructureDefinition structure, String path) {}

    /** The FHIRPath of a path with names as they stand in a text that could not be read as a resource. */
    String fhirPath(String textPath) {
        List<String> steps = List.of(textPath.split("\\.", -1));
        StringBuilder path = new StringBuilder(steps.get(0));
        Optional<Among> at = among(steps.get(0));
        for (String step : steps.subList(1, steps.size())) {
            String name = step.replaceFirst("\\[.*", "");
            Optional<ElementDefinition> child = at.flatMap(parent -> below(parent.structure(), parent.path()).stream()
                    .filter(element -> names(element, lastStep(element)).anyMatch(name::equals))
                    .findFirst());
            path.append('.')
                    .append(child.filter(element -> lastStep(element).endsWith(CHOICE))
                            .flatMap(element ->
                                    typeOf(element, name).map(type -> stem(element) + ".ofType(" + type + ")"))
                            .orElse(step));
            Optional<Among> parent = at;
            at = child.flatMap(element -> parent.flatMap(around -> among(around, element, name)));
        }
        return path.toString();
    }

    private Optional<Among> among(String type) {
        return Optional.ofNullable(definitions.fetchTypeDefinition(type))
                .map(definition -> new Among(definition, definition.getType()));
    }

    private Optional<Among> among(Among around, ElementDefinition element, String name) {
        if (element.hasContentReference()) {
            return Optional.of(new Among(around.structure(), contentOf(element)));
        }
        return typeOf(element, name)
                .flatMap(type -> BACKBONES.contains(type)
                        ? Optional.of(new Among(around.structure(), element.getPath()))
                        : among(type));
    }

    /** The type of a form of an element, or the one that it has. */
    private static Optional<String> typeOf(ElementDefinition element, String form) {
        boolean isChoice = lastStep(element).endsWith(CHOICE);
        return element.getType().stream()
                .map(TypeRefComponent::getCode)
                .filter(type -> !isChoice || form.equals(stem(element) + capital(type)))
                .findFirst();
    }

    private static String contentOf(ElementDefinition element) {
        return element.getContentReference()
                .substring(element.getContentReference().indexOf('#') + 1);
    }

    /** The child of which a name is one form: value[x] for valueString. */
    Optional<String> choiceOf(Element parent, String name) {
        return definition(parent, name).map(ElementNames::lastStep).filter(step -> step.endsWith(CHOICE));
    }

    /**
     * The forms of an element that may not have the type which its name ends with: valueCoding and others for valueCode,
     * which no answer is.
     *
     * @return empty when the name is no such form of a known type
     */
    List<String> formsInsteadOf(Element parent, String name) {
        return below(parent)
                .filter(child -> lastStep(child).endsWith(CHOICE) && name.startsWith(stem(child)))
                .filter(child -> isType(name.substring(stem(child).length())))
                .flatMap(child -> names(child, lastStep(child)))
                .toList();
    }

    /** The child that is a reference, where an element is none itself: actor in a performer. */
    Optional<String> referenceIn(Element parent) {
        List<ElementDefinition> references = below(parent)
                .filter(child ->
                        child.getType().stream().map(TypeRefComponent::getCode).anyMatch("Reference"::equals))
                .toList();
        return references.stream()
                .filter(child -> references.size() == 1 || child.getMin() > 0)
                .map(ElementNames::lastStep)
                .findFirst();
    }

    private boolean isType(String capital) {
        return !capital.isEmpty()
                && (definitions.fetchTypeDefinition(capital) != null
                        || definitions.fetchTypeDefinition(
                                        Character.toLowerCase(capital.charAt(0)) + capital.substring(1))
                                != null);
    }

    private Stream<ElementDefinition> below(Element parent) {
        ElementDefinition definition = parent.getProperty().getDefinition();
        String path = definition.hasContentReference() ? contentOf(definition) : definition.getPath();
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
        return element.getType().stream().map(type -> stem(element) + capital(type.getCode()));
    }

    private static String stem(ElementDefinition choice) {
        String name = lastStep(choice);
        return name.substring(0, name.length() - CHOICE.length());
    }

    private static String capital(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
