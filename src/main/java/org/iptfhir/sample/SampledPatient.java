package org.iptfhir.sample;

import java.time.LocalDate;

/** Somebody who does not exist. */
record SampledPatient(String given, String family, boolean isFemale, LocalDate birthDate, boolean isMinor) {
    String name() {
        return given + " " + family;
    }
}
