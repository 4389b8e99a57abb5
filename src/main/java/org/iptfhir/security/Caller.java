package org.iptfhir.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Who sent a request. */
public final class Caller {
    private Caller() {}

    /** Name of who the token was made for; empty when the request has shown none. */
    public static Optional<String> of(HttpServletRequest request) {
        return authentication(request).map(Authentication::getName);
    }

    /** What the token has shown; empty when the request has brought none. */
    static Optional<Authentication> authentication(HttpServletRequest request) {
        Object context = request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME);
        return context instanceof SecurityContext known
                ? Optional.ofNullable(known.getAuthentication())
                        .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                : Optional.empty();
    }
}
