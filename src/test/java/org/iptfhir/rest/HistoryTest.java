package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
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
class HistoryTest {
    private final RunningServer server;

    HistoryTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void tellsEachVersionAtOnce() {
        write("history-each", 1980);
        assertThat(history("/Patient/history-each").body().path("total").asInt())
                .isEqualTo(1);
        write("history-each", 1981);
        write("history-each", 1982);
        Asked history = history("/Patient/history-each");
        assertThat(history.body().path("total").asInt()).isEqualTo(3);
        assertThat(history.entries("/resource/birthDate")).containsExactly("1982", "1981", "1980");
        assertThat(history.entries("/request/method").get(2)).isIn("POST", "PUT");
    }

    @Test
    void tellsTheDeletionAndKeepsWhatWasBefore() {
        write("history-deleted", 1980);
        history("/Patient/history-deleted");
        Asked.of(server, "DELETE", "/Patient/history-deleted", "");
        Asked history = history("/Patient/history-deleted");
        assertThat(history.entries("/request/method").get(0)).isEqualTo("DELETE");
        assertThat(Instant.parse(history.entries("/response/lastModified").get(0)))
                .isAfter(Instant.parse(history.entries("/response/lastModified").get(1)));
        assertThat(history.entries("/response/lastModified").get(1))
                .isEqualTo(history.entries("/resource/meta/lastUpdated").get(1));
        assertThat(history.entries("/resource/birthDate")).containsExactly("", "1980");
        assertThat(Asked.get(server, "/Patient/history-deleted/_history/1").at("/birthDate"))
                .isEqualTo("1980");
        Asked gone = Asked.get(server, "/Patient/history-deleted");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.at("/issue/0/code")).isEqualTo("deleted");
    }

    @Test
    void goesOnWhenAnUpdateBringsTheResourceBack() {
        write("history-back", 1980);
        Asked.of(server, "DELETE", "/Patient/history-back", "");
        Asked back = write("history-back", 1981);
        assertThat(back.status()).isEqualTo(201);
        assertThat(back.header("ETag")).isEqualTo("W/\"3\"");
        assertThat(history("/Patient/history-back").body().path("total").asInt())
                .isEqualTo(3);
    }

    @Test
    void ofATypeAndOfTheServerTellsTheNewestFirst() {
        write("history-type", 1980);
        history("/Patient");
        history("");
        write("history-type", 1981);
        write("history-type", 1982);
        assertThat(history("/Patient").entries("/resource/birthDate").subList(0, 3))
                .containsExactly("1982", "1981", "1980");
        assertThat(history("").entries("/resource/id").subList(0, 3)).containsOnly("history-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient/history-paged", "/Patient", ""})
    void comesInPagesThatStayTogetherWhileOthersWrite(String of) {
        for (int year = 1980; year < 1986; year++) {
            write("history-paged", year);
        }
        Asked first = Asked.get(server, of + "/_history?_count=2");
        List<String> years = new ArrayList<>(first.entries("/resource/birthDate"));
        String next = first.link("next");
        for (int page = 1; page < 3; page++) {
            write("history-paged", 1990 + page);
            Asked following = Asked.get(server, next.substring(server.fhir().length()));
            assertThat(following.body().path("total").asInt())
                    .isEqualTo(first.body().path("total").asInt());
            years.addAll(following.entries("/resource/birthDate"));
            next = following.link("next");
        }
        assertThat(years).containsExactly("1985", "1984", "1983", "1982", "1981", "1980");
        assertThat(first.link("self")).doesNotContain("_until");
    }

    @Test
    void saysThatAnEndIsNoMoment() {
        Asked refused = Asked.get(server, "/Patient/_history?_until=then");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("_until", "2026-03-01T10:00:00.000Z");
    }

    @Test
    void tellsTheVersionsThatWereCurrentAtATime() throws InterruptedException {
        write("history-at", 1980);
        Thread.sleep(20);
        String first = Instant.now().toString();
        Thread.sleep(20);
        write("history-at", 1981);
        write("history-at", 1982);
        Thread.sleep(20);
        String third = Instant.now().toString();
        at("history-at", first, "1980");
        at("history-at", third, "1982");
        at("history-at", "2099", "1982");
        at("history-at", Instant.now().toString().substring(0, 4), "1982", "1981", "1980");
        at("history-at", "1999");
        at("history-at", "1999-01-01T00:00:00Z");
        Asked paged = Asked.get(
                server,
                "/Patient/history-at/_history?_count=1&_at="
                        + Instant.now().toString().substring(0, 4));
        assertThat(paged.entries("/resource/birthDate")).containsExactly("1982");
        write("history-at", 1983);
        Asked next =
                Asked.get(server, paged.link("next").substring(server.fhir().length()));
        assertThat(next.entries("/resource/birthDate")).containsExactly("1981");
        assertThat(next.body().path("total").asInt()).isEqualTo(3);
        Asked.of(server, "DELETE", "/Patient/history-at", "");
        Thread.sleep(20);
        assertThat(Asked.get(server, "/Patient/history-at/_history?_at=" + Instant.now())
                        .entries("/request/method"))
                .containsExactly("DELETE");
        at("history-at", first, "1980");
    }

    private void at(String id, String time, String... years) {
        Asked history = Asked.get(server, "/Patient/" + id + "/_history?_at=" + time);
        assertThat(history.status()).as(history.answer().body()).isEqualTo(200);
        assertThat(history.entries("/resource/birthDate")).as(time).containsExactly(years);
        assertThat(history.body().path("total").asInt()).isEqualTo(years.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient/_history?_at=2026",
                "/_history?_at=2026-03-01T10:00:00Z",
                "/Patient/history-deleted/_history?_at=",
                "/Patient/history-deleted/_history?_since=",
                "/Patient/history-deleted/_history?_at=then",
                "/Patient/history-deleted/_history?_at=ne2026",
                "/Patient/history-deleted/_history?_at=2026&_at=2027",
                "/Patient/history-deleted/_history?_at=2026&_since=2026-01-01T00:00:00Z"
            })
    void doesNotGuessATime(String address) {
        Asked refused = Asked.get(server, address);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        assertThat(refused.says()).contains(address.contains("_since=&") ? "_since" : "_");
        Asked batch = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}]}"
                        .formatted(address.substring(1)));
        assertThat(batch.entries("/response/status").get(0)).startsWith("400");
    }

    @Test
    void cannotBeChanged() {
        write("history-kept", 1980);
        Asked refused = Asked.of(server, "DELETE", "/Patient/history-kept/_history", "");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertThat(Asked.of(server, "DELETE", "/Patient/history-kept/_history/1", "")
                        .status())
                .isEqualTo(405);
    }

    private Asked write(String id, int year) {
        return Asked.json(
                server,
                "PUT",
                "/Patient/" + id,
                "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"birthDate\":\"%d\"}".formatted(id, year));
    }

    private Asked history(String path) {
        return Asked.get(server, path + "/_history");
    }
}
