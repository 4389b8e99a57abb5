package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The forms of a report: each valid by its schema, each with all findings at their places. */
@NoServer
class ReportFormsTest {
    private static final String ALL = "src/test/resources/wrong";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private String report(String form) throws IOException {
        Path file = directory.resolve("report." + form);
        Called called = Called.with("validate", "-f", form + "=" + file, ALL, "no-such-file.json");
        assertThat(called.code()).isEqualTo(3);
        assertThat(called.out()).isEmpty();
        return Files.readString(file);
    }

    private static void assertValid(String json, String schema, VersionFlag draft) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportFormsTest.class.getResourceAsStream(schema))) {
            assertThat(JsonSchemaFactory.getInstance(draft).getSchema(in).validate(JSON.readTree(json)))
                    .isEmpty();
        }
    }

    @Test
    void json() throws IOException {
        String json = report("json");
        assertValid(json, "/org/iptfhir/report/findings.schema.json", VersionFlag.V202012);
        JsonNode report = JSON.readTree(json);
        assertThat(report.at("/summary/texts").asInt())
                .isEqualTo(report.get("texts").size());
        assertThat(report.at("/summary/errors").asInt()).isGreaterThan(100);
        assertThat(report.at("/unreadable/0/name").asText()).isEqualTo("no-such-file.json");
        for (JsonNode text : report.get("texts")) {
            for (JsonNode finding : text.get("findings")) {
                assertThat(finding.get("excerptColumn").asInt()
                                - 1
                                + finding.get("excerptLength").asInt())
                        .as(finding.toString())
                        .isLessThanOrEqualTo(
                                Math.max(1, finding.get("excerpt").asText().length()) + 1);
            }
        }
    }

    @Test
    void sarif() throws IOException {
        String sarif = report("sarif");
        assertValid(sarif, "/schema/sarif-schema-2.1.0.json", VersionFlag.V7);
        JsonNode run = JSON.readTree(sarif).at("/runs/0");
        assertThat(run.at("/tool/driver/rules").findValuesAsText("id"))
                .containsAll(run.get("results").findValuesAsText("ruleId"));
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .startsWith("src/test/resources/wrong/");
    }

    @Test
    void junit() throws IOException, SAXException {
        String xml = report("junit");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportFormsTest.class.getResource("/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains("failures=\"1\"", "errors=\"1\"", "It was not read: There is no such file");
    }

    @Test
    void operationOutcomes() throws IOException {
        String lines = report("operationoutcome");
        assertThat(lines.lines().count()).isGreaterThan(150);
        lines.lines().forEach(line -> {
            assertThat(line).startsWith("{\"resourceType\":\"OperationOutcome\"");
            assertThat(line).contains("operationoutcome-file");
        });
    }

    @Test
    void github() throws IOException {
        assertThat(report("github").lines())
                .allMatch(
                        line -> line.matches(
                                "::(error|warning|notice) file=[^,:]+(,line=\\d+,col=\\d+(,endColumn=\\d+)?)?,title=[^,:]+::.+"));
    }

    @Test
    void html() throws IOException {
        String html = report("html");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<mark>&quot;proposal&quot;</mark>")
                .contains("no-such-file.json")
                .endsWith("</html>\n")
                .doesNotContain("<script");
    }
}
