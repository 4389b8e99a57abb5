package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An XML patch changes elements, and reaches nothing else. */
@ExtendWith(SharedServer.class)
class XmlPatchTest {
    private static final String DIFF = "<diff xmlns:f=\"http://hl7.org/fhir\">%s</diff>";

    private final RunningServer server;

    XmlPatchTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", "xml-patched", "\"active\":true");
    }

    @Test
    void changesAnElement() {
        Asked patched =
                patch(DIFF.formatted("<replace sel=\"f:Patient/f:active[position()=1]/@value\">false</replace>"));
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/xml-patched").at("/active")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<diff><add sel=\"document('file:///etc/passwd')\">x</add></diff>",
                "<diff><add sel=\"&#100;ocument ('http://127.0.0.1:1/')/x\">x</add></diff>",
                "<diff><add sel=\"x:document('file:///etc/passwd')\">x</add></diff>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><diff><add sel=\"Patient\">&a;</add></diff>",
                "<diff>",
                "x"
            })
    void reachesNoFileAndNoOtherMachine(String patch) {
        Asked refused = patch(patch);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).startsWith("The patch");
        Asked inBundle = inBundle("transaction", patch);
        assertThat(inBundle.status()).as(inBundle.answer().body()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<remove sel=\" \"/>",
                "<remove sel=\"f:Patient/[\"/>",
                "<remove sel=\"f:Patient/f:deceased\"/>",
                "<remove sel=\"x:Patient/x:active\"/>",
                "<remove/>",
                "<frob sel=\"f:Patient/f:active\"/>",
                "<replace sel=\"f:Patient/f:active\">x</replace>",
                "<add sel=\"f:Patient\" pos=\"frob\"><f:language value=\"de\"/></add>",
            })
    void thatDoesNotFitIsRefusedWithItsReason(String operation) {
        String patch = DIFF.formatted(operation);
        for (String address : new String[] {"/Patient/xml-patched", "/Patient?_id=xml-patched"}) {
            Asked refused = patch(address, patch);
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
            assertThat(refused.says()).startsWith("The patch cannot be applied to Patient/xml-patched: ");
        }
        for (String kind : new String[] {"transaction", "batch"}) {
            Asked inBundle = inBundle(kind, patch);
            assertThat(inBundle.answer().body())
                    .contains("The patch cannot be applied to Patient/xml-patched: ")
                    .doesNotContain("\"500");
            assertThat(inBundle.status()).isEqualTo(kind.equals("batch") ? 200 : 422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f:nonsense value=\"1\"/>",
                "<f:birthDate value=\"1986-01-01\"/>",
                "<f:active value=\"false\"/>",
                "<f:deceasedDateTime value=\"2026-13-45\"/>",
                "<f:name><f:famly value=\"x\"/></f:name>",
            })
    void isRefusedWhereAPutWouldBe(String added) {
        Asked.put(server, "Patient", "xml-patched", "\"active\":true,\"birthDate\":\"1985-02-01\"");
        String patch = DIFF.formatted("<add sel=\"f:Patient\">" + added + "</add>");
        Asked refused = patch(patch);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).startsWith("Patient");
        assertThat(refused.says()).isNotEmpty().doesNotContain("row,col", "Exception", "HAPI");
        Asked inBundle = inBundle("transaction", patch);
        assertThat(inBundle.status()).as(inBundle.answer().body()).isEqualTo(422);
        assertThat(inBundle.answer().body()).contains("After the patch, Patient", "Bundle.entry[0].resource");
        assertThat(Asked.get(server, "/Patient/xml-patched").at("/birthDate")).isEqualTo("1985-02-01");
    }

    @Test
    void keepsEveryDigitOfADecimal() {
        Asked.put(
                server,
                "Patient",
                "xml-patched",
                "\"active\":true,\"extension\":[{\"url\":\"https://example.org/exact\",\"valueDecimal\":1.50}]");
        patch(DIFF.formatted("<replace sel=\"f:Patient/f:active/@value\">false</replace>"));
        assertThat(Asked.get(server, "/Patient/xml-patched").answer().body())
                .contains("\"active\":false", "\"valueDecimal\":1.50");
    }

    @Test
    void whosePathIsEndlessIsRefusedAtOnce() {
        Asked refused = patch(DIFF.formatted("<remove sel=\"" + "x".repeat(400_000) + "\"/>"));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains("a path of 400000 characters");
    }

    private Asked inBundle(String kind, String patch) {
        return Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"%s","entry":[
                  {"resource":{"resourceType":"Binary","contentType":"application/xml-patch+xml","data":"%s"},
                   "request":{"method":"PATCH","url":"Patient/xml-patched"}}]}""".formatted(
                        kind, Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))));
    }

    private Asked patch(String patch) {
        return patch("/Patient/xml-patched", patch);
    }

    private Asked patch(String address, String patch) {
        return Asked.of(
                server,
                "PATCH",
                address,
                patch,
                "Content-Type",
                "application/xml-patch+xml",
                "Accept",
                "application/fhir+json");
    }
}
