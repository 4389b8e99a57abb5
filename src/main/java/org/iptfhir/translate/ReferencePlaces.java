package org.iptfhir.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Where the references of a resource stand, as FHIRPath. */
public final class ReferencePlaces {
    /** In the order of the resource. References are the same only by identity: FHIR's classes know no other equality. */
    private final Map<Reference, String> paths = new LinkedHashMap<>();

    private ReferencePlaces() {}

    /**
     * Goes through a resource.
     *
     * @param path of the resource itself, such as {@code Bundle.entry[3].resource}
     */
    public static ReferencePlaces in(Resource resource, String path) {
        ReferencePlaces places = new ReferencePlaces();
        places.enter(resource, path);
        return places;
    }

    /** The path of one of the references. */
    public Optional<String> of(Reference reference) {
        return Optional.ofNullable(paths.get(reference));
    }

    /** Every reference with its path. */
    public Map<Reference, String> all() {
        return paths;
    }

    private void enter(Base element, String path) {
        if (element instanceof Reference reference) {
            paths.put(reference, path);
        }
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                String index = property.getMaxCardinality() > 1 ? "[" + i + "]" : "";
                enter(values.get(i), path + "." + name(property, values.get(i)) + index);
            }
        }
    }

    private static String name(Property property, Base value) {
        String name = property.getName();
        return name.endsWith("[x]")
                ? name.substring(0, name.length() - "[x]".length()) + ".ofType(" + value.fhirType() + ")"
                : name;
    }
}
