package org.iptfhir.security;

import java.util.Optional;

/** The server would be reachable from other machines without a token. */
final class UnprotectedAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param address the address that was asked for, or empty for every address of the machine */
    UnprotectedAddressException(Optional<String> address) {
        super("The server would listen on " + address.orElse("every address of this machine")
                + ", where others can reach it, and no token is configured: anybody could read patients' data.");
    }
}
