package org.iptfhir.web;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;

/** What a patient is called. */
final class PatientName {
    private static final Set<NameUse> CALLED = EnumSet.of(NameUse.OFFICIAL, NameUse.USUAL);

    private PatientName() {}

    /** The official or usual name, else the first, else type and id. */
    static String of(Patient patient) {
        HumanName name = patient.getName().stream()
                .filter(one -> one.getUse() != null && CALLED.contains(one.getUse()))
                .findFirst()
                .orElseGet(patient::getNameFirstRep);
        String text = name.getNameAsSingleString();
        return text == null || text.isBlank()
                ? "Patient/" + patient.getIdElement().getIdPart()
                : text;
    }
}
