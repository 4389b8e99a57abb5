package org.iptfhir.translate;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;

/** Finds patients of whom a course of IPT is recorded. */
public interface PatientsInTreatment {
    /**
     * Patients whom a text may mean, each once.
     *
     * @param wanted an id, an identifier (also {@code system|value}), or the beginnings of parts of the name; empty for those
     *     whose courses have changed last
     * @param most that are given
     */
    List<Patient> find(String wanted, int most);
}
