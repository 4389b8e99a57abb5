package org.iptfhir.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.iptfhir.security.RefusalAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Requests that Tomcat itself refuses, since their first line, their headers or their length cannot be read, get an
 * OperationOutcome too, in place of Tomcat's page.
 */
final class AnswersOfTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) {
                host.getPipeline().addValve(new Outcomes());
            }
        });
    }

    /** Writes the outcome where nobody has written an answer. */
    static final class Outcomes extends ErrorReportValve {
        private static final int FIRST_ERROR = 400;

        /** Tomcat's answers to a Transfer-Encoding or a version of HTTP that nobody has. */
        private static final Set<Integer> UNREADABLE =
                Set.of(HttpServletResponse.SC_NOT_IMPLEMENTED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED);

        Outcomes() {
            setAsyncSupported(true);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (UNREADABLE.contains(status)) {
                status = HttpServletResponse.SC_BAD_REQUEST; // the client's mistake, not the server's failure
                response.setStatus(status);
            }
            if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            response.setContentType("application/fhir+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(RefusalAnswer.outcome(code(status), text(status)));
                    response.finishResponse();
                }
            } catch (IOException e) {
                // The client has gone; there is nobody to tell.
                container.getLogger().debug("answer not sent", e);
            }
        }

        private static String code(int status) {
            return switch (status) {
                case HttpServletResponse.SC_NOT_FOUND -> "not-found";
                case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
                    "not-supported";
                case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> "exception";
                default -> "invalid";
            };
        }

        private static String text(int status) {
            return switch (status) {
                case HttpServletResponse.SC_BAD_REQUEST ->
                    "The request cannot be read: its first line, its headers or its length break the rules of HTTP, or"
                            + " they are longer than this server takes. Percent-encode the address, and send long"
                            + " searches by POST to _search.";
                case HttpServletResponse.SC_NOT_FOUND ->
                    "There is nothing at this address. FHIR is answered under /fhir, the guide under /ig.";
                case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
                    "This server does not know the method of the request.";
                case HttpServletResponse.SC_INTERNAL_SERVER_ERROR ->
                    "The server failed at this request, and has noted why.";
                default -> "The request was refused with the status " + status + ".";
            };
        }
    }
}
