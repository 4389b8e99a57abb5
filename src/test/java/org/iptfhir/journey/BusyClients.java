package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clients that create one patient after the other until the server has gone, and remember each that it acknowledged. */
final class BusyClients {
    private static final int CLIENTS = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final String fhir;

    BusyClients(String fhir) {
        this.fhir = fhir;
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(this::create);
        }
        threads.shutdown();
    }

    private void create() {
        try {
            while (true) {
                String family = UUID.randomUUID().toString();
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(fhir + "/Patient"))
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(
                                        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + family + "\"}]}"))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    acknowledged.put(Exchange.reference(Json.read(answer.body())), family);
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

    /** Waits until so many creations have been acknowledged. */
    void await(int creations) throws InterruptedException {
        for (int tries = 0; acknowledged.size() < creations; tries++) {
            assertThat(tries).as("tenths of a second").isLessThan(1200);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Family names of the patients that were acknowledged, by the references to them; once the server has gone. */
    Map<String, String> acknowledged() throws InterruptedException {
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(refusals).isEmpty();
        return acknowledged;
    }
}
