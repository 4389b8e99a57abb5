package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.therapy.Span;
import org.iptfhir.validation.PossibleTime;

/** How old somebody was. */
final class AgeAt {
    private AgeAt() {}

    /** When a patient was born, as far as it can be told. */
    static Optional<PossibleTime> birth(Patient patient) {
        return Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                .flatMap(PossibleTime::of);
    }

    /** The ages in completed years that somebody can have had; empty where the birth would come after the time. */
    static Optional<Span> years(PossibleTime birth, PossibleTime time) {
        int youngest = years(birth.last(), time.first());
        int oldest = years(birth.first(), time.last());
        return youngest <= oldest && oldest >= 0 ? Optional.of(new Span(youngest, oldest)) : Optional.empty();
    }

    /** The age in completed years. */
    static int years(LocalDate birth, LocalDate day) {
        return Period.between(birth, day).getYears();
    }
}
