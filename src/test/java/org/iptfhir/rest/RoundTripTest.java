package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back as it was sent. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@OwnPatients
@ExtendWith(SharedServer.class)
class RoundTripTest {
    /** Contained resources stand first in what is read, wherever they were written. */
    private static final Pattern PARTS = Pattern.compile("(?<=]),(?=\"note\")");

    private final RunningServer server;

    RoundTripTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueQuantity\":{\"value\":1.50}",
                "\"valueQuantity\":{\"value\":0.0000001000}",
                "\"valueQuantity\":{\"value\":-12345678901234567890.10}",
                "\"effectiveDateTime\":\"2026\"",
                "\"effectiveDateTime\":\"2026-02\"",
                "\"effectiveDateTime\":\"2026-02-03\"",
                "\"effectiveDateTime\":\"2026-02-03T09:50:00+05:45\"",
                "\"effectiveDateTime\":\"2026-02-03T09:50:00.000-11:00\"",
                "\"effectiveDateTime\":\"2026-02-03T09:50:00.123456Z\"",
                "\"issued\":\"2026-02-03T23:59:59.999+14:00\"",
                "\"_effectiveDateTime\":{\"id\":\"e\",\"extension\":[{\"url\":\"https://example.org/why\",\"valueCode\":\"x\"}]}",
                "\"_effectiveDateTime\":{\"extension\":[{\"url\":\"https://example.org/why\",\"valueCode\":\"x\"}]}",
                "\"effectiveDateTime\":\"2026\",\"_effectiveDateTime\":{\"extension\":[{\"url\":\"https://example.org/why\",\"valueDecimal\":2.00}]}",
                "\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"p\",\"name\":[{\"family\":\"Ä Ö 漢字 😀\"}]}],\"note\":[{\"authorReference\":{\"reference\":\"#p\"},\"text\":\"x\"}]",
                "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>a &lt; b &amp; c</p></div>\"}",
                "\"note\":[{\"text\":\" spaces  and\\nlines \"}]",
                "\"valueString\":\"<script> & \\\"quotes\\\" \\\\ and a tab\\t.\"",
                "\"subject\":{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:1\"},\"display\":\"A\"}",
            })
    void holdsForOddElements(String element) {
        comesBack("", element);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"source\":\"https://hospital.example/export#run-4711\"",
                "\"source\":\"https://hospital.example/export\"",
                "\"source\":\"urn:uuid:11111111-1111-1111-1111-111111111111\"",
                "\"tag\":[{\"system\":\"https://z.example\",\"code\":\"2\"},{\"system\":\"https://a.example\",\"code\":\"1\",\"display\":\"one\"}]",
                "\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"},{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"MH\"}]",
                "\"profile\":[\"https://z.example/unknown\",\"https://a.example/unknown\"]",
                "\"extension\":[{\"url\":\"https://example.org/meta\",\"valueString\":\"kept\"}]",
            })
    void holdsForMeta(String element) {
        comesBack(element, "\"note\":[{\"text\":\"x\"}]");
    }

    @Test
    void doesNotHoldInSilenceForALongFragmentOfTheSource() {
        Asked refused = post("\"source\":\"https://a.example#" + "x".repeat(40) + "\"", "\"note\":[{\"text\":\"x\"}]");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("16 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"tag\":[{\"display\":\"only this\"}]', '\"note\":[{\"text\":\"x\"}]', Observation.meta.tag[0]",
        "'\"security\":[{\"userSelected\":true}]', '\"note\":[{\"text\":\"x\"}]', Observation.meta.security[0]",
        "'', '\"effectiveDateTime\":\"2026\",\"_effectiveDateTime\":{\"id\":\"e\"}', Observation.effective",
        "'', '\"note\":[{\"text\":\"x\",\"_text\":{\"id\":\"e\"}}]', Observation.note.text",
    })
    void refusesWhatItCouldNotKeep(String meta, String element, String expression) {
        Asked refused = post(meta, element);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo(expression);
        assertThat(refused.says()).contains("cannot be kept");
    }

    private Asked post(String meta, String element) {
        return Asked.json(
                server,
                "POST",
                "/Observation",
                "{\"resourceType\":\"Observation\"," + (meta.isEmpty() ? "" : "\"meta\":{" + meta + "},")
                        + "\"status\":\"final\"," + "\"code\":{\"text\":\"odd\"}," + element + "}");
    }

    private void comesBack(String meta, String element) {
        Asked created = post(meta, element);
        assertThat(created.status()).as(created.answer().body()).isEqualTo(201);
        String read =
                Asked.get(server, "/Observation/" + created.at("/id")).answer().body();
        assertThat(read.replace("\\t", "\t"))
                .contains(PARTS.split((meta.isEmpty() ? element : meta).replace("\\t", "\t")));
        if (meta.contains("source")) {
            assertThat(created.answer().body()).contains(meta);
        }
    }
}
