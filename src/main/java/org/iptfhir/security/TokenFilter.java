package org.iptfhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/** The one place where access is decided: what is not open needs the token, else the answer is 401 (RFC 6750). */
final class TokenFilter extends OncePerRequestFilter {
    private final BearerToken token;

    TokenFilter(BearerToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (OpenPaths.contain(path)) {
            chain.doFilter(request, response);
            return;
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && token.isPresentedBy(authorization)) {
            chain.doFilter(request, response);
            return;
        }
        refuse(response, authorization == null);
    }

    private static void refuse(HttpServletResponse response, boolean noToken) throws IOException {
        String realm = "Bearer realm=\"ipt-fhir\"";
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", noToken ? realm : realm + ", error=\"invalid_token\"");
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String text = noToken
                ? "This needs a token. Send it in the header Authorization: Bearer <token>."
                : "The token is not valid here. Send the server's token in the header Authorization: Bearer <token>.";
        response.getWriter()
                .write("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\","
                        + "\"details\":{\"text\":\"" + text + "\"}}]}");
    }
}
