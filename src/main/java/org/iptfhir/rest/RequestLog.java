package org.iptfhir.rest;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.iptfhir.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes one line for each request: who asked for what, and how it ended. The values of searches are left out: they hold
 * names and identifiers of patients.
 */
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("org.iptfhir.requests");
    private static final long MILLION = 1_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Line line = new Line(request, response, System.nanoTime());
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            if (!failed && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(line);
            } else {
                line.write();
            }
        }
    }

    /** Written at once, or when an answer that waits for the request's body is out. */
    private record Line(HttpServletRequest request, HttpServletResponse response, long begin) implements AsyncListener {
        void write() {
            if (!LOG.isInfoEnabled()) {
                return;
            }
            String id = response.getHeader(RequestIdentity.HEADER);
            MDC.put(RequestIdentity.IN_LOG, id);
            try {
                LOG.atInfo()
                        .addKeyValue("who", Caller.of(request).orElse("-"))
                        .addKeyValue("method", request.getMethod())
                        .addKeyValue("path", request.getRequestURI())
                        .addKeyValue("status", response.getStatus())
                        .addKeyValue("ms", (System.nanoTime() - begin) / MILLION)
                        .log("request");
            } finally {
                MDC.remove(RequestIdentity.IN_LOG);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            write();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The answer follows, and its completion.
        }

        @Override
        public void onError(AsyncEvent event) {
            // The answer follows, and its completion.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
