package org.iptfhir.rest.limit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads a body as it arrives, without a thread that waits for it: hundreds of senders that stop half-way cost memory
 * and no more. When it is whole the request goes on its way.
 */
final class ArrivingBody implements ReadListener, AsyncListener {
    /**
     * A body that is too large is read on, up to so many times the limit, and thrown away: most senders look for an
     * answer only when they have sent all.
     */
    static final int READ_TO_BE_POLITE = 10;

    private static final int PIECE = 16 * 1024;

    private final AsyncContext exchange;
    private final ServletInputStream input;
    private final LimitSettings limits;
    private final BodyRoom room;
    private final Consumer<byte[]> whole;
    private final Consumer<BodyFault> refused;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream(PIECE);
    private final byte[] piece = new byte[PIECE];
    private final AtomicBoolean decided = new AtomicBoolean();

    /** Bytes that came, or are to come, beyond the limit. */
    private long excess;

    ArrivingBody(
            AsyncContext exchange,
            ServletInputStream input,
            long declaredLength,
            LimitSettings limits,
            BodyRoom room,
            Consumer<byte[]> whole,
            Consumer<BodyFault> refused) {
        this.exchange = exchange;
        this.input = input;
        this.limits = limits;
        this.room = room;
        this.whole = whole;
        this.refused = refused;
        excess = Math.max(0, declaredLength - limits.body().toBytes());
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (input.isReady() && !decided.get()) {
            int length = input.read(piece);
            if (length < 0) {
                return;
            }
            if (excess > 0 || received.size() + (long) length > limits.body().toBytes()) {
                excess += length;
                if (excess > 2L * READ_TO_BE_POLITE * limits.body().toBytes()) {
                    refuse(Faults.tooLarge(limits));
                }
            } else if (room.take(length)) {
                received.write(piece, 0, length);
            } else {
                refuse(Faults.tooBusy());
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (excess > 0) {
            refuse(Faults.tooLarge(limits));
        } else if (decided.compareAndSet(false, true)) {
            whole.accept(received.toByteArray());
        }
    }

    @Override
    public void onError(Throwable failure) {
        refuse(Faults.brokenOff());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse(excess > 0 ? Faults.tooLarge(limits) : Faults.tooSlow(limits));
    }

    private void refuse(BodyFault fault) {
        if (decided.compareAndSet(false, true)) {
            refused.accept(fault);
            exchange.complete();
        }
    }

    /** The room is taken until the answer is out: the body is in memory until then. */
    @Override
    public void onComplete(AsyncEvent event) {
        room.giveBack(received.size());
    }

    @Override
    public void onError(AsyncEvent event) {
        refuse(Faults.brokenOff());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
