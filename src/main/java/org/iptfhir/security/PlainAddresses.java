package org.iptfhir.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses addresses that two readers could read in two ways, before anybody reads them: access hangs on the path. */
final class PlainAddresses extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().toLowerCase(Locale.ROOT);
        if (Stream.of("..", "//", ";", "\\", "%2f", "%5c", "%2e", "%00", "%3b").anyMatch(path::contains)) {
            refuse(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    static void refuse(HttpServletResponse response) {
        RefusalAnswer.write(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                "invalid",
                "The request has an address or a header that this server does not read: a path has no //, .., ;,"
                        + " backslash or escaped slash, and a header only printable characters.");
    }
}
