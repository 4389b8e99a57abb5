package org.iptfhir.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;

/** Elements that FHIR allows once and that stand there several times, as XML lets them. */
final class OnlyOnce {
    private OnlyOnce() {}

    /**
     * Keeps the first of each, once the engine has told of the others: it gives no single one of several to whoever asks
     * for it, and the rules ask.
     */
    static void keepFirst(Element element) {
        Set<String> seen = new HashSet<>();
        boolean removed = false;
        for (Element child : List.copyOf(element.getChildren())) {
            if (!child.isList() && !seen.add(child.getName())) {
                element.removeChild(child);
                removed = true;
            } else {
                keepFirst(child);
            }
        }
        if (removed) {
            element.getChildren().clearMap();
        }
    }
}
