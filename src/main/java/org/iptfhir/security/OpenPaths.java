package org.iptfhir.security;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is answered without a token: it holds no patient data, and clients need it before they have a token. */
final class OpenPaths {
    private static final Set<String> PATHS = Set.of(
            "/",
            "/favicon.ico",
            "/validate",
            "/rules",
            "/inventory",
            "/outcomes",
            "/fhir/metadata",
            "/fhir/.well-known/smart-configuration",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");
    private static final List<String> FOLDERS = List.of("/ig/", "/web/", "/validate/examples/", "/inventory/");

    /** The page of a patient, which holds nothing of him; what lies below its address does. */
    private static final Pattern PAGE_OF_PATIENT = Pattern.compile("/outcomes/[A-Za-z0-9.-]{1,64}");

    private OpenPaths() {}

    /**
     * Tells whether a path is open.
     *
     * @param path path within the server, as the client sent it: one that is not in plain form ({@code ..}, {@code //},
     *     {@code ;}, escapes) is never open, so that no reading of it can differ from the router's
     */
    static boolean contain(String path) {
        if (path.contains("..") || path.contains("//") || path.contains(";") || path.contains("%")) {
            return false;
        }
        return PATHS.contains(path)
                || FOLDERS.stream().anyMatch(path::startsWith)
                || PAGE_OF_PATIENT.matcher(path).matches();
    }
}
