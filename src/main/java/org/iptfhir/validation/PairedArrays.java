package org.iptfhir.validation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of one JSON object that belong together: values of a repeating primitive, and what else they have. FHIR fills
 * both with nulls so that they match; what stands beside no value would be dropped when the resource is parsed.
 */
final class PairedArrays {
    /** An array of what primitives have beside their values. */
    private record Beside(int length, Position place) {}

    private final Map<String, Integer> values = new HashMap<>();
    private @Nullable Map<String, Beside> beside;

    /** @param length 0 when the field is no array */
    void note(String field, int length, Position place) {
        if (field.startsWith("_") && length > 0) {
            if (beside == null) {
                beside = new HashMap<>();
            }
            beside.put(field.substring(1), new Beside(length, place));
        } else if (length > 0) {
            values.put(field, length);
        }
    }

    /** @throws TextFault when there is more beside the values than there are values */
    void check(String path) throws TextFault {
        if (beside == null) {
            return;
        }
        for (Map.Entry<String, Beside> pair : beside.entrySet()) {
            int length = values.getOrDefault(pair.getKey(), 0);
            if (pair.getValue().length() > length) {
                throw new TextFault(
                        "Json_Arrays_Differ",
                        path + "." + pair.getKey(),
                        pair.getValue().place(),
                        "The array _" + pair.getKey() + " has "
                                + pair.getValue().length() + " items, " + pair.getKey() + " has " + length + ".",
                        "Give " + pair.getKey() + " as many items: a null where there is no value.");
            }
        }
    }
}
