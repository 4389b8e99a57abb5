package org.iptfhir.rest;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why the server cannot listen, and in another what to do. */
final class AddressRefusal extends AbstractFailureAnalyzer<UnusableAddressException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, UnusableAddressException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
