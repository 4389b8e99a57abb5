package org.iptfhir.translate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;

/**
 * The Patients of one person. A link says that two are (FHIR R4, Patient.link), of whatever type it is: one that was
 * replaced by another, or one in use beside it.
 */
public final class SamePerson {
    /** From one to the next: longer chains of merged records are not followed. */
    private static final int STEPS = 4;

    private SamePerson() {}

    /**
     * All Patients of a person, the given one among them.
     *
     * @param patient such as {@code Patient/123}
     */
    public static Set<String> as(String patient, CourseReader stored) {
        Set<String> same = new HashSet<>(Set.of(patient));
        Set<String> last = Set.of(patient);
        for (int step = 0; step < STEPS && !last.isEmpty(); step++) {
            Set<String> found = new HashSet<>();
            for (Patient one : stored.linkedTo(last)) {
                Stream.concat(Stream.of(LocalReference.to(one)), links(one))
                        .filter(same::add)
                        .forEach(found::add);
            }
            last = Set.copyOf(found);
        }
        return Set.copyOf(same);
    }

    static boolean isOneOf(Patient patient, Set<String> ids) {
        return ids.contains(LocalReference.to(patient));
    }

    static boolean linksToOneOf(Patient patient, Set<String> ids) {
        return links(patient).anyMatch(ids::contains);
    }

    private static Stream<String> links(Patient patient) {
        return patient.getLink().stream()
                .map(link -> LocalReference.of(link.getOther(), "Patient"))
                .flatMap(Optional::stream);
    }
}
