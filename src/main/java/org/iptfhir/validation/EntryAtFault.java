package org.iptfhir.validation;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * The first entry of a Bundle that has what the type of the Bundle does not allow, or lacks what it asks for: FHIR's
 * invariants speak of the whole Bundle (FHIR R4, Bundle, bdl-2 to bdl-4).
 */
enum EntryAtFault {
    SEARCH("search", ImmutableSet.of("searchset"), false),
    REQUEST("request", ImmutableSet.of("batch", "transaction", "history"), true),
    RESPONSE("response", ImmutableSet.of("batch-response", "transaction-response", "history"), true);

    private final String part;
    private final ImmutableSet<String> types;
    private final boolean isMandatory;

    EntryAtFault(String part, ImmutableSet<String> types, boolean isMandatory) {
        this.part = part;
        this.types = types;
        this.isMandatory = isMandatory;
    }

    /** The path of its part within the Bundle, or of the entry that lacks it. */
    Optional<String> in(Element bundle) {
        boolean isAllowed = types.contains(String.valueOf(bundle.getNamedChildValue("type")));
        List<Element> entries = bundle.getChildrenByName("entry");
        for (int i = 0; i < entries.size(); i++) {
            boolean has = entries.get(i).hasChild(part);
            if (has && !isAllowed) {
                return Optional.of(".entry[" + i + "]." + part);
            }
            if (!has && isAllowed && isMandatory) {
                return Optional.of(".entry[" + i + "]");
            }
        }
        return Optional.empty();
    }
}
