package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;

/** The version of the course that a request expects in {@code If-Match}. */
final class ExpectedCourse {
    private ExpectedCourse() {}

    /** Refuses a request that expects another version. */
    static void require(CoursePlan course, ServletRequestDetails request) {
        Optional.ofNullable(request.getHeader(Constants.HEADER_IF_MATCH))
                .filter(expected -> !ParameterUtil.parseETagValue(expected)
                        .equals(course.plan().getMeta().getVersionId()))
                .ifPresent(expected -> {
                    throw new PreconditionFailedException("The version that If-Match names is not the current one of "
                            + course.id() + ": somebody has changed the course. Read it again, and move it with the"
                            + " new ETag if it is still to be moved.");
                });
    }

    /**
     * Refuses a request that counts on the version to be moved once, where the move leaves the course as it is: the same
     * request would move it again.
     *
     * @param changed the plans that change; the last one begins
     */
    static void requireToChange(CoursePlan course, List<CarePlan> changed, ServletRequestDetails request) {
        boolean changes = changed.stream().map(LocalReference::to).anyMatch(course.id()::equals);
        if (request.getHeader(Constants.HEADER_IF_MATCH) != null && !changes) {
            String next = PhasePlan.of(changed.get(changed.size() - 1))
                    .map(plan -> "phase=" + plan.phase().code())
                    .orElse("phase");
            throw new InvalidRequestException("If-Match names a version of " + course.id()
                    + ", which a move between phases does not change: it would not stop this call when it is sent again."
                    + " Name the phase that is to begin (" + next + "), which begins once.");
        }
    }
}
