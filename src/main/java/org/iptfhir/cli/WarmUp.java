package org.iptfhir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Resources whose check loads most of the classes that any check does. */
final class WarmUp {
    private WarmUp() {}

    /** One a line: the wrong examples. */
    static String lines() throws IOException {
        List<String> texts = RuleExamples.wrongTexts();
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            JsonNode tree = json.readTree(text);
            lines.append(tree).append('\n');
        }
        return lines.toString();
    }
}
