package org.iptfhir.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of a zip, which knows whether the record that ends every zip was among them: without it, it was cut. */
final class ZipStream extends FilterInputStream {
    /** Signature of the end of the central directory (APPNOTE, 4.3.16). */
    private static final int END = 0x504B0506;

    private int lastFour;
    private boolean hasEnded;

    ZipStream(InputStream in) {
        super(in);
    }

    /** Reads what is left, and tells whether it came to the end of the archive. */
    boolean isWhole() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return hasEnded;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            note(read);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = 0; i < read; i++) {
            note(buffer[offset + i] & 0xFF);
        }
        return read;
    }

    private void note(int one) {
        lastFour = (lastFour << 8) | one;
        hasEnded |= lastFour == END;
    }
}
