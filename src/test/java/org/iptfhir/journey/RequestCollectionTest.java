package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.iptfhir.RunningServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sends the requests of {@code docker/http/course.http}, and holds each answer to the status at the end of its title. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class RequestCollectionTest {
    private final RunningServer server;

    RequestCollectionTest(Clinic clinic) {
        this.server = clinic.server();
        clinic.griefCourse(); // is in the collection too: who sends it first is told that all of it is new
    }

    @TestFactory
    Stream<DynamicTest> answers() {
        return RequestCollection.of("course.http").requests().stream()
                .map(request -> dynamicTest(
                        request.title(),
                        () -> assertThat(server.send(request.with(Map.of("server", server.address())))
                                        .statusCode())
                                .isEqualTo(request.status())));
    }
}
