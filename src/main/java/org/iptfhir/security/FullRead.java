package org.iptfhir.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Whether who sends a request may take whole records of many patients away at once. */
public final class FullRead {
    /** SMART App Launch: every type, to be read and searched, in the words of its first or of its second version. */
    private static final Pattern SCOPE = Pattern.compile("SCOPE_(system|user)/\\*\\.(read|\\*|c?ru?d?s)");

    private FullRead() {}

    /** Whether the token says so; where there are no scopes, who is let in may. */
    public static boolean isGranted(HttpServletRequest request, Access access) {
        return access != Access.OAUTH2
                || Caller.authentication(request).stream()
                        .flatMap(caller -> caller.getAuthorities().stream())
                        .anyMatch(granted -> SCOPE.matcher(String.valueOf(granted.getAuthority()))
                                .matches());
    }
}
