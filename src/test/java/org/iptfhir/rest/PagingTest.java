package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come in pages. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class PagingTest {
    private static final int COUNT = 24;

    private final RunningServer server;
    private final String name = "Leafed" + UUID.randomUUID().toString().substring(0, 8);

    PagingTest(RunningServer server) {
        this.server = server;
    }

    private void store(int count) {
        for (int i = 0; i < count; i++) {
            put(i);
        }
    }

    private void put(int number) {
        Asked.put(server, "Location", id(number), "\"name\":\"" + name + "\"");
    }

    private String id(int number) {
        return "%s-%03d".formatted(name, number);
    }

    private List<Asked> pages(String search) {
        List<Asked> pages = new ArrayList<>(List.of(Asked.get(server, search)));
        while (true) {
            Asked page = pages.get(pages.size() - 1);
            assertThat(page.status()).as(page.answer().body()).isEqualTo(200);
            if (page.link("next").isEmpty()) {
                return pages;
            }
            pages.add(
                    Asked.get(server, page.link("next").substring(server.fhir().length())));
        }
    }

    private static List<String> ids(List<Asked> pages) {
        return pages.stream()
                .flatMap(page -> page.entries("/resource/id").stream())
                .toList();
    }

    @Test
    void tellEachResourceOnceWhileOthersWrite() throws Exception {
        store(COUNT);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writes = writer.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    put(i % COUNT); // changed, so the newest now
                    put(COUNT + i);
                }
            });
            for (int round = 0; round < 3; round++) {
                List<String> found = ids(pages("/Location?name=" + name + "&_count=5&_sort=-_lastUpdated"));
                assertThat(found).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(COUNT);
                for (int i = 0; i < COUNT; i++) {
                    assertThat(found).contains(id(i));
                }
            }
            done.set(true);
            writes.get();
        } finally {
            done.set(true);
            writer.shutdownNow();
        }
    }

    @Test
    void leaveOutWhatIsDeletedBeforeItsPageIsRead() {
        store(6);
        Asked first = Asked.get(server, "/Location?name=" + name + "&_count=3&_sort=_id");
        assertThat(first.entries("/resource/id")).containsExactly(id(0), id(1), id(2));
        Asked.of(server, "DELETE", "/Location/" + id(4), "");
        Asked second =
                Asked.get(server, first.link("next").substring(server.fhir().length()));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.entries("/resource/id")).containsExactly(id(3), id(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accurate", "estimate", "none"})
    void tellTheTotalAsAsked(String total) {
        store(7);
        Asked page = Asked.get(server, "/Location?name=" + name + "&_count=2&_total=" + total);
        if (!total.equals("none")) { // then it may be left out, and need not
            assertThat(page.body().path("total").asInt()).isEqualTo(7);
        }
        assertThat(ids(pages("/Location?name=" + name + "&_count=2&_total=" + total)))
                .hasSize(7);
    }

    @Test
    void goForthAndBack() {
        store(5);
        List<Asked> pages = pages("/Location?name=" + name + "&_count=2&_sort=_id&_format=json&_pretty=true");
        assertThat(pages).hasSize(3);
        assertThat(ids(pages)).containsExactly(id(0), id(1), id(2), id(3), id(4));
        Asked back = Asked.get(
                server, pages.get(2).link("previous").substring(server.fhir().length()));
        assertThat(back.entries("/resource/id")).containsExactly(id(2), id(3));
        pages.forEach(page -> assertThat(page.link("self")).contains("_count=2"));
    }

    @Test
    void thatAreGoneAreSaidToBeGone() {
        Asked gone = Asked.get(server, "?_getpages=" + UUID.randomUUID() + "&_getpagesoffset=2&_count=2");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.at("/resourceType")).isEqualTo("OperationOutcome");
        assertThat(gone.says()).contains("Search again");
    }

    @Test
    void ofEverythingTellAllOfIt() {
        String patient = name.toLowerCase(java.util.Locale.ROOT);
        Asked.put(server, "Patient", patient, "\"active\":true");
        for (int i = 0; i < 7; i++) {
            Asked.put(
                    server,
                    "Observation",
                    patient + i,
                    "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/" + patient
                            + "\"}");
        }
        List<Asked> pages = pages("/Patient/" + patient + "/%24everything?_count=3");
        assertThat(pages).hasSizeBetween(3, 4);
        assertThat(ids(pages)).hasSize(8).doesNotHaveDuplicates().contains(patient, patient + 6);
        pages.forEach(page -> assertThat(page.entries("/search/mode")).containsOnly("match"));
    }

    @Test
    void ofHistoryTellEachVersion() {
        for (int i = 0; i < 5; i++) {
            Asked.put(server, "Location", name, "\"name\":\"" + name + "\",\"description\":\"" + i + "\"");
        }
        List<Asked> pages = pages("/Location/" + name + "/_history?_count=2");
        assertThat(pages.stream().flatMap(page -> page.entries("/resource/meta/versionId").stream()))
                .containsExactly("5", "4", "3", "2", "1");
    }
}
