package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The nulls of a JSON text that FHIR does not allow. All are told; of very many the first ones, and how many follow. */
final class LoneNulls {
    private static final String ID = "Json_Null";
    private static final int TOLD = 20;

    private final List<Finding> found = new ArrayList<>();
    private int more;

    /** Notes a key without a value; keys come in their order. */
    void ofKey(String name, Supplier<String> path, Position position) {
        if (found.size() == TOLD) {
            more++;
            return;
        }
        found.add(TextFault.finding(
                ID,
                path.get(),
                position,
                "The key " + name + " has the value null, which FHIR does not allow.",
                "Leave out what has no value."));
    }

    /** Notes an item that keeps the place of nothing. */
    void ofItem(String array, Position position) {
        found.add(TextFault.finding(
                ID,
                "",
                position,
                "The array " + array + " holds a null, which FHIR does not allow here.",
                "Leave the null out. It stands only in the place of a primitive that has its extensions in _" + array
                        + "."));
    }

    /** The findings in their order, of which items have no path yet. */
    List<Finding> findings() {
        found.sort(Comparator.comparing(Finding::position));
        int left = more + Math.max(0, found.size() - TOLD);
        List<Finding> told = new ArrayList<>(found.subList(0, Math.min(TOLD, found.size())));
        if (left > 0) {
            int last = told.size() - 1;
            told.set(last, told.get(last).adding(left + (left == 1 ? " more null follows." : " more nulls follow.")));
        }
        return told;
    }
}
