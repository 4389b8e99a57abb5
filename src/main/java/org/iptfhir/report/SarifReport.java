package org.iptfhir.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Rule;

/** Findings in SARIF 2.1.0, OASIS' form for code scanning: editors and forges show them at the line. */
public final class SarifReport implements Report {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonGenerator out;
    private final String version;
    private final Function<String, Optional<Rule>> rules;
    private final Map<String, Finding> seen = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    /**
     * Begins the document.
     *
     * @param version of the program
     * @param rules of the guide by their ids
     */
    public SarifReport(Writer writer, String version, Function<String, Optional<Rule>> rules) throws IOException {
        this.version = version;
        this.rules = rules;
        out = new JsonFactory()
                .createGenerator(writer)
                .setPrettyPrinter(new DefaultPrettyPrinter())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeStringField("$schema", SCHEMA);
        out.writeStringField("version", "2.1.0");
        out.writeArrayFieldStart("runs");
        out.writeStartObject();
        out.writeStringField("columnKind", "utf16CodeUnits");
        out.writeArrayFieldStart("results");
    }

    @Override
    public void add(CheckedText text) throws IOException {
        for (Finding finding : text.findings()) {
            seen.putIfAbsent(finding.id(), finding);
            write(text, finding);
        }
    }

    private void write(CheckedText text, Finding finding) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", finding.id());
        out.writeStringField("level", finding.severity().word());
        message(finding.wholeText());
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uriOf(text.name()));
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", text.lineOf(finding));
        out.writeNumberField("startColumn", finding.position().column());
        Optional<Excerpt> excerpt = text.excerptOf(finding);
        if (excerpt.isPresent()) {
            out.writeNumberField(
                    "endColumn", finding.position().column() + excerpt.get().length());
            out.writeObjectFieldStart("snippet");
            out.writeStringField("text", excerpt.get().line());
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
        out.writeArrayFieldStart("logicalLocations");
        out.writeStartObject();
        out.writeStringField("fullyQualifiedName", finding.expression());
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private void message(String text) throws IOException {
        out.writeObjectFieldStart("message");
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    private static String uriOf(String name) {
        try {
            return new URI(null, null, name.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path is the path of a URI", e);
        }
    }

    @Override
    public void unreadable(String name, String reason) {
        unreadable.put(name, reason);
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.writeEndArray();
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "ipt-fhir");
        out.writeStringField("version", version);
        out.writeArrayFieldStart("rules");
        for (Finding finding : seen.values()) {
            writeRule(finding);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
        writeInvocation();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeRaw('\n');
        out.flush();
    }

    private void writeRule(Finding finding) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", finding.id());
        Optional<Rule> rule = finding.isRule() ? rules.apply(finding.id()) : Optional.empty();
        if (rule.isPresent()) {
            text("shortDescription", rule.get().title() + ".");
            text("fullDescription", rule.get().reason());
            text("help", rule.get().remedy());
        } else {
            text("shortDescription", "A message of HL7's validation engine.");
        }
        out.writeEndObject();
    }

    private void text(String field, String text) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    /** Inputs that could not be read are the run's own trouble, not a result. */
    private void writeInvocation() throws IOException {
        out.writeArrayFieldStart("invocations");
        out.writeStartObject();
        out.writeBooleanField("executionSuccessful", unreadable.isEmpty());
        out.writeArrayFieldStart("toolExecutionNotifications");
        for (Map.Entry<String, String> input : unreadable.entrySet()) {
            out.writeStartObject();
            out.writeStringField("level", "error");
            message(input.getKey() + " was not read: " + input.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }
}
