package org.iptfhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only those ask for what is the operator's who are on the server's own machine, and with a program of their own: a
 * client that may read records may not fill the disk with copies of them, nor may a page that the operator looks at.
 */
final class FromThisMachine extends OncePerRequestFilter {
    static final List<String> PATHS = List.of("/actuator/backup", "/actuator/cohort");

    /** What proxies and browsers add. */
    private static final List<String> OF_OTHERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Origin");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && OF_OTHERS.stream().allMatch(header -> request.getHeader(header) == null)) {
            chain.doFilter(request, response);
        } else {
            RefusalAnswer.write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "forbidden",
                    "This is the operator's: send it from the machine that the server runs on, by a program such as"
                            + " curl, and not through a proxy.");
        }
    }
}
