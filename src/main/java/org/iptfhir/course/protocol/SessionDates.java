package org.iptfhir.course.protocol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.iptfhir.therapy.SessionShares;

/** When the sessions of a course are expected, phase by phase. */
final class SessionDates {
    private final List<List<LocalDate>> dates;

    private SessionDates(List<List<LocalDate>> dates) {
        this.dates = dates;
    }

    /** The days that a protocol and an order give. */
    static SessionDates of(Protocol protocol, CourseOrder order) {
        List<Integer> shares = SessionShares.of(
                order.sessions(),
                protocol.phases().stream().map(PlannedPhase::usualSessions).toList());
        List<List<LocalDate>> dates = new ArrayList<>();
        LocalDate next = order.start();
        for (int i = 0; i < shares.size(); i++) {
            List<LocalDate> ofPhase = new ArrayList<>();
            for (int session = 0; session < shares.get(i); session++) {
                ofPhase.add(next);
                next = next.plusDays(protocol.phases().get(i).daysBetween());
            }
            dates.add(ofPhase);
        }
        return new SessionDates(dates);
    }

    /** How many sessions a phase has. */
    int sessions(int phase) {
        return dates.get(phase).size();
    }

    /** From the first to the last session of a phase; empty when it has none. */
    Period period(int phase) {
        List<LocalDate> ofPhase = dates.get(phase);
        return ofPhase.isEmpty()
                ? new Period()
                : new Period()
                        .setStartElement(new DateTimeType(ofPhase.get(0).toString()))
                        .setEndElement(
                                new DateTimeType(ofPhase.get(ofPhase.size() - 1).toString()));
    }

    /** Day of the last session. */
    LocalDate end() {
        return dates.stream()
                .flatMap(List::stream)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
