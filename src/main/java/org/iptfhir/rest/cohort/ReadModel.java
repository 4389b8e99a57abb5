package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;

/** What answers about many courses are read from. */
final class ReadModel {
    private static final int UNAVAILABLE = 503;

    private ReadModel() {}

    /**
     * Refuses to answer from a part of it.
     *
     * @throws UnclassifiedServerFailureException with 503 while it is being made
     */
    static void require(boolean isComplete) {
        if (!isComplete) {
            throw new UnclassifiedServerFailureException(
                    UNAVAILABLE,
                    "The read model of outcomes is being made from what is stored. Ask again in a minute;"
                            + " GET /actuator/cohort tells how far it is.");
        }
    }
}
