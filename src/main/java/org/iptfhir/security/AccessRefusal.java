package org.iptfhir.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says to a client that may not come in what it lacks (RFC 6750), and nothing of what is inside. */
final class AccessRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String REALM = "Bearer realm=\"ipt-fhir\"";

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authentication) {
        boolean invalid = authentication instanceof OAuth2AuthenticationException;
        response.setHeader("WWW-Authenticate", invalid ? REALM + ", error=\"invalid_token\"" : REALM);
        RefusalAnswer.write(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "login",
                invalid
                        ? "The token is not valid here: it is another server's, has expired, or is damaged. Send a valid"
                                + " one in the header Authorization: Bearer <token>."
                        : "This needs a token. Send it in the header Authorization: Bearer <token>.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        response.setHeader("WWW-Authenticate", REALM + ", error=\"insufficient_scope\"");
        RefusalAnswer.write(
                response, HttpServletResponse.SC_FORBIDDEN, "forbidden", "The token does not allow this request.");
    }
}
