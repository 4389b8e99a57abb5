package org.iptfhir.validation.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.translate.LocalReference;

/**
 * What the references of an element lead to.
 *
 * @param places of those that lead to a resource of one type, within the element's list, by type and id
 * @param all whether every reference does
 */
record ReferencesOf(Map<String, Integer> places, boolean all) {
    static ReferencesOf type(String type, List<Reference> references) {
        Map<String, Integer> places = new LinkedHashMap<>();
        int others = 0;
        for (int i = 0; i < references.size(); i++) {
            Optional<String> target = LocalReference.of(references.get(i), type);
            if (target.isPresent()) {
                places.putIfAbsent(target.get(), i);
            } else {
                others++;
            }
        }
        return new ReferencesOf(places, others == 0);
    }
}
