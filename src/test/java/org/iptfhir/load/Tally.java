package org.iptfhir.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers by kind of request: how many, how fast, and which were not as they must be. */
final class Tally {
    private static final double MILLION = 1e6;

    private final long from;
    private final long until;
    private final double seconds;
    private final Map<String, Times> times = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> unexpected = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> limits = new ConcurrentSkipListMap<>();

    Tally(Duration warm, Duration counted) {
        from = System.nanoTime() + warm.toNanos();
        until = from + counted.toNanos();
        seconds = counted.toNanos() / 1e9;
    }

    boolean goesOn() {
        return System.nanoTime() < until;
    }

    void answered(String kind, long sent, int status, int expected, String body) {
        long now = System.nanoTime();
        if (status != expected) {
            String start = body.substring(0, Math.min(300, body.length())).replaceAll("\\s+", " ");
            count(kind + " " + status + " " + (status >= 400 ? start.replaceAll("[0-9a-f-]{36}", "ID") : ""));
        }
        if (sent >= from && now <= until) {
            times.computeIfAbsent(kind, k -> new Times()).add(now - sent);
        }
    }

    /** The server has too much to do and says when to come again; the time of the answer goes on. */
    void limited(String kind) {
        limits.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    void failed(String kind, Exception failure) {
        count(kind + " " + failure);
    }

    private void count(String what) {
        unexpected.computeIfAbsent(what, w -> new LongAdder()).increment();
    }

    boolean asExpected() {
        return unexpected.isEmpty();
    }

    void print() {
        System.out.printf(
                "%-28s %9s %8s %8s %8s %8s %8s%n",
                "request", "answers", "per s", "p50 ms", "p95 ms", "p99 ms", "max ms");
        long all = 0;
        for (Map.Entry<String, Times> kind : new TreeMap<>(times).entrySet()) {
            long[] sorted = kind.getValue().sorted();
            all += sorted.length;
            System.out.printf(
                    "%-28s %9d %8.1f %8.0f %8.0f %8.0f %8.0f%n",
                    kind.getKey(),
                    sorted.length,
                    sorted.length / seconds,
                    share(sorted, 0.5),
                    share(sorted, 0.95),
                    share(sorted, 0.99),
                    share(sorted, 1));
        }
        System.out.printf("%-28s %9d %8.1f%n", "all", all, all / seconds);
        limits.forEach((kind, count) -> System.out.printf("LIMIT %d x %s 503, sent again%n", count.sum(), kind));
        unexpected.forEach((what, count) -> System.out.printf("UNEXPECTED %d x %s%n", count.sum(), what));
    }

    private static double share(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / MILLION;
    }

    /** Durations in nanoseconds. */
    private static final class Times {
        private static final int FIRST_ROOM = 1024;

        private long[] durations = new long[FIRST_ROOM];
        private int used;

        synchronized void add(long duration) {
            if (used == durations.length) {
                durations = Arrays.copyOf(durations, 2 * used);
            }
            durations[used++] = duration;
        }

        synchronized long[] sorted() {
            long[] copy = Arrays.copyOf(durations, used);
            Arrays.sort(copy);
            return copy;
        }
    }
}
