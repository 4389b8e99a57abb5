package org.iptfhir.translate;

import java.util.List;

/** Who is on the server. */
public interface PatientIndex {
    /** All patients, such as {@code Patient/123}, in the order in which they were first stored. */
    List<String> all();
}
