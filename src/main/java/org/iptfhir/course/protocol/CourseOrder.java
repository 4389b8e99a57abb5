package org.iptfhir.course.protocol;

import java.time.LocalDate;
import java.util.Optional;
import org.iptfhir.therapy.ProblemArea;

/**
 * What is known of a course that is to be started.
 *
 * @param patient type and id
 * @param start day of the first session
 * @param sessions how many were agreed
 * @param area focus of the course; empty while it is not agreed
 * @param secondArea what the course works on besides; another than the focus
 * @param diagnosis type and id of the illness that is treated
 * @param practitioner type and id of who treats
 * @param reasonForSessions why the sessions are more or fewer than the variant plans
 * @param name by which the client tells it from other courses of the patient; protocol and start do where it is empty
 */
public record CourseOrder(
        String patient,
        LocalDate start,
        int sessions,
        Optional<ProblemArea> area,
        Optional<ProblemArea> secondArea,
        Optional<String> diagnosis,
        Optional<String> practitioner,
        Optional<String> reasonForSessions,
        Optional<String> name) {

    /** What tells the course from all others. */
    String key(Protocol protocol) {
        return patient.substring(patient.indexOf('/') + 1) + "." + name.orElse(protocol.id() + "." + start);
    }
}
