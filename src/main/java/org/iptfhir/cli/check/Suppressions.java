package org.iptfhir.cli.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Findings that somebody has decided to live with, each with its reason and, if they like, an end. A YAML (or JSON) list:
 *
 * <pre>
 * - rule: S10                      # id of the rule or message
 *   path: Procedure                # FHIRPath; * stands for anything; left out: everywhere
 *   reason: techniques are recorded from 2027 on
 *   until: 2027-06-30              # the last day on which it holds; left out: always
 * </pre>
 */
public final class Suppressions implements Expected {
    private final Map<Suppression, Integer> used = new LinkedHashMap<>();
    private final Path file;
    private final LocalDate today;

    private record Written(
            @JsonProperty("rule") @Nullable String rule,
            @JsonProperty("path") @Nullable String path,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("until") @Nullable String until) {}

    private record Suppression(String rule, Optional<String> path, Optional<LocalDate> until) {
        boolean covers(Finding finding) {
            return finding.id().equals(rule)
                    && path.map(Suppression::pattern)
                            .map(pattern ->
                                    pattern.matcher(finding.expression()).matches())
                            .orElse(true);
        }

        private static Pattern pattern(String path) {
            return Pattern.compile(
                    Stream.of(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }

        boolean isOver(LocalDate day) {
            return until.map(day::isAfter).orElse(false);
        }

        @Override
        public String toString() {
            return rule + path.map(" at "::concat).orElse("");
        }
    }

    private Suppressions(List<Suppression> suppressions, Path file, LocalDate today) {
        suppressions.forEach(suppression -> used.put(suppression, 0));
        this.file = file;
        this.today = today;
    }

    /**
     * Reads a file.
     *
     * @param clock that says what day it is
     * @throws IllegalArgumentException when the file cannot be understood; the message names the place
     */
    public static Suppressions read(Path file, Clock clock) throws IOException {
        List<Written> all;
        try {
            all = JsonMapper.builder(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readAllBytes(file), new TypeReference<>() {});
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file, e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new IllegalArgumentException(
                    file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
                            + ": it is not a list of entries with rule, path, reason and until" + detail(e),
                    e);
        }
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            suppressions.add(suppression(all.get(i), file + ", entry " + (i + 1) + ": "));
        }
        return new Suppressions(suppressions, file, LocalDate.now(clock));
    }

    /** What is wrong, where the reader can say it in the words of the file. */
    private static String detail(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "; there is no " + unknown.getPropertyName();
        }
        return e instanceof JsonMappingException ? "" : ": " + e.getOriginalMessage();
    }

    private static Suppression suppression(Written written, String where) {
        String rule = written.rule();
        if (rule == null || rule.isBlank()) {
            throw new IllegalArgumentException(where + "it names no rule");
        }
        String reason = written.reason();
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(where + "it gives no reason why " + rule + " is expected");
        }
        Optional<LocalDate> until;
        try {
            until = Optional.ofNullable(written.until()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(where + "until is a day such as 2027-06-30", e);
        }
        return new Suppression(rule.strip(), Optional.ofNullable(written.path()), until);
    }

    @Override
    public List<Finding> unexpected(CheckedText text) {
        return text.findings().stream().filter(finding -> !isExpected(finding)).toList();
    }

    private boolean isExpected(Finding finding) {
        Optional<Suppression> first = used.keySet().stream()
                .filter(suppression -> suppression.covers(finding) && !suppression.isOver(today))
                .findFirst();
        first.ifPresent(suppression -> used.merge(suppression, 1, Integer::sum));
        return first.isPresent();
    }

    @Override
    public List<String> remarks() {
        return used.entrySet().stream()
                .filter(use -> use.getValue() == 0)
                .map(use -> file + ": " + use.getKey()
                        + (use.getKey().isOver(today)
                                ? " is told again, since its day is over."
                                : " leaves nothing out: is it still needed?"))
                .toList();
    }
}
