package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in one process after the other, on the same data, with clients at work when it ends. */
@OwnProgram
class RestartTest {
    private static final String INSTALLATION = "Installing the guide";

    /** 128 and the number of SIGTERM: what a shell and a service manager expect of a program that was asked to end. */
    private static final int ENDED_AS_ASKED = 143;

    private static final int ENOUGH = 60;

    private static Path directory;
    private static ServerProgram server;

    @BeforeAll
    static void startForTheFirstTime(@TempDir Path temporary) throws Exception {
        directory = temporary;
        server = start();
        server.fhir();
        assertThat(server.output()).contains(INSTALLATION);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsDataAndGuideWhenItIsAskedToEnd() throws Exception {
        Map<String, String> guide = server.definitions();
        BusyClients clients = new BusyClients(server.fhir());
        clients.await(ENOUGH);
        int before = server.output().length();
        assertThat(server.end()).isEqualTo(ENDED_AS_ASKED);
        Map<String, String> acknowledged = clients.acknowledged();
        assertThat(server.output().substring(before)).doesNotContain("WARN", "ERROR", "Exception");
        assertThat(filesOfAnOpenDatabase()).isEmpty();
        server = start();
        assertThat(patients()).containsAllEntriesOf(acknowledged);
        assertThat(server.definitions()).isEqualTo(guide);
        assertThat(server.output()).doesNotContain(INSTALLATION);
    }

    private static ServerProgram start() throws IOException {
        return ServerProgram.start(directory, "ipt.data-directory=" + directory.resolve("data"));
    }

    private static Map<String, String> patients() throws InterruptedException {
        Map<String, String> patients = new TreeMap<>();
        Bundle page = server.client()
                .search()
                .forResource(Patient.class)
                .count(500)
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.getEntry().stream()
                    .map(entry -> (Patient) entry.getResource())
                    .forEach(patient -> patients.put(
                            "Patient/" + patient.getIdElement().getIdPart(),
                            patient.getNameFirstRep().getFamily()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return patients;
            }
            page = server.client().loadPage().next(page).execute();
        }
    }

    /** The database's lock, and the file in which it writes errors; none when it was closed in order. */
    private static Map<String, String> filesOfAnOpenDatabase() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("data/h2"))) {
            for (Path file :
                    files.filter(each -> !each.toString().endsWith(".mv.db")).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
