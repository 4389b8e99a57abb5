package org.iptfhir.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.iptfhir.validation.Finding;

/**
 * The one JSON form of findings, the same wherever they are told; {@code findings.schema.json} beside this class
 * describes it.
 */
public final class FindingJson {
    private FindingJson() {}

    /** Writes a text and its findings as one object. */
    public static void write(CheckedText text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", text.name());
        out.writeNumberField("line", text.firstLine());
        out.writeArrayFieldStart("findings");
        for (Finding finding : text.findings()) {
            write(finding, text, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Finding finding, CheckedText text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", finding.id());
        out.writeStringField("source", finding.source());
        out.writeStringField("severity", finding.severity().word());
        out.writeStringField("kind", finding.kind().code());
        out.writeStringField("path", finding.expression());
        out.writeNumberField("line", text.lineOf(finding));
        out.writeNumberField("column", finding.position().column());
        Optional<Excerpt> excerpt = text.excerptOf(finding);
        if (excerpt.isPresent()) {
            out.writeStringField("excerpt", excerpt.get().line());
            out.writeNumberField("excerptColumn", excerpt.get().from() + 1);
            out.writeNumberField("excerptLength", excerpt.get().length());
        }
        out.writeStringField("message", finding.message());
        if (finding.remedy().isPresent()) {
            out.writeStringField("remedy", finding.remedy().get());
        }
        if (finding.suggestion().isPresent()) {
            out.writeStringField("suggestion", finding.suggestion().get());
        }
        out.writeEndObject();
    }
}
