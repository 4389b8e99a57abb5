package org.iptfhir.sample;

/** Somebody of the invented staff. */
record Therapist(int number, String given, String family, String qualification, int organization) {
    String name() {
        return "Dr " + given + " " + family;
    }
}
