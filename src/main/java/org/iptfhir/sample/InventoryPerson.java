package org.iptfhir.sample;

/**
 * Somebody in the interpersonal inventory, in codes of the guide; empty where nothing is said.
 *
 * @param relation code of HL7's roles in capitals, or of the guide in small letters
 */
record InventoryPerson(
        String label,
        String relation,
        boolean isAlive,
        String closeness,
        String contact,
        String support,
        String conflict,
        String stage,
        String conflictAbout,
        String expectation,
        String expectedOfPatient,
        String death,
        String pattern) {

    static InventoryPerson lost(String label, String relation, String death, String pattern) {
        return new InventoryPerson(
                label, relation, false, "inner", "", "support-strong", "conflict-none", "", "", "", "", death, pattern);
    }

    static InventoryPerson inDispute(
            String label,
            String relation,
            String closeness,
            String stage,
            String about,
            String expects,
            String expected) {
        String conflict = stage.equals("impasse") ? "conflict-unspoken" : "conflict-open";
        return new InventoryPerson(
                label,
                relation,
                true,
                closeness,
                "weekly",
                "support-none",
                conflict,
                stage,
                about,
                expects,
                expected,
                "",
                "");
    }

    static InventoryPerson near(
            String label, String relation, String closeness, String contact, String support, String pattern) {
        return new InventoryPerson(
                label, relation, true, closeness, contact, support, "conflict-none", "", "", "", "", "", pattern);
    }
}
