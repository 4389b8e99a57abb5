package org.iptfhir.security;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request that does not come as far as the FHIR server: with an OperationOutcome all the same. */
public final class RefusalAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswer.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RefusalAnswer() {}

    /**
     * Writes it.
     *
     * @param status HTTP status
     * @param code code of FHIR's issue types
     * @param text what is wrong and how to mend it, for the sender
     */
    public static void write(HttpServletResponse response, int status, String code, String text) {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            response.getWriter().write(outcome(code, text));
            response.flushBuffer();
        } catch (IOException e) {
            // The client has hung up: there is nobody to tell, and nothing to mend.
            LOG.debug("Nobody waits for the refusal with the status {}", status, e);
        }
    }

    /** The OperationOutcome as JSON. */
    public static String outcome(String code, String text) {
        return JSON.valueToTree(new Outcome(text, code)).toString();
    }

    /** The few elements of an OperationOutcome that are needed here, in FHIR's names and order. */
    private record Outcome(String resourceType, List<Map<String, Object>> issue) {
        Outcome(String text, String code) {
            this(
                    "OperationOutcome",
                    List.of(Map.of(
                            "severity", "error", "code", code, "details", Map.of("text", text), "diagnostics", text)));
        }
    }
}
