package org.iptfhir.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.iptfhir.cli.input.Inputs.BytesRead;

/** Tells how many bytes have been read. */
final class CountedStream extends FilterInputStream {
    private final BytesRead counter;

    CountedStream(InputStream in, BytesRead counter) {
        super(in);
        this.counter = counter;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            counter.add(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            counter.add(read);
        }
        return read;
    }
}
