package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JSON Patch changes what it names, leaves the rest to the digit, and is held to what a PUT is held to. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class JsonPatchTest {
    private static final String ADDRESS = "/Observation/json-patched";
    private static final String LONG = "123456789012345678901234567890.123456789";

    private final RunningServer server;

    JsonPatchTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Observation", "json-patched", """
                "status":"final","code":{"text":"weight"},"valueQuantity":{"value":1.50},
                "extension":[{"url":"https://example.org/exact","valueDecimal":%s}],
                "referenceRange":[{"low":{"value":100.00}}],
                "component":[{"code":{"text":"height"}}]""".formatted(LONG));
    }

    @Test
    void keepsEveryDigitOfWhatItDoesNotTouch() {
        Asked patched = patch("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, ADDRESS).answer().body())
                .contains("\"status\":\"amended\"", "\"value\":1.50", "\"valueDecimal\":" + LONG, "\"value\":100.00");
    }

    @Test
    void keepsEveryDigitOfWhatItBrings() {
        String operations = "[{\"op\":\"add\",\"path\":\"/component/0/valueQuantity\",\"value\":{\"value\":2.50}},"
                + "{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":7.000}]";
        patch(operations);
        assertThat(Asked.get(server, ADDRESS).answer().body())
                .contains("\"value\":2.50", "\"value\":7.000", "\"valueDecimal\":" + LONG);
    }

    @Test
    void keepsEveryDigitInATransactionAndABatch() {
        for (String kind : new String[] {"transaction", "batch"}) {
            Asked answer = inBundle(kind, "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":2.50}]");
            assertThat(answer.at("/entry/0/response/status"))
                    .as(answer.answer().body())
                    .startsWith("200");
            assertThat(Asked.get(server, ADDRESS).answer().body())
                    .contains("\"value\":2.50", "\"valueDecimal\":" + LONG, "\"value\":100.00");
        }
    }

    @Test
    void movesCopiesTestsAndRemoves() {
        Asked patched = patch("""
                [{"op":"test","path":"/valueQuantity/value","value":1.5},
                 {"op":"copy","from":"/valueQuantity","path":"/component/0/valueQuantity"},
                 {"op":"move","from":"/referenceRange","path":"/component/0/referenceRange"},
                 {"op":"remove","path":"/extension"},
                 {"op":"add","path":"/note","value":[{"text":"a/b"}]}]""");
        assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
        assertThat(patched.body().at("/component/0").toString())
                .contains("\"valueQuantity\":{\"value\":1.5", "\"low\":{\"value\":100.0");
        assertThat(patched.body().has("extension")).isFalse();
        assertThat(patched.body().has("referenceRange")).isFalse();
        assertThat(patched.at("/note/0/text")).isEqualTo("a/b");
        assertThat(patched.at("/meta/versionId")).isEqualTo("2");
    }

    @Test
    void keepsIfMatchAndMakesNoVersionOfNoChange() {
        String same = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"final\"}]";
        Asked first = patch(same);
        assertThat(first.status()).isEqualTo(200);
        String version = first.at("/meta/versionId");
        assertThat(patch(same).at("/meta/versionId")).isEqualTo(version);
        Asked stale = Asked.of(
                server,
                "PATCH",
                ADDRESS,
                same,
                "Content-Type",
                "application/json-patch+json",
                "If-Match",
                "W/\"" + (Integer.parseInt(version) + 1) + "\"");
        assertThat(stale.status()).isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{\"op\":\"add\",\"path\":\"/\",\"value\":1}                    # add /             # property ''",
                "{\"op\":\"add\",\"path\":\"/extension\",\"value\":[null]}      # add /extension    # null",
                "{\"op\":\"add\",\"path\":\"/note\",\"value\":[null]}           # add /note         # null",
                "{\"op\":\"add\",\"path\":\"/note\",\"value\":null}             # add /note         # null",
                "{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":\"1.5\"} # replace /valueQuantity/value # number",
                "{\"op\":\"add\",\"path\":\"/issued\",\"value\":1985}           # add /issued       # string of JSON",
                "{\"op\":\"add\",\"path\":\"/effectiveDateTime\",\"value\":\"2026-13-40\"} # add /effectiveDateTime # date",
                "{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"other\"}      # json-patched      # id",
                "{\"op\":\"replace\",\"path\":\"/resourceType\",\"value\":\"Patient\"} # replace /resourceType # Patient",
                "{\"op\":\"add\",\"path\":\"\",\"value\":3}                     # operation 2 (add) # JSON object",
                "{\"op\":\"add\",\"path\":\"/isued\",\"value\":\"x\"}           # add /isued        # isued"
            })
    void isRefusedWhereAPutWouldBeAndNamesTheOperation(String operation, String named, String said) {
        String harmless = "{\"op\":\"test\",\"path\":\"/status\",\"value\":\"final\"},";
        Asked refused = patch("[" + harmless + operation + "]");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.says()).contains(named, said).doesNotContain("HAPI", "Exception");
        for (String kind : new String[] {"transaction", "batch"}) {
            Asked inBundle = inBundle(kind, "[" + harmless + operation + "]");
            assertThat(inBundle.status()).isEqualTo(kind.equals("batch") ? 200 : 422);
            assertThat(inBundle.answer().body()).contains(said, "Bundle.entry[0].resource");
        }
        assertThat(Asked.get(server, ADDRESS).at("/status")).isEqualTo("final");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "x # no JSON",
                "{} # array of operations",
                "[1] # operation 1",
                "[] x # no JSON",
                "[{\"op\":\"test\",\"path\":\"/a\",\"value\":1e99999999999}] # too large",
                "[{\"op\":\"add\",\"op\":\"add\"}] # no JSON"
            })
    void thatIsNoneIsABadRequest(String patch, String said) {
        Asked refused = patch(patch);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).startsWith("The patch is no JSON").contains(said, "RFC 6902");
    }

    @Test
    void inAnotherEncodingIsABadRequest() {
        Asked refused = patch("\0\0\0[\0\0\0{\0\0\0\"\0\0\0 \0");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains("UTF-8");
    }

    private Asked patch(String operations) {
        return Asked.of(server, "PATCH", ADDRESS, operations, "Content-Type", "application/json-patch+json");
    }

    private Asked inBundle(String kind, String patch) {
        return Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"%s","entry":[
                  {"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"%s"},
                   "request":{"method":"PATCH","url":"Observation/json-patched"}}]}""".formatted(
                        kind, Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))));
    }
}
