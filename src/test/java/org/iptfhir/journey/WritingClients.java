package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients that write without pause until the server has gone, and remember what it acknowledged. */
final class WritingClients implements AutoCloseable {
    private static final int CLIENTS_OF_A_KIND = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AcknowledgedWrites acknowledged;
    private final AcknowledgedWrites here = new AcknowledgedWrites();
    private final String fhir;
    private volatile boolean enough;

    /**
     * Begins to write.
     *
     * @param acknowledged what is acknowledged, of other clients before too
     */
    WritingClients(String fhir, AcknowledgedWrites acknowledged) {
        this.fhir = fhir;
        this.acknowledged = acknowledged;
        for (WriteKind kind : WriteKind.values()) {
            for (int i = 0; i < CLIENTS_OF_A_KIND; i++) {
                threads.execute(() -> write(kind));
            }
        }
    }

    private void write(WriteKind kind) {
        try {
            while (!enough) {
                String mark = kind.newMark();
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(fhir + kind.path()))
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(kind.body(mark)))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == (kind == WriteKind.TRANSACTION ? 200 : 201)) {
                    acknowledged.of(kind).add(mark);
                    here.of(kind).add(mark);
                } else {
                    refusals.add(answer.statusCode() + ": " + answer.body());
                }
            }
        } catch (IOException gone) {
            // No answer is no acknowledgement: this write may be there or not.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until so many writes of each kind have been acknowledged since these clients began. */
    void await(int writes) throws InterruptedException {
        for (WriteKind kind : WriteKind.values()) {
            for (int tries = 0; here.of(kind).size() < writes; tries++) {
                assertThat(refusals).isEmpty();
                assertThat(tries).as("tenths of a second").isLessThan(1200);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** What the server answered in place of an acknowledgement. */
    Queue<String> refusals() {
        return refusals;
    }

    /** Waits until every request has been answered, or will never be. */
    @Override
    public void close() {
        enough = true;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
