package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.iptfhir.translate.CoursePlan;

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
}
