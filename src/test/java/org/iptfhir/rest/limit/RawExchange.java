package org.iptfhir.rest.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes to a socket and what comes back, for requests that no client library would send. */
final class RawExchange implements AutoCloseable {
    private static final int PATIENCE = 30_000;

    private final Socket socket;

    RawExchange(String server) throws IOException {
        URI address = URI.create(server);
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE);
    }

    RawExchange send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawExchange send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Says that nothing more will come. */
    RawExchange end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** All that comes until the server closes the connection. */
    String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(answer);
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
