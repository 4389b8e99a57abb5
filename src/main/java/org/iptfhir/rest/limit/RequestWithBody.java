package org.iptfhir.rest.limit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request whose body is in memory, unpacked. Its form fields, if it is a form, are parameters like the query's. */
final class RequestWithBody extends HttpServletRequestWrapper {
    private static final String PACKING = "Content-Encoding";
    private static final String FORM = "application/x-www-form-urlencoded";

    private byte[] body = {};
    private Map<String, String[]> parameters;

    /**
     * Reads the parameters of the query at once: the access check refuses some of them, and can answer only before the
     * body is waited for. The body's stream must have been asked for, or the container takes the body for a form itself.
     */
    RequestWithBody(HttpServletRequest request) {
        super(request);
        parameters = request.getParameterMap();
    }

    /** Takes the body, once it has arrived. */
    void carry(byte[] whole) {
        body = whole;
        Map<String, String[]> all = new LinkedHashMap<>(parameters);
        if (isForm()) {
            for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    all.merge(
                            decoded(field.substring(0, equals)),
                            new String[] {decoded(field.substring(equals + 1))},
                            (before, more) -> Stream.of(before, more)
                                    .flatMap(Arrays::stream)
                                    .toArray(String[]::new));
                }
            }
        }
        parameters = Collections.unmodifiableMap(all);
    }

    private boolean isForm() {
        String type = getContentType();
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    /** What is no percent-encoding stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return PACKING.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return PACKING.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !PACKING.equalsIgnoreCase(name))
                .toList());
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    @SuppressWarnings("NullAway") // the servlet interface answers null for a parameter that is not there
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
