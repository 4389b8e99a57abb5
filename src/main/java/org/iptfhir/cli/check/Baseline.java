package org.iptfhir.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.Finding;

/**
 * The findings of an earlier report in JSON: they are not told again, be it on another line. As many are let pass as there
 * were; one more of the same is new.
 */
public final class Baseline implements Expected {
    private final Map<Known, Integer> left;

    /** What a finding keeps when lines move. */
    private record Known(String name, String rule, String path, String message) {}

    private Baseline(Map<Known, Integer> left) {
        this.left = left;
    }

    /**
     * Reads a report that {@code --format json} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Baseline read(Path file) throws IOException {
        JsonNode report;
        try {
            report = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!report.path("texts").isArray()) {
            throw new IllegalArgumentException(
                    file + " is no report in JSON: make one with ipt-fhir validate -f json=baseline.json PATH");
        }
        Map<Known, Integer> known = new HashMap<>();
        for (JsonNode text : report.get("texts")) {
            for (JsonNode finding : text.path("findings")) {
                known.merge(
                        new Known(
                                text.path("name").asText(),
                                finding.path("rule").asText(),
                                finding.path("path").asText(),
                                finding.path("message").asText()),
                        1,
                        Integer::sum);
            }
        }
        return new Baseline(known);
    }

    @Override
    public List<Finding> unexpected(CheckedText text) {
        List<Finding> others = new ArrayList<>();
        for (Finding finding : text.findings()) {
            Known known = new Known(text.name(), finding.id(), finding.expression(), finding.message());
            int times = left.getOrDefault(known, 0);
            if (times > 0) {
                left.put(known, times - 1);
            } else {
                others.add(finding);
            }
        }
        return others;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
