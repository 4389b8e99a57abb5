package org.iptfhir.rest.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import org.iptfhir.report.CheckedText;
import org.iptfhir.report.FindingJson;
import org.iptfhir.rest.AcceptedRange;

/** An answer of findings in their JSON form, one line for each resource, written as they come; for one thread. */
public final class FindingLines {
    /** Lines of JSON, as what is sent and as what is asked for; the second is FHIR's name for them (Bulk Data). */
    private static final Set<String> MEDIA_TYPES =
            Set.of("application/x-ndjson", "application/fhir+ndjson", "application/ndjson");

    private final JsonGenerator out;

    /** Begins the answer. */
    public FindingLines(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        out = new JsonFactory()
                .createGenerator(response.getOutputStream())
                .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    /** Whether a client asks for such an answer. */
    public static boolean areAskedFor(HttpServletRequest request) {
        return AcceptedRange.of(Collections.list(request.getHeaders("Accept"))).stream()
                .anyMatch(range -> range.isWelcome() && MEDIA_TYPES.contains(range.type()));
    }

    /** Whether a media type is that of lines. */
    static boolean isLines(String mediaType) {
        return MEDIA_TYPES.contains(AcceptedRange.of(mediaType).type());
    }

    /** Writes the line of a text. */
    public void write(CheckedText text) throws IOException {
        FindingJson.write(text, out);
    }

    /** Sends what is written. */
    void send() throws IOException {
        out.flush();
    }

    /** Ends the answer. */
    public void end() throws IOException {
        out.writeRaw('\n');
        out.close();
    }
}
