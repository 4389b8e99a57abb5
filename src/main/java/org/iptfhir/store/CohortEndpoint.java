package org.iptfhir.store;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code POST /actuator/cohort} begins to make the read model of outcomes anew, {@code GET /actuator/cohort} tells how far it
 * is.
 */
@Endpoint(id = "cohort")
final class CohortEndpoint {
    private static final int ACCEPTED = 202;

    private final CohortRebuild rebuild;

    CohortEndpoint(CohortRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** How far it is. */
    @ReadOperation
    Map<String, Object> state() {
        return Map.of(
                "complete", rebuild.isComplete(), "running", rebuild.isRunning(), "coursesSinceBegin", rebuild.done());
    }

    /** Begins. */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> begin() {
        rebuild.start();
        return new WebEndpointResponse<>(state(), ACCEPTED);
    }
}
