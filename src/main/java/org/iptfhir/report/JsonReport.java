package org.iptfhir.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All findings of a run in one JSON document, written as they come. */
public final class JsonReport implements Report {
    private record Unreadable(String name, String reason) {}

    private final JsonGenerator out;
    private final List<Unreadable> unreadable = new ArrayList<>();

    /** Begins the document. */
    public JsonReport(Writer writer) throws IOException {
        out = new JsonFactory()
                .createGenerator(writer)
                .setPrettyPrinter(new DefaultPrettyPrinter())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeArrayFieldStart("texts");
    }

    @Override
    public void add(CheckedText text) throws IOException {
        FindingJson.write(text, out);
    }

    @Override
    public void unreadable(String name, String reason) {
        unreadable.add(new Unreadable(name, reason));
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.writeEndArray();
        out.writeArrayFieldStart("unreadable");
        for (Unreadable input : unreadable) {
            out.writeStartObject();
            out.writeStringField("name", input.name());
            out.writeStringField("reason", input.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("summary");
        out.writeNumberField("texts", summary.texts());
        out.writeNumberField("withoutErrors", summary.faultless());
        out.writeNumberField("errors", summary.errors());
        out.writeNumberField("warnings", summary.warnings());
        out.writeNumberField("notes", summary.notes());
        out.writeNumberField("suppressed", summary.suppressed());
        out.writeNumberField("seconds", summary.time().toMillis() / 1000.0);
        out.writeObjectFieldStart("rules");
        for (Map.Entry<String, Long> rule : summary.perRule().entrySet()) {
            out.writeNumberField(rule.getKey(), rule.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("systemsNotChecked");
        for (String system : summary.unchecked()) {
            out.writeString(system);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
        out.writeRaw('\n');
        out.flush();
    }
}
