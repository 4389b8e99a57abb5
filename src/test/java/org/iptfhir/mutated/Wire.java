package org.iptfhir.mutated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A connection for each request, on which nobody mends anything. */
final class Wire {
    /** Beyond the time in which a body must arrive. */
    private static final int PATIENCE_MS = 60_000;

    /** So long a silent server may still wait for the rest of a body. */
    private static final int SILENCE_MS = 700;

    private final InetSocketAddress server;

    /** @param address of the server */
    Wire(String address) {
        URI uri = URI.create(address);
        server = new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** Answer to a request that HTTP allows. */
    RawAnswer send(RawRequest request) {
        List<RawAnswer> answers = exchange(request.bytes(), request.method().equals("HEAD"), false)
                .answers();
        if (answers.size() != 1) {
            throw new IllegalStateException(answers.size() + " answers to " + request.head());
        }
        return answers.get(0);
    }

    /**
     * What came back.
     *
     * @param answers in their order; none when the connection was closed without one
     * @param fault of the connection or of the form of an answer; empty without one
     * @param time until the connection was closed
     */
    record Came(List<RawAnswer> answers, String fault, Duration time) {}

    /**
     * Sends bytes and reads until the server closes the connection.
     *
     * @param head whether the request is HEAD
     * @param ends whether to say, when no answer comes, that nothing more will be sent, so that nobody waits for the rest
     *     of a body
     */
    Came exchange(byte[] bytes, boolean head, boolean ends) {
        long begin = System.nanoTime();
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        String fault = "no answer";
        try (Socket socket = new Socket()) {
            socket.connect(server, PATIENCE_MS);
            send(bytes, socket);
            socket.setSoTimeout(ends ? SILENCE_MS : PATIENCE_MS);
            try {
                socket.getInputStream().transferTo(came);
            } catch (SocketTimeoutException e) {
                if (!ends) {
                    throw e;
                }
                socket.setSoTimeout(PATIENCE_MS);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(came);
            }
        } catch (IOException e) {
            fault = "no answer, but " + e.getMessage();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        try {
            List<RawAnswer> answers = RawAnswer.read(came.toByteArray(), head, time);
            return new Came(answers, answers.isEmpty() ? fault : "", time);
        } catch (IOException | IllegalArgumentException e) {
            return new Came(List.of(), fault + ": " + e.getMessage(), time);
        }
    }

    private static void send(byte[] bytes, Socket socket) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The server may refuse a request before it has all of it: its answer is there to be read all the same.
            assertThat(e).isInstanceOf(SocketException.class);
        }
    }
}
