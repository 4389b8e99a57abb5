package org.iptfhir.report;

/** Numbers of things, in words. */
final class Counted {
    private Counted() {}

    /** Such as {@code 1 error} and {@code 2 errors}. */
    static String of(long number, String what) {
        return number + " " + noun(number, what);
    }

    /** Such as {@code error} for one, and {@code errors} for two. */
    static String noun(long number, String what) {
        return number == 1 ? what : what + "s";
    }
}
