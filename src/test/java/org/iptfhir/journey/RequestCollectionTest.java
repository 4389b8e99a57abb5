package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sends the requests of {@code docker/http}, and holds each answer to the status at the end of its title. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class RequestCollectionTest {
    private static final Path FOLDER = Path.of("docker/http");
    private static final Pattern REQUEST = Pattern.compile(
            "### (?<title>.*): (?<status>\\d{3})\n(?<method>[A-Z]+) (?<url>\\S+)\n(?<headers>(?:\\S.*\n?)*)\n?(?<body>[^#]*)");

    private final RunningServer server;

    RequestCollectionTest(Clinic clinic) {
        this.server = clinic.server();
        clinic.griefCourse(); // is in the collection too: who sends it first is told that all of it is new
    }

    @TestFactory
    Stream<DynamicTest> answers() throws IOException {
        String text = Files.readString(FOLDER.resolve("course.http"));
        List<MatchResult> requests = REQUEST.matcher(text).results().toList();
        assertThat(requests).hasSize((int)
                text.lines().filter(line -> line.startsWith("###")).count());
        return requests.stream()
                .map(request -> dynamicTest(
                        request.group(1),
                        () -> assertThat(server.send(sent(request)).statusCode())
                                .isEqualTo(Integer.parseInt(request.group(2)))));
    }

    private HttpRequest sent(MatchResult request) throws IOException {
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(
                        request.group(4).replace("{{server}}", server.address()).replace("|", "%7C")))
                .method(
                        request.group(3),
                        BodyPublishers.ofString(body(request.group(6).strip())));
        request.group(5)
                .lines()
                .map(header -> header.split(": ", 2))
                .forEach(header -> sent.header(header[0], header[1]));
        return sent.build();
    }

    /** A body is in the collection, or in a file that {@code <} names. */
    private static String body(String text) throws IOException {
        return text.startsWith("< ") ? Files.readString(FOLDER.resolve(text.substring(2))) : text;
    }
}
