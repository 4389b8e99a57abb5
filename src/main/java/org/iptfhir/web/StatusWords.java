package org.iptfhir.web;

import org.iptfhir.translate.CoursePlan;

/** The status of a course as people say it: FHIR's words for it are those of orders. */
final class StatusWords {
    private StatusWords() {}

    /** With what the first day of a course that is not over is said. */
    static String since(CoursePlan course) {
        return course.status().equals("draft") ? "from" : "since";
    }

    /** Its status. */
    static String of(CoursePlan course) {
        return switch (course.status()) {
            case "draft" -> "planned";
            case "on-hold" -> "on hold";
            case "revoked" -> "broken off";
            case "entered-in-error" -> "entered in error";
            case "unknown", "" -> "status unknown";
            default -> course.status();
        };
    }
}
