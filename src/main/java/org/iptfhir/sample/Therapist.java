package org.iptfhir.sample;

/**
 * Somebody of the invented staff.
 *
 * @param qualification code of the guide's code system of that name
 */
record Therapist(int number, String given, String family, String qualification, int organization) {
    String name() {
        return "Dr " + given + " " + family;
    }
}
