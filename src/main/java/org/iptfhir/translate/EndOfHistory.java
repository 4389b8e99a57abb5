package org.iptfhir.translate;

import ca.uhn.fhir.model.primitive.InstantDt;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment up to which a history is told. A link to the next page carries it, so that versions which come into being
 * meanwhile do not move those that the client has still to read.
 */
public final class EndOfHistory {
    /** The server's own parameter for it. */
    public static final String PARAMETER = "_until";

    private EndOfHistory() {}

    /**
     * The moment that a request names.
     *
     * @throws InvalidRequestException when the value is no moment
     */
    public static Optional<Instant> of(RequestDetails request) {
        String[] values = request.getParameters().getOrDefault(PARAMETER, new String[0]);
        if (values.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InstantDt(values[0]).getValue().toInstant());
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    PARAMETER + " of a history is a moment such as 2026-03-01T10:00:00.000Z. Take it from the link to"
                            + " the next page as it is, or leave it out.",
                    e);
        }
    }
}
