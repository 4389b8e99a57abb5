package org.iptfhir.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Variant;

/**
 * A course in the terms of therapy.
 *
 * @param number counted from 1
 * @param outcome where its scores go
 * @param endReason empty while it goes on
 * @param agreement number of the session in which formulation, focus and consent are agreed on
 * @param firstTotal of PHQ-9
 * @param sessions in their order, at least the first
 */
record SampledCourse(
        long number,
        SampledPatient patient,
        Therapist therapist,
        Variant variant,
        int plannedSessions,
        Story story,
        Outcome outcome,
        Optional<EndReason> endReason,
        boolean withMedication,
        int agreement,
        int firstTotal,
        LocalTime time,
        int minutes,
        List<SampledSession> sessions) {
    SampledCourse {
        sessions = List.copyOf(sessions);
    }

    LocalDate start() {
        return sessions.get(0).date();
    }

    /** Of the last appointment until now. */
    LocalDate lastDate() {
        return sessions.get(sessions.size() - 1).date();
    }

    /** Whether the partner is in the room. */
    boolean isOfCouple() {
        return variant.code().equals("ipt-cm");
    }

    boolean isActive() {
        return endReason.isEmpty();
    }

    boolean isCompleted() {
        return endReason.filter(EndReason::isCompletion).isPresent();
    }

    /** A session that took place; empty when the course did not get there. */
    Optional<SampledSession> session(int wanted) {
        return sessions.stream().filter(session -> session.is(wanted)).findFirst();
    }

    /** Whether the patient has agreed to a focus. */
    boolean isAgreed() {
        return session(agreement).isPresent();
    }

    /** The phases that it got to. */
    List<Phase> phases() {
        return sessions.stream().map(SampledSession::phase).distinct().toList();
    }

    List<SampledSession> sessionsOf(Phase phase) {
        return sessions.stream().filter(session -> session.phase() == phase).toList();
    }

    int held() {
        return (int) sessions.stream().filter(SampledSession::tookPlace).count();
    }
}
