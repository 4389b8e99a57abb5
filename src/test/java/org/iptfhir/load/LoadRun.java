package org.iptfhir.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many clients at once, each sending its next request when the last one is answered: reads, searches and validated
 * writes. Start a server first, then, from the project's directory:
 *
 * <pre>{@code
 * mvn test-compile exec:exec@load -Dload.server=http://127.0.0.1:8080 -Dload.clients=200 -Dload.seconds=300 -Dload.halfopen=5000
 * }</pre>
 *
 * Ends with 1 when an answer was not what its request must get. A 503 with {@code Retry-After} is the limit that
 * src/docs/operating.md names: it is counted apart, and the request sent again as asked.
 */
public final class LoadRun {
    private LoadRun() {}

    /**
     * Runs it.
     *
     * @param arguments {@code key=value}: server, clients, seconds, warm (seconds before counting begins), writes (per
     *     cent of requests), halfopen (connections that send half a request and wait)
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        URI server = URI.create(settings.getOrDefault("server", "http://127.0.0.1:8080"));
        int clients = Integer.parseInt(settings.getOrDefault("clients", "200"));
        Duration warm = Duration.ofSeconds(Long.parseLong(settings.getOrDefault("warm", "15")));
        Duration counted = Duration.ofSeconds(Long.parseLong(settings.getOrDefault("seconds", "300")));
        int writes = Integer.parseInt(settings.getOrDefault("writes", "30"));
        int halfOpen = Integer.parseInt(settings.getOrDefault("halfopen", "0"));

        boolean asExpected;
        try (HalfOpenConnections idle = HalfOpenConnections.to(server, halfOpen)) {
            idle.keepOpen();
            asExpected = run(server, clients, warm, counted, writes);
            idle.report();
        }
        System.exit(asExpected ? 0 : 1);
    }

    private static boolean run(URI server, int clients, Duration warm, Duration counted, int writes)
            throws IOException, InterruptedException, ExecutionException {
        Tally tally = new Tally(warm, counted);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                LoadClient client = new LoadClient(server, number, writes, tally);
                ends.add(threads.submit(client::run));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf(
                "%d clients, %d s counted after %d s of warming, %d %% writes%n",
                clients, counted.toSeconds(), warm.toSeconds(), writes);
        tally.print();
        return tally.asExpected();
    }
}
