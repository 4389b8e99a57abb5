package org.iptfhir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.iptfhir.validation.example.WrongExample;

/** Resources whose check loads most of the classes that any check does. */
final class WarmUp {
    private WarmUp() {}

    /** One a line: the wrong examples. */
    static String lines() throws IOException {
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        for (WrongExample example : WrongExample.all()) {
            JsonNode tree = json.readTree(example.json());
            lines.append(tree).append('\n');
        }
        return lines.toString();
    }
}
