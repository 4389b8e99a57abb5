package org.iptfhir.validation;

/** The kind of a fault, by FHIR's IssueType. */
public enum IssueKind {
    /** The text is not well-formed, or has what FHIR does not know. */
    STRUCTURE("structure"),
    /** Something that must be there is missing. */
    REQUIRED("required"),
    /** A value is not allowed here. */
    VALUE("value"),
    /** An invariant of a profile or of FHIR is broken. */
    INVARIANT("invariant"),
    /** A code is unknown or not allowed here. */
    CODE_INVALID("code-invalid"),
    /** A rule of IPT is broken. */
    BUSINESS_RULE("business-rule"),
    /** Something could not be found. */
    NOT_FOUND("not-found"),
    /** A limit was passed. */
    TOO_COSTLY("too-costly"),
    /** For information. */
    INFORMATIONAL("informational");

    private final String code;

    IssueKind(String code) {
        this.code = code;
    }

    /** The code in FHIR's IssueType. */
    public String code() {
        return code;
    }
}
