package org.iptfhir.validation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the elements of a text stand. */
public interface Places {
    /**
     * The place of an element, or of the nearest one around it.
     *
     * @param path such as {@code Bundle.entry[3].resource.status}
     */
    Position of(String path);

    /** The places in a text; the beginning for each when it cannot be read. */
    static Places in(ResourceText text) {
        try {
            String characters = DecodedText.of(text.bytes());
            return TokenIndex.of(characters, text.format())::of;
        } catch (TextFault fault) {
            return unknown();
        }
    }

    /** Places that are looked for when somebody asks for one: mostly nothing is found, and nobody does. */
    static Places onDemand(Supplier<Places> source) {
        return new Places() {
            private @Nullable Places found;

            @Override
            public Position of(String path) {
                if (found == null) {
                    found = source.get();
                }
                return found.of(path);
            }
        };
    }

    /** For what has no text: the beginning. */
    static Places unknown() {
        return path -> new Position(1, 1);
    }
}
