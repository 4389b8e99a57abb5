package org.iptfhir.guide.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A properties file that a step writes last: what it made, and of which inputs. */
record Mark(Path file) {
    private static final String INPUTS = "inputs";

    boolean isOf(String inputs) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return inputs.equals(properties.getProperty(INPUTS));
    }

    /** Not by {@link Properties#store}: that writes the time of day. */
    void write(String inputs, Map<String, String> facts) throws IOException {
        Map<String, String> lines = new TreeMap<>(facts);
        lines.put(INPUTS, inputs);
        String text = lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
