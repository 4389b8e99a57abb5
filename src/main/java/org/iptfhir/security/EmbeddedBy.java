package org.iptfhir.security;

import java.util.List;
import java.util.regex.Pattern;
import org.iptfhir.start.CannotStartException;

/**
 * Whose pages may show a page of this server in a frame, such as those of an EHR.
 *
 * @param origins such as {@code https://ehr.hospital.example}
 */
public record EmbeddedBy(List<String> origins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

    /** @throws CannotStartException when one is no origin: a browser would pass over it, or worse, over all of them */
    public EmbeddedBy {
        origins = List.copyOf(origins);
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new CannotStartException(
                            "ipt.security.embedded-by has " + wrong + ", which is no origin of pages.",
                            "Write scheme, name and port alone, such as https://ehr.hospital.example, several with commas"
                                    + " between.");
                });
    }
}
