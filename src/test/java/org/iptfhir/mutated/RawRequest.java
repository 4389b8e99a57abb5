package org.iptfhir.mutated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request as it is written to a socket, with nothing that a client library would mend.
 *
 * @param method first word of the first line
 * @param target second word of the first line: a path, and a query perhaps
 * @param headers without Content-Length, which is that of the body
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
record RawRequest(String method, String target, List<Header> headers, byte[] body) {
    static final String CONTENT_TYPE = "Content-Type";

    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");

    /** One line of the head. */
    record Header(String name, String value) {}

    RawRequest {
        headers = List.copyOf(headers);
    }

    /** Without a body; headers are names and values in turn. */
    static RawRequest of(String method, String target, String... headers) {
        List<Header> all = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new Header(headers[i], headers[i + 1]));
        }
        return new RawRequest(method, target, all, new byte[0]);
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, headers, body);
    }

    RawRequest withHeaders(List<Header> others) {
        return new RawRequest(method, target, others, body);
    }

    RawRequest withBody(byte[] other) {
        return new RawRequest(method, target, headers, other);
    }

    RawRequest withBody(String other) {
        return withBody(other.getBytes(StandardCharsets.UTF_8));
    }

    /** With a header beside those that there are. */
    RawRequest with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        return withHeaders(all);
    }

    /** First value of a header; empty without one. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** Path of the target. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What follows the path, without the question mark. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body has a length that the head must tell. */
    boolean tellsLength() {
        return body.length > 0 || WITH_BODY.contains(method);
    }

    /** First line and headers, with a length of the body that may be wrong. */
    String head(String... more) {
        StringBuilder head =
                new StringBuilder().append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        Arrays.stream(more).forEach(line -> head.append(line).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** All of it, with the right length. */
    byte[] bytes() {
        return joined(tellsLength() ? head("Content-Length: " + body.length) : head(), body);
    }

    /** A head and what follows it. */
    static byte[] joined(String head, byte[] rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(rest);
        return bytes.toByteArray();
    }
}
