package org.iptfhir.validation;

import java.util.Optional;

/** Where HL7's engine asks for a package of FHIR that it would fetch from the network: a definition is no worse for it. */
final class WithoutPackages {
    private static final String SNAPSHOT = "ERROR_GENERATING_SNAPSHOT";
    private static final String PACKAGE = "Unable to resolve package id";

    private WithoutPackages() {}

    /** A note in the place of the engine's error; empty where the message is about something else. */
    static Optional<Finding> finding(Finding finding, String text) {
        return finding.id().equals(SNAPSHOT) && text.contains(PACKAGE)
                ? Optional.of(finding.asNote()
                        .saying(
                                "Where this extension may stand was not checked: HL7's engine looks that up in a package of FHIR"
                                        + " that it would fetch from the network.",
                                ""))
                : Optional.empty();
    }
}
