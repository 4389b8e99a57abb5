package org.iptfhir.guide;

/** Where the guide lives, for what is decided before it is read. The guide's configuration says the same: a test compares. */
public final class Canonical {
    /** Base of everything that the guide defines, without a slash at its end. */
    public static final String BASE = "https://w3id.org/ipt-fhir";

    private Canonical() {}

    /** A canonical without the version behind its bar. */
    public static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }

    /** Canonical of something that the guide defines, such as {@code of("CodeSystem", "phase")}. */
    public static String of(String type, String id) {
        return BASE + "/" + type + "/" + id;
    }
}
