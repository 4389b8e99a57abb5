package org.iptfhir.rest.request;

import ca.uhn.fhir.util.DateUtils;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.iptfhir.security.RefusalAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What HTTP allows and HAPI's server does not know: HEAD where GET is answered, {@code If-Match: *}, media types in
 * capitals, and an {@code If-Modified-Since} that is no date, which is ignored (RFC 9110, 13.1.3). Other methods than FHIR's are answered
 * here, since HAPI leaves them to the container.
 */
public final class RequestRepair extends OncePerRequestFilter {
    /** Attribute of a request that had {@code If-Match: *}: something must be there to be changed. */
    public static final String ANY_VERSION = RequestRepair.class.getName() + ".any-version";

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final Set<String> KNOWN = Set.of(METHODS.split(", "));
    private static final String IF_MATCH = "if-match";
    private static final String IF_MODIFIED_SINCE = "if-modified-since";

    /** HAPI's own; it fails at a number in it that is none. */
    private static final String RETRY = "x-retry-on-version-conflict";

    private static final Pattern RETRIES = Pattern.compile("retry;\\s*max-retries=\\d{1,2}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!KNOWN.contains(request.getMethod())) {
            refuse(response);
            return;
        }
        Set<String> hidden = new HashSet<>();
        String since = request.getHeader(IF_MODIFIED_SINCE);
        if (since != null && DateUtils.parseDate(since) == null) {
            hidden.add(IF_MODIFIED_SINCE);
        }
        String match = request.getHeader(IF_MATCH);
        if (match != null && match.strip().equals("*")) {
            request.setAttribute(ANY_VERSION, true);
            hidden.add(IF_MATCH);
        }
        String retry = request.getHeader(RETRY);
        if (retry != null && !RETRIES.matcher(retry).matches()) {
            hidden.add(RETRY);
        }
        boolean head = request.getMethod().equals("HEAD");
        Optional<String> type = Optional.ofNullable(request.getContentType()).flatMap(MediaTypes::inSmallLetters);
        chain.doFilter(
                head || !hidden.isEmpty() || type.isPresent() ? new Repaired(request, hidden, type) : request,
                response);
    }

    private static void refuse(HttpServletResponse response) {
        response.setHeader("Allow", METHODS);
        RefusalAnswer.write(
                response,
                HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                "not-supported",
                "FHIR has no such method. Use one of " + METHODS + ".");
    }

    /** The request as HAPI can read it. The container sends no body in answer to HEAD, whoever wrote one. */
    private static final class Repaired extends HttpServletRequestWrapper {
        private final Set<String> hidden;

        private final Optional<String> type;

        Repaired(HttpServletRequest request, Set<String> hidden, Optional<String> type) {
            super(request);
            this.hidden = hidden;
            this.type = type;
        }

        @Override
        @SuppressWarnings("NullAway") // the servlet interface answers null where there is none
        public @Nullable String getContentType() {
            return type.orElseGet(super::getContentType);
        }

        @Override
        public String getMethod() {
            return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
        }

        @Override
        @SuppressWarnings("NullAway") // the servlet interface answers null for a header that is not there
        public @Nullable String getHeader(String name) {
            if (isHidden(name)) {
                return null;
            }
            return isType(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (isHidden(name)) {
                return Collections.emptyEnumeration();
            }
            return isType(name) ? Collections.enumeration(type.stream().toList()) : super.getHeaders(name);
        }

        private boolean isType(String name) {
            return type.isPresent() && name.equalsIgnoreCase("content-type");
        }

        private boolean isHidden(String name) {
            return hidden.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
