package org.iptfhir.rest.outcome;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes what is no resource of FHIR. */
final class TextAnswer {
    /** A drawing that is opened by itself runs nothing and loads nothing; its style is its own. */
    private static final String DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private TextAnswer() {}

    /** A table, to be saved under a name. */
    static void csv(String table, String name, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        write(table, "text/csv;header=present;charset=UTF-8", response);
    }

    /** A drawing. */
    static void svg(String drawing, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", DRAWING_POLICY);
        write(drawing, "image/svg+xml;charset=UTF-8", response);
    }

    private static void write(String text, String type, HttpServletResponse response) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept");
        response.getOutputStream().write(bytes);
    }
}
