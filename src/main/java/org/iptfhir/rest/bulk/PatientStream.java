package org.iptfhir.rest.bulk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that may take its time, but not all the time in the world: a sender that stops gives its place to others. */
final class PatientStream extends FilterInputStream {
    private final long most;
    private long waited;

    /** @param most that may be waited, together, before {@link #beginAgain} */
    PatientStream(InputStream in, Duration most) {
        super(in);
        this.most = most.toNanos();
    }

    /** Something whole has come. */
    void beginAgain() {
        waited = 0;
    }

    @Override
    public int read() throws IOException {
        long begin = System.nanoTime();
        int read = super.read();
        count(begin);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begin = System.nanoTime();
        int read = super.read(buffer, offset, length);
        count(begin);
        return read;
    }

    private void count(long begin) throws IOException {
        waited += System.nanoTime() - begin;
        if (waited > most) {
            throw new IOException("the sender is too slow");
        }
    }
}
