package org.iptfhir.sample;

/**
 * The illness of a course.
 *
 * @param code of SNOMED CT, as the guide has it
 */
record Diagnosis(String code, String name) {
    private static final int MODERATE = 15;
    private static final int SEVERE = 20;

    /** By the variant, else by the first PHQ-9, whose bands begin at 15 and 20. */
    static Diagnosis of(SampledCourse course) {
        return switch (course.variant().code()) {
            case "ipsrt" -> new Diagnosis("13746004", "Bipolar disorder, depressive episode");
            case "ipt-ed" -> new Diagnosis("78004001", "Bulimia nervosa with depressed mood");
            case "ipc" -> new Diagnosis("57194009", "Adjustment disorder with depressed mood");
            case "ipt-perinatal" ->
                course.story()
                                .change()
                                .filter(change -> change.event().startsWith("Birth"))
                                .isPresent()
                        ? new Diagnosis("58703003", "Depression after birth")
                        : new Diagnosis("10211000132109", "Depression around birth");
            default -> ofSeverity(course.firstTotal());
        };
    }

    private static Diagnosis ofSeverity(int total) {
        if (total >= SEVERE) {
            return new Diagnosis("75084000", "Severe depressive episode");
        }
        return total >= MODERATE
                ? new Diagnosis("832007", "Moderate depressive episode")
                : new Diagnosis("87512008", "Mild depressive episode");
    }
}
