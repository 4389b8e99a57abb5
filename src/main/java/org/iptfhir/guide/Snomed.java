package org.iptfhir.guide;

/** Codes of SNOMED CT by which resources are recognised; the guide's fragment of it has their displays. */
public final class Snomed {
    /** The system. */
    public static final String SYSTEM = "http://snomed.info/sct";

    /** Interpersonal psychotherapy (regime/therapy). */
    public static final String INTERPERSONAL_PSYCHOTHERAPY = "443730003";

    /** Suicide risk assessment (procedure). */
    public static final String SUICIDE_RISK_ASSESSMENT = "225337009";

    private Snomed() {}
}
