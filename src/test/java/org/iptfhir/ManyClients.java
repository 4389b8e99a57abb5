package org.iptfhir;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sixteen clients that send at the same moment. */
public final class ManyClients {
    public static final int COUNT = 16;

    private ManyClients() {}

    /** What each of them gets, given its number. */
    public static <T> List<T> atOnce(IntFunction<T> client) {
        ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> answers = IntStream.range(0, COUNT)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return client.apply(number);
                    }))
                    .toList();
            start.countDown();
            List<T> got = new ArrayList<>();
            for (Future<T> answer : answers) {
                got.add(answer.get());
            }
            return got;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a client failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
