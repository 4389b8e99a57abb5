package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that start at the same moment on one empty PostgreSQL database. */
@OwnProgram
class TwoServersAtOnceTest {
    @Test
    void installOneGuideAndShareTheirData(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ServerProgram first = start(directory, postgres);
                ServerProgram second = start(directory, postgres)) {
            Map<String, String> guide = first.definitions();
            assertThat(guide).hasSizeGreaterThan(100);
            assertThat(guide.values()).allMatch(version -> version.startsWith("1 of "));
            assertThat(second.definitions()).isEqualTo(guide);
            assertThat((first.output() + second.output()).split("Installing the guide", -1))
                    .as("parts between installations")
                    .hasSize(2);
            IIdType patient = first.client()
                    .create()
                    .resource(new Patient().setActive(true))
                    .execute()
                    .getId()
                    .toUnqualifiedVersionless();
            for (ServerProgram server : List.of(first, second)) {
                IGenericClient client = server.client();
                assertThat(client.read()
                                .resource(Patient.class)
                                .withId(patient)
                                .execute()
                                .getActive())
                        .isTrue();
                assertThat(found(
                                client, "StructureDefinition?url=https://w3id.org/ipt-fhir/StructureDefinition/course"))
                        .isEqualTo(1);
                // Refused as unknown where the search parameters of the guide are not in use.
                assertThat(found(client, "CarePlan?ipt-variant=ipt")).isZero();
            }
        }
    }

    private static int found(IGenericClient client, String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private static ServerProgram start(Path directory, EmbeddedPostgres postgres) throws IOException {
        return ServerProgram.start(
                directory,
                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username=postgres",
                "ipt.data-directory=" + directory.resolve("data"));
    }
}
