package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.iptfhir.OwnPatients;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.validation.example.WrongExample;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code $ipt-check} tells of each rule about one resource too, in a Bundle beside a course. */
@OwnPatients
@ExtendWith(SharedServer.class)
class CheckTellsEachRuleTest {
    private static final Path COURSE = Path.of("ig/fsh-generated/resources/CarePlan-course-anna-revoked.json");

    private final RunningServer server;

    CheckTellsEachRuleTest(RunningServer server) {
        this.server = server;
    }

    @TestFactory
    Stream<DynamicTest> atThePlaceOfTheFault() throws IOException {
        String course = Files.readString(COURSE);
        return WrongExample.all().stream()
                .filter(example -> !example.isOfSeveral())
                .map(example -> dynamicTest(
                        example.name(),
                        () -> assertThat(told(example, course))
                                .contains(example.finding() + " " + inBundle(example.path()))));
    }

    /** Within an entry the path begins with it, in place of the type. */
    private static String inBundle(String path) {
        return path.replaceFirst("^[A-Za-z]+", "Bundle.entry[0].resource");
    }

    private List<String> told(WrongExample example, String course) {
        Asked checked = Asked.json(
                server,
                "POST",
                "/$ipt-check",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + example.json()
                        + "},{\"resource\":" + course + "}]}");
        assertThat(checked.status()).as(checked.answer().body()).isEqualTo(200);
        List<String> told = new ArrayList<>();
        for (JsonNode issue : checked.body().path("issue")) {
            told.add(issue.at("/details/coding/0/code").asText() + " "
                    + issue.at("/expression/0").asText());
        }
        return told;
    }
}
