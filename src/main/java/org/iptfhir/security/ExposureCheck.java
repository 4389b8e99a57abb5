package org.iptfhir.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.iptfhir.start.CannotStartException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Refuses a start on an address that others can reach while no token is configured. It runs before anything is opened.
 */
final class ExposureCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    /**
     * Refuses an address that others can reach where every request would be let in, and a secret that is none.
     *
     * @throws CannotStartException when it is one, or when what is configured cannot be used
     */
    static Access check(Environment environment) {
        Access access = Access.configuredIn(environment);
        String address = environment.getProperty("server.address", "");
        if (access == Access.LOCAL && !isLoopback(address)) {
            throw unprotected(address);
        }
        if (access == Access.SECRET) {
            BearerToken.fromFile(Path.of(environment.getProperty(Access.TOKEN_FILE, "")));
        }
        return access;
    }

    private static CannotStartException unprotected(String address) {
        return new CannotStartException(
                "The server would listen on " + (address.isBlank() ? "every address of this machine" : address)
                        + ", where others can reach it, and no token is configured: anybody could read patients' data.",
                "Put a secret of at least " + BearerToken.SHORTEST + " characters into a file and set "
                        + Access.TOKEN_FILE + " to its path, or set server.address to 127.0.0.1.");
    }

    /** An empty address means every address of the machine. */
    private static boolean isLoopback(String address) {
        if (address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // a name that cannot be resolved proves nothing; the server itself reports it with a token
        }
    }

    @Override
    public int getOrder() {
        return 1;
    }
}
