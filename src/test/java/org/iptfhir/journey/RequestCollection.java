package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file of {@code docker/http}.
 *
 * @param requests in their order
 */
record RequestCollection(List<Request> requests) {
    private static final Path FOLDER = Path.of("docker/http");
    private static final Pattern REQUEST = Pattern.compile(
            "### (?<title>.*): (?<status>\\d{3})\n(?<method>[A-Z]+) (?<url>\\S+)\n(?<headers>(?:\\S.*\n?)*)\n?(?<body>[^#]*)");

    /**
     * One request.
     *
     * @param title what it is for
     * @param status of its answer
     * @param url with the names of variables in double braces
     * @param headers each in a line
     * @param body or empty
     */
    record Request(String title, int status, String method, String url, String headers, String body) {
        private static Request of(MatchResult found) {
            return new Request(
                    found.group(1),
                    Integer.parseInt(found.group(2)),
                    found.group(3),
                    found.group(4),
                    found.group(5),
                    found.group(6).strip());
        }

        /** The same with one more search parameter. */
        Request and(String parameter) {
            return new Request(title, status, method, url + "&" + parameter, headers, body);
        }

        /** As it is sent, with values for its variables. */
        HttpRequest with(Map<String, String> variables) {
            String address = url;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                address = address.replace("{{" + variable.getKey() + "}}", variable.getValue());
            }
            HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(address.replace("|", "%7C")))
                    .method(method, BodyPublishers.ofString(text()));
            headers.lines().map(header -> header.split(": ", 2)).forEach(header -> sent.header(header[0], header[1]));
            return sent.build();
        }

        /** A body is in the collection, or in a file that {@code <} names. */
        private String text() {
            try {
                return body.startsWith("< ") ? Files.readString(FOLDER.resolve(body.substring(2))) : body;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads a file; nothing in it that looks like a request may be left out. */
    static RequestCollection of(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name));
            List<Request> requests =
                    REQUEST.matcher(text).results().map(Request::of).toList();
            assertThat(requests).hasSize((int)
                    text.lines().filter(line -> line.startsWith("###")).count());
            return new RequestCollection(requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
