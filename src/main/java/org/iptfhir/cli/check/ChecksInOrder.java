package org.iptfhir.cli.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.iptfhir.cli.input.Input;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * Checks texts on several threads, and hands on what was found in the order in which they came. When as many wait as are
 * allowed, whoever brings another one waits too: memory does not grow with the number of texts.
 */
final class ChecksInOrder implements Consumer<Input>, AutoCloseable {
    private static final int WAITING_PER_THREAD = 16;

    /** Together the waiting texts have at most so many bytes, or are one. */
    private static final long WAITING_BYTES = 32L * 1024 * 1024;

    private final ResourceValidator validator;
    private final ValidationRequest request;
    private final Consumer<Checked> told;
    private final ExecutorService threads;
    private final int mostWaiting;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytesWaiting;

    private record Waiting(Future<Checked> check, int bytes) {}

    /** @param told gets what was found, on the thread that brings the texts */
    ChecksInOrder(ResourceValidator validator, ValidationRequest request, int threads, Consumer<Checked> told) {
        this.validator = validator;
        this.request = request;
        this.told = told;
        this.threads = Executors.newFixedThreadPool(threads, ChecksInOrder::thread);
        this.mostWaiting = threads * WAITING_PER_THREAD;
    }

    /** With room for whatever is nested as deep as a text may be. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "check", 16L * 1024 * 1024);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void accept(Input input) {
        if (input instanceof Input.Text text) {
            int bytes = text.text().bytes().length;
            while (!waiting.isEmpty() && (waiting.size() >= mostWaiting || bytesWaiting + bytes > WAITING_BYTES)) {
                tellFirst();
            }
            add(threads.submit(() -> check(text)), bytes);
        } else if (input instanceof Input.Unreadable unreadable) {
            add(CompletableFuture.completedFuture(new Checked.Unreadable(unreadable.name(), unreadable.reason())), 0);
        }
        while (!waiting.isEmpty() && waiting.getFirst().check().isDone()) {
            tellFirst();
        }
    }

    private void add(Future<Checked> check, int bytes) {
        waiting.add(new Waiting(check, bytes));
        bytesWaiting += bytes;
    }

    private void tellFirst() {
        Waiting first = waiting.remove();
        bytesWaiting -= first.bytes();
        try {
            told.accept(first.check().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check ends with its findings or a reason", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A failure at one text is told and spoils no other. */
    private Checked check(Input.Text input) {
        ResourceText text = input.text();
        try {
            return new Checked.Text(
                    new CheckedText(input.name(), input.firstLine(), text, validator.validate(text, request)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Checked.Unreadable(
                    input.name() + ":" + input.firstLine(),
                    "The program failed at it (" + e.getClass().getSimpleName() + "); please report it.");
        }
    }

    /** Waits for what is left. */
    void finish() {
        while (!waiting.isEmpty()) {
            tellFirst();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
