package org.iptfhir.validation.many;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does work on several threads, and hands on the results in the order in which the work came. When as much waits as is
 * allowed, whoever brings more waits too: memory does not grow with the amount.
 *
 * @param <T> a result; work that can fail says so in its result
 */
public final class WorkInOrder<T> implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 16;

    /** Together the texts that wait have at most so many bytes, or are one. */
    private static final long WAITING_BYTES = 32L * 1024 * 1024;

    /** With room for whatever is nested as deep as a text may be. */
    private static final long STACK = 16L * 1024 * 1024;

    private final Consumer<T> told;
    private final ExecutorService threads;
    private final int mostWaiting;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private long bytesWaiting;

    private record Waiting<T>(Future<T> work, int bytes) {}

    /** @param told gets the results, on the thread that brings the work */
    public WorkInOrder(int threads, Consumer<T> told) {
        this.told = told;
        this.threads = Executors.newFixedThreadPool(threads, WorkInOrder::thread);
        this.mostWaiting = threads * WAITING_PER_THREAD;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "check", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes one piece of work, and hands on what is done.
     *
     * @param bytes of the text that it keeps in memory
     */
    public void add(int bytes, Supplier<T> work) {
        while (!waiting.isEmpty() && (waiting.size() >= mostWaiting || bytesWaiting + bytes > WAITING_BYTES)) {
            tellFirst();
        }
        waiting.add(new Waiting<>(threads.submit(work::get), bytes));
        bytesWaiting += bytes;
        while (!waiting.isEmpty() && waiting.getFirst().work().isDone()) {
            tellFirst();
        }
    }

    private void tellFirst() {
        Waiting<T> first = waiting.remove();
        bytesWaiting -= first.bytes();
        try {
            told.accept(first.work().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("work ends with a result", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits for what is left. */
    public void finish() {
        while (!waiting.isEmpty()) {
            tellFirst();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
