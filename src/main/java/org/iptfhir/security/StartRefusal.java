package org.iptfhir.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a sentence why the server refused to start, and in another what to do. */
final class StartRefusal implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnprotectedAddressException) {
                return new FailureAnalysis(
                        cause.getMessage(),
                        "Put a secret of at least " + BearerToken.SHORTEST + " characters into a file and set "
                                + Access.TOKEN_FILE + " to its path, or set server.address to 127.0.0.1.",
                        cause);
            }
            if (cause instanceof UnusableAccessException unusable) {
                return new FailureAnalysis(unusable.getMessage(), unusable.remedy(), cause);
            }
        }
        return null;
    }
}
