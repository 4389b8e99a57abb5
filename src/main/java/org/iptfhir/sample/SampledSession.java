package org.iptfhir.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.iptfhir.therapy.Phase;

/**
 * An appointment.
 *
 * @param number counted from 1; empty when it did not take place
 * @param note what was done, or why it did not take place
 */
record SampledSession(
        Optional<Integer> number,
        LocalDate date,
        Phase phase,
        List<String> techniques,
        String note,
        List<SampledResponse> responses) {
    SampledSession {
        techniques = List.copyOf(techniques);
        responses = List.copyOf(responses);
    }

    static SampledSession missed(LocalDate date, Phase phase, String reason) {
        return new SampledSession(Optional.empty(), date, phase, List.of(), reason, List.of());
    }

    boolean tookPlace() {
        return number.isPresent();
    }

    boolean is(int wanted) {
        return number.filter(own -> own == wanted).isPresent();
    }
}
