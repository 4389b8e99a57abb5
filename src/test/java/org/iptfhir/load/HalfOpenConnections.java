package org.iptfhir.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Connections that send the beginning of a request and then nothing more; each is opened anew when the server ends it. */
final class HalfOpenConnections implements AutoCloseable {
    private static final String HALF =
            "POST /fhir/Observation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\nContent-Le";
    private static final long ROUND = 500;

    private final InetSocketAddress server;
    private final List<SocketChannel> open = new ArrayList<>();
    private final LongAdder reopened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread keeper;
    private final int number;

    private HalfOpenConnections(InetSocketAddress server, int number) {
        this.server = server;
        this.number = number;
        keeper = new Thread(this::keep, "half-open");
        keeper.setDaemon(true);
    }

    static HalfOpenConnections to(URI server, int number) {
        return new HalfOpenConnections(new InetSocketAddress(server.getHost(), server.getPort()), number);
    }

    void keepOpen() throws InterruptedException {
        if (number == 0) {
            return;
        }
        keeper.start();
        synchronized (open) {
            while (open.size() < number && refused.sum() < number) {
                open.wait(ROUND);
            }
        }
    }

    private void keep() {
        while (!Thread.currentThread().isInterrupted()) {
            synchronized (open) {
                open.removeIf(this::ended);
            }
            while (size() < number) {
                try {
                    SocketChannel channel = SocketChannel.open(server);
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.write(ByteBuffer.wrap(HALF.getBytes(StandardCharsets.US_ASCII)));
                    channel.configureBlocking(false);
                    synchronized (open) {
                        open.add(channel);
                        open.notifyAll();
                    }
                } catch (IOException e) {
                    refused.increment();
                    break;
                }
            }
            try {
                Thread.sleep(ROUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int size() {
        synchronized (open) {
            return open.size();
        }
    }

    private boolean ended(SocketChannel channel) {
        try {
            if (channel.read(ByteBuffer.allocate(1024)) >= 0) {
                return false;
            }
        } catch (IOException e) {
            // The server has reset it.
        }
        reopened.increment();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
        return true;
    }

    void report() {
        if (number > 0) {
            System.out.printf(
                    "%d half-open connections at the end, %d ended by the server and opened anew, %d refused%n",
                    size(), reopened.sum(), refused.sum());
        }
    }

    @Override
    public void close() throws IOException {
        keeper.interrupt();
        synchronized (open) {
            for (SocketChannel channel : open) {
                channel.close();
            }
        }
    }
}
