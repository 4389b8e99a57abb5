package org.iptfhir.store.subscription;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this server may send notifications, under {@code ipt.subscriptions}.
 *
 * @param endpoints addresses with {@code https} or {@code http}, each with all that lies below it; without one the server
 *     sends nothing
 */
@ConfigurationProperties("ipt.subscriptions")
record NotifiedEndpoints(@DefaultValue List<URI> endpoints) {
    NotifiedEndpoints {
        endpoints = List.copyOf(endpoints);
        endpoints.stream().filter(endpoint -> !isAddress(endpoint)).findFirst().ifPresent(endpoint -> {
            throw new IllegalArgumentException("ipt.subscriptions.endpoints: " + endpoint
                    + " is no address to send to. Write it as https://ehr.example.org/hooks/, without a query.");
        });
    }

    /** Whether notifications may be sent there. */
    boolean allow(String address) {
        URI asked;
        try {
            asked = URI.create(address).normalize();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return isAddress(asked)
                && !asked.getRawPath().contains("..")
                && !asked.getRawPath().contains("%")
                && endpoints.stream().anyMatch(endpoint -> isBelow(endpoint, asked));
    }

    private static boolean isBelow(URI endpoint, URI asked) {
        String path = endpoint.getRawPath();
        return endpoint.getScheme().equalsIgnoreCase(asked.getScheme())
                && endpoint.getRawAuthority().equalsIgnoreCase(asked.getRawAuthority())
                && (asked.getRawPath().equals(path)
                        || asked.getRawPath().startsWith(path.endsWith("/") ? path : path + "/"));
    }

    private static boolean isAddress(URI address) {
        return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
