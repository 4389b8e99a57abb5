package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.Format;

/** What is wrong with an answer, whatever was asked. */
final class Verdict {
    /** Far beyond what any of these requests takes, on a machine that others use too. */
    static final Duration SLOWEST = Duration.ofSeconds(20);

    /** What nobody outside is to be told. */
    static final Pattern INSIDE = Pattern.compile("\tat |Exception|\\bSQL|HAPI-\\d|\\bca\\.uhn\\b|org\\.hl7\\.fhir|"
            + "\\bjava\\.(lang|util|io|net)|jakarta\\.|org\\.(springframework|hibernate|apache|h2|postgresql)\\b|"
            + "com\\.(fasterxml|ctc|github)\\b|Cannot invoke|HFJ_|\\[REDACTED|Jackson|woodstox");

    /** What Tomcat refuses before anybody gives it an id: what is no HTTP, TRACE, and Expect. */
    private static final Set<Integer> BY_TOMCAT = Set.of(400, 405, 417);

    private static final Pattern HTML = Pattern.compile("(?i)<!doctype html|<html");
    private static final Pattern ISSUES_OF_XML = Pattern.compile("(?s)<issue>.*?</issue>");

    private final List<String> faults = new ArrayList<>();
    private final RawAnswer answer;
    private final boolean hasBody;

    private Verdict(RawAnswer answer, boolean hasBody) {
        this.answer = answer;
        this.hasBody = hasBody;
    }

    /** The faults of all that came in answer to a request; none when it is as it should be. */
    static List<String> of(Mutant mutant, Wire.Came came) {
        List<String> faults = new ArrayList<>();
        if (!came.fault().isEmpty() && mutant.isToBeAnswered()) {
            faults.add(came.fault());
        }
        if (came.time().compareTo(SLOWEST) > 0) {
            faults.add("took " + came.time());
        }
        if (mutant.isFramed() && came.answers().size() > 1) {
            faults.add(came.answers().size() + " answers to one request");
        }
        for (int i = 0; i < came.answers().size(); i++) {
            boolean head = mutant.request().method().equals("HEAD") && i == 0;
            Verdict verdict = new Verdict(came.answers().get(i), !head);
            verdict.judge();
            faults.addAll(verdict.faults);
        }
        return faults;
    }

    private void judge() {
        if (answer.status() >= 500) {
            faults.add("status " + answer.status() + ": " + answer.body());
        }
        if (!hasBody) {
            return;
        }
        if (HTML.matcher(answer.body()).find()) {
            faults.add("HTML: " + answer.body());
        }
        if (answer.status() >= 300 && answer.status() != 304) {
            judgeRefusal();
        } else {
            judgeEntries();
        }
    }

    private void judgeRefusal() {
        if (answer.header("X-Request-ID").isEmpty() && !BY_TOMCAT.contains(answer.status())) {
            faults.add(answer.status() + " without X-Request-ID");
        }
        List<String> texts = texts();
        if (texts.isEmpty()) {
            faults.add(answer.status() + " without an OperationOutcome: " + answer.body());
        }
        texts.forEach(this::judgeText);
    }

    /** What the issues say; empty without any that say something. */
    private List<String> texts() {
        String type = answer.header(RawRequest.CONTENT_TYPE);
        if (type.startsWith(Format.JSON.mediaType())) {
            Optional<JsonNode> outcome = Trees.read(answer.body().getBytes(StandardCharsets.UTF_8));
            return outcome.map(Verdict::texts).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        if (type.startsWith(Format.XML.mediaType())
                && answer.body().contains("<OperationOutcome")
                && KeptXml.read(answer.body().getBytes(StandardCharsets.UTF_8)).isPresent()) {
            for (Matcher issue = ISSUES_OF_XML.matcher(answer.body()); issue.find(); ) {
                texts.add(issue.group());
            }
        }
        return texts;
    }

    private static List<String> texts(JsonNode outcome) {
        List<String> texts = new ArrayList<>();
        if (outcome.path("resourceType").asText().equals("OperationOutcome")) {
            outcome.path("issue").forEach(issue -> {
                String diagnostics = issue.path("diagnostics").asText();
                texts.add(diagnostics.isEmpty() ? issue.at("/details/text").asText() : diagnostics);
            });
        }
        return texts;
    }

    /** Of a batch or transaction. */
    private void judgeEntries() {
        Optional<JsonNode> bundle = Trees.read(answer.body().getBytes(StandardCharsets.UTF_8));
        bundle.ifPresent(tree -> tree.path("entry").forEach(entry -> {
            String status = entry.at("/response/status").asText();
            if (status.startsWith("5")) {
                faults.add("entry with status " + status + ": " + entry);
            }
            if (status.startsWith("4")) {
                List<String> texts = texts(entry.at("/response/outcome"));
                if (texts.isEmpty()) {
                    faults.add("entry with status " + status + " without an OperationOutcome: " + entry);
                }
                texts.forEach(this::judgeText);
            }
        }));
    }

    private void judgeText(String text) {
        if (text.startsWith("Another write")) {
            faults.add(answer.status() + " tells of another writer, and there is none");
        }
        if (text.isBlank() || text.strip().equals("null")) {
            faults.add(answer.status() + " without a reason: " + answer.body());
        }
        Matcher inside = INSIDE.matcher(text);
        if (inside.find()) {
            faults.add(answer.status() + " tells of the inside (" + inside.group() + "): " + text);
        }
    }
}
