package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class PreconditionsTest {
    private final RunningServer server;

    PreconditionsTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void createsOnlyWhereNothingIs() {
        assertThat(put("none-yet", "If-None-Match", "*").status()).isEqualTo(201);
        Asked second = put("none-yet", "If-None-Match", "*");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.says()).contains("there is one");
        Asked.of(server, "DELETE", "/Patient/none-yet", "");
        assertThat(put("none-yet", "If-None-Match", "*").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "*"})
    void updatesOnlyWhatIsThere(String version) {
        Asked refused = put("never-there", "If-Match", version);
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.at("/issue/0/code")).isEqualTo("conflict");
        assertThat(Asked.get(server, "/Patient/never-there").status()).isEqualTo(404);
    }

    @Test
    void updatesAnyVersionWhenAskedTo() {
        put("any-version");
        assertThat(put("any-version", "If-Match", "*").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "W/1/2", "\"1", "W/"})
    void saysHowToWriteAnETag(String junk) {
        put("etag");
        Asked refused = put("etag", "If-Match", junk);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("W/\"2\"");
    }

    @Test
    void knowsNoVersionThatIsNoNumber() {
        put("etag-word");
        assertThat(put("etag-word", "If-Match", "W/\"abc\"").status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"7\", W/\"1\"", " \"1\""})
    void readsNothingThatIsKnown(String known) {
        String id = "read-never-" + Math.floorMod(known.hashCode(), 1000);
        put(id);
        Asked again = Asked.get(server, "/Patient/" + id, "If-None-Match", known);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(Asked.get(server, "/Patient/" + id, "If-None-Match", "W/\"7\"")
                        .status())
                .isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/read-nobody", "If-None-Match", known)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readsAgainOnlyWhatHasChanged() {
        put("read-again");
        Asked first = Asked.get(server, "/Patient/read-again");
        for (Asked again : List.of(
                Asked.get(server, "/Patient/read-again", "If-None-Match", first.header("ETag")),
                Asked.get(server, "/Patient/read-again", "If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"))) {
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo("W/\"1\"");
        }
        assertThat(Asked.get(server, "/Patient/read-again", "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/read-again", "If-Modified-Since", "garbage")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void patchesOnlyWhatTheConditionFinds() {
        Asked refused = Asked.of(
                server,
                "PATCH",
                "/Patient?identifier=urn:none|none",
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(404);
        assertThat(refused.says()).contains("nothing to change").doesNotContain("reference");
    }

    private Asked put(String id, String... headers) {
        return Asked.json(
                server, "PUT", "/Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}", headers);
    }
}
