package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * Elements that may have one of several types end with the type: value[x] is valueQuantity or valueString in a text.
 * Finds what may stand for one that was written without it.
 */
final class Choices {
    private static final String CHOICE = "[x]";
    private static final String EXTENSION = "Extension";

    private final IWorkerContext definitions;
    private final ElementNames names;

    Choices(IWorkerContext definitions, ElementNames names) {
        this.definitions = definitions;
        this.names = names;
    }

    /**
     * The names that may stand in place of one without type.
     *
     * @param root the whole text
     * @param parent path of the element in which the name stands
     * @param parts names that stand in the element itself; none where it is a single value
     * @return those whose type can have such parts, best first; all that are allowed where none can; empty when FHIR
     *     knows no such element, with or without type
     */
    List<String> of(Element root, String parent, String name, Set<String> parts) {
        Optional<ElementDefinition> definition = ElementPath.at(root, parent)
                .flatMap(element -> names.choice(element, name))
                .map(base -> definition(root, parent, name, base));
        List<String> allowed = definition.map(ElementDefinition::getType).orElse(List.of()).stream()
                .map(TypeRefComponent::getCode)
                .toList();
        // The guide's profiles leave the type to a rule that says why, and name the right one in the element's short.
        String advised = definition.map(ElementDefinition::getShort).orElse("");
        List<String> best = allowed.stream()
                .filter(type -> advised.matches(named(name, type) + "\\b.*"))
                .toList();
        List<String> fitting = best.isEmpty()
                ? allowed.stream().filter(type -> fits(type, parts)).toList()
                : best;
        return (fitting.isEmpty() ? allowed : fitting)
                .stream().map(type -> named(name, type)).toList();
    }

    private static String named(String name, String type) {
        return name + Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** What the extension's own definition or the guide's profile says of the element, else FHIR's. */
    private ElementDefinition definition(Element root, String parent, String name, ElementDefinition base) {
        boolean isExtension = ElementPath.at(root, parent)
                .filter(element -> element.fhirType().equals(EXTENSION))
                .isPresent();
        return (isExtension ? inExtension(root, parent) : inProfile(root, parent, name))
                .filter(ElementDefinition::hasType)
                .orElse(base);
    }

    private Optional<ElementDefinition> inExtension(Element root, String path) {
        String url = url(root, path);
        if (url.indexOf(':') >= 0) {
            return element(url, "Extension.value[x]");
        }
        int last = path.lastIndexOf(".extension");
        return last < 0
                ? Optional.empty()
                : element(url(root, path.substring(0, last)), "Extension.extension:" + url + ".value[x]");
    }

    private static String url(Element root, String path) {
        return ElementPath.at(root, path)
                .map(extension -> extension.getNamedChildValue("url"))
                .orElse("");
    }

    private Optional<ElementDefinition> inProfile(Element root, String parent, String name) {
        List<String> steps = new ArrayList<>(List.of(parent.split("\\.", -1)));
        for (int end = steps.size(); end > 0; end--) {
            Optional<Element> resource = ElementPath.at(root, String.join(".", steps.subList(0, end)))
                    .filter(Element::isResource);
            if (resource.isPresent()) {
                String below =
                        String.join(".", steps.subList(end, steps.size())).replaceAll("\\[\\d+]", "");
                String path = resource.get().fhirType() + (below.isEmpty() ? "" : "." + below) + "." + name + CHOICE;
                return Recognition.profileOf(CodedResource.of(resource.get()))
                        .flatMap(profile -> element(profile, path));
            }
        }
        return Optional.empty();
    }

    private Optional<ElementDefinition> element(String canonical, String id) {
        return Optional.ofNullable(definitions.fetchResource(StructureDefinition.class, canonical)).stream()
                .flatMap(definition -> definition.getSnapshot().getElement().stream())
                .filter(element -> id.equals(element.getId()))
                .findFirst();
    }

    /** Types with a small letter are single values; the others know the names of their parts. */
    private boolean fits(String type, Set<String> parts) {
        if (parts.isEmpty()) {
            return Character.isLowerCase(type.charAt(0));
        }
        return Character.isUpperCase(type.charAt(0))
                && Optional.ofNullable(definitions.fetchTypeDefinition(type))
                        .filter(known -> parts.stream()
                                .allMatch(part -> known.getSnapshot().getElement().stream()
                                        .anyMatch(element -> element.getPath().equals(known.getType() + "." + part))))
                        .isPresent();
    }
}
