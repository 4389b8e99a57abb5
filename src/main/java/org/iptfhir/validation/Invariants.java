package org.iptfhir.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.iptfhir.guide.Canonical;

/**
 * FHIR R4's own invariants in plain words. FHIR says formally what must hold; a sender wants to know what is wrong and how
 * to mend it. The words stand in {@code invariants.properties}.
 */
final class Invariants {
    private static final String WORDS = "invariants.properties";

    /**
     * What is said of a broken invariant.
     *
     * @param message what is wrong
     * @param remedy what the sender should do
     * @param places where in the element the fault stands, best first
     */
    record Plain(String message, String remedy, List<String> places) {}

    private final Map<String, Plain> words = new HashMap<>();

    /** Reads the words. */
    Invariants() {
        Properties lines = new Properties();
        try (InputStream stream = Invariants.class.getResourceAsStream(WORDS)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + WORDS);
            }
            lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(".mend") && !key.endsWith(".at"))
                .forEach(key -> words.put(
                        key,
                        new Plain(
                                lines.getProperty(key),
                                lines.getProperty(key + ".mend", ""),
                                List.of(lines.getProperty(key + ".at", "").split(" ")))));
    }

    /** The keys of the invariants that have words. */
    Set<String> keys() {
        return words.keySet().stream()
                .map(key -> key.substring(key.indexOf('.') + 1))
                .collect(Collectors.toSet());
    }

    /**
     * The words for an invariant; empty for one that has none.
     *
     * @param key such as {@code per-1}; a few are the keys of several invariants
     * @param definedIn canonical of the definition that has it
     */
    Optional<Plain> of(String key, String definedIn) {
        String type = Canonical.withoutVersion(definedIn.substring(definedIn.lastIndexOf('/') + 1));
        return Optional.ofNullable(words.get(key)).or(() -> Optional.ofNullable(words.get(type + "." + key)));
    }
}
