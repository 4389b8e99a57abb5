package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.SessionRecord;

/** A rule about a session and what its course has. */
interface SessionRule extends CourseRule {
    /** Whether it has anything to judge in a session that counts. */
    boolean judges(SessionRecord session);

    /** How a session breaks it. */
    List<CourseBreach> check(SessionInCourse session);

    @Override
    default String needs() {
        return "what else the course of the session has";
    }

    @Override
    default Scope scope(Resource resource) {
        return SessionRecord.of(resource)
                .filter(session -> !session.isEnteredInError())
                .filter(session -> !session.plans().isEmpty())
                .filter(this::judges)
                .map(session -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        return SessionInCourse.of(SessionRecord.of(resource).orElseThrow(), stored).map(this::check).stream()
                .flatMap(List::stream)
                .toList();
    }
}
