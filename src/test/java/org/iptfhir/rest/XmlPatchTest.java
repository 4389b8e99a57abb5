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
        Asked inBundle = Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":{"resourceType":"Binary","contentType":"application/xml-patch+xml","data":"%s"},
                   "request":{"method":"PATCH","url":"Patient/xml-patched"}}]}""".formatted(
                        Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))));
        assertThat(inBundle.status()).as(inBundle.answer().body()).isBetween(400, 422);
    }

    private Asked patch(String patch) {
        return Asked.of(
                server,
                "PATCH",
                "/Patient/xml-patched",
                patch,
                "Content-Type",
                "application/xml-patch+xml",
                "Accept",
                "application/fhir+json");
    }
}
