package org.iptfhir.rest.limit;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that the bodies of all requests share. */
final class BodyRoom {
    private final long size;
    private final AtomicLong taken = new AtomicLong();

    /** @param size bytes */
    BodyRoom(long size) {
        this.size = size;
    }

    /** Takes some bytes when they are free. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= size) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Bytes in use. */
    long taken() {
        return taken.get();
    }
}
