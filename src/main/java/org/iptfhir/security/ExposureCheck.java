package org.iptfhir.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Refuses a start on an address that others can reach while no token is configured. It runs before anything is opened.
 */
final class ExposureCheck implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        check(environment);
    }

    /**
     * Refuses an address that others can reach where every request would be let in.
     *
     * @throws UnprotectedAddressException when it is one
     * @throws UnusableAccessException when what is configured cannot be used
     */
    static Access check(Environment environment) {
        Access access = Access.configuredIn(environment);
        String address = environment.getProperty("server.address", "");
        if (access == Access.LOCAL && !isLoopback(address)) {
            throw new UnprotectedAddressException(Optional.of(address).filter(a -> !a.isBlank()));
        }
        return access;
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
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
