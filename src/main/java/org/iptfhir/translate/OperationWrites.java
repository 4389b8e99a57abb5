package org.iptfhir.translate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** Stores what an operation has made. */
public interface OperationWrites {
    /**
     * Stores a transaction, unless a resource matches a condition: then nothing is written. Of callers with the same
     * condition one at a time looks and writes.
     *
     * @param condition such as {@code CarePlan?identifier=http://hospital.example/course|4711}
     * @param request the transaction as a request, for all who look at writes
     * @return the answer to the transaction; empty when something matched
     */
    Optional<Bundle> storeUnless(String condition, Bundle transaction, RequestDetails request);

    /**
     * Stores a transaction: all of it or nothing.
     *
     * @param request the transaction as a request, for all who look at writes
     * @return the answer to the transaction
     */
    Bundle store(Bundle transaction, RequestDetails request);
}
