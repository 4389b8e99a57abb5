package org.iptfhir.validation;

import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * The elements of a profile that have the content of another one, as an item within an item has. What stands in them the
 * engine checks in part only when it is asked for a profile without its type: answers of nested items pass unseen.
 *
 * @param paths of these elements, each as the names below the root
 */
record SharedContent(List<List<String>> paths) {
    static SharedContent of(StructureDefinition profile) {
        return new SharedContent(profile.getSnapshot().getElement().stream()
                .filter(ElementDefinition::hasContentReference)
                .map(element -> List.of(element.getPath().split("\\.")))
                .map(names -> names.subList(1, names.size()))
                .toList());
    }

    /** Whether a resource has any. */
    boolean isIn(Element resource) {
        return paths.stream().anyMatch(path -> isIn(resource, path));
    }

    private static boolean isIn(Element element, List<String> path) {
        return path.isEmpty()
                || element.getChildrenByName(path.get(0)).stream()
                        .anyMatch(child -> isIn(child, path.subList(1, path.size())));
    }
}
