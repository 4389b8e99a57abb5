package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * A reference in a text.
 *
 * @param element the Reference
 * @param path of it
 */
record PlacedReference(Element element, String path) {
    /** All references in a resource and in those within it. */
    static List<PlacedReference> in(Element root) {
        List<PlacedReference> references = new ArrayList<>();
        collect(root, root.fhirType(), references);
        return references;
    }

    private static void collect(Element element, String path, List<PlacedReference> references) {
        if (element.fhirType().equals("Reference")) {
            references.add(new PlacedReference(element, path));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.getChildren()) {
            if (!child.isPrimitive() && child.hasChildren()) {
                int position = seen.merge(child.getName(), 1, Integer::sum) - 1;
                collect(child, path + "." + ElementPath.step(child, position), references);
            }
        }
    }

    /** Where it leads; empty where it has no address. */
    Optional<String> target() {
        return Optional.ofNullable(element.getNamedChildValue("reference")).filter(target -> !target.isBlank());
    }

    /** The path of its address. */
    String place() {
        return path + ".reference";
    }
}
