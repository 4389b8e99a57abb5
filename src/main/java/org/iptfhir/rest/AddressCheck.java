package org.iptfhir.rest;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.iptfhir.start.CannotStartException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks whether the server can listen where it is to, before it has worked at its data for minutes. */
final class AddressCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final int ORDER = 2;
    private static final int LAST_PORT = 65535;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        int port = port(environment.getProperty("server.port", ""));
        String address = environment.getProperty("server.address", "");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(
                    address.isBlank()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new CannotStartException(
                    "The server cannot listen on " + address + ": no such name is known here.",
                    "Set server.address to an address of this machine.");
        } catch (IOException e) {
            throw refused(address, port, e);
        }
    }

    private static int port(String setting) {
        try {
            int port = Integer.parseInt(setting.strip());
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // As wrong as a number that is too large.
        }
        throw new CannotStartException(
                "\"" + setting + "\" is no port.", "Set server.port to a number from 1 to " + LAST_PORT + ".");
    }

    private static CannotStartException refused(String address, int port, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof BindException && reason.startsWith("Address already in use")) {
            return new CannotStartException(
                    "Port " + port + " is in use: another program listens on it.",
                    "Stop the other program, or let the server listen elsewhere with --server.port=" + (port + 1)
                            + ".");
        }
        if (e instanceof BindException && reason.startsWith("Cannot assign requested address")) {
            return new CannotStartException(
                    "The server cannot listen on " + address + ": it is no address of this machine.",
                    "Set server.address to an address of this machine.");
        }
        return new CannotStartException(
                "The server cannot listen on port " + port + ": " + reason + ".",
                "Set server.port to a port that this user may listen on, such as 8080.");
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
