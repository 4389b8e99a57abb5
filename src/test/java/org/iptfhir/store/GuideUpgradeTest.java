package org.iptfhir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server whose database holds data and an older guide, which has one search parameter less and words a title otherwise. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
@OwnServer
class GuideUpgradeTest {
    private static final String COURSE = """
            {"resourceType":"CarePlan","status":"active","intent":"plan","period":{"start":"2026-02-03"},
             "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
             "extension":[{"url":"https://w3id.org/ipt-fhir/StructureDefinition/problem-area","extension":[
               {"url":"rank","valueCode":"primary"},
               {"url":"code","valueCodeableConcept":{"coding":[
                 {"system":"https://w3id.org/ipt-fhir/CodeSystem/problem-area","code":"grief"}]}}]}],
             "subject":{"display":"Anna"}}""";

    private static final SystemRequestDetails GUIDE = new SystemRequestDetails();

    @Test
    void bringsTheNewGuideAndKeepsTheData(@TempDir Path directory, InstalledGuide guide) {
        guide.copyTo(directory);
        String title;
        String course;
        try (RunningServer server = RunningServer.in(directory)) {
            DaoRegistry daos = server.bean(DaoRegistry.class);
            IFhirResourceDao<StructureDefinition> profiles = daos.getResourceDao(StructureDefinition.class);
            StructureDefinition profile = profiles.read(new IdType("StructureDefinition/course"), GUIDE);
            title = profile.getTitle();
            profiles.update(profile.setTitle("An older title"), GUIDE);
            IFhirResourceDao<SearchParameter> parameters = daos.getResourceDao(SearchParameter.class);
            SearchParameter parameter = parameters.read(new IdType("SearchParameter/ipt-problem-area"), GUIDE);
            parameters.update(parameter.setStatus(PublicationStatus.RETIRED), GUIDE);
            course = server.post("/CarePlan", COURSE)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceAll(".*/CarePlan/([^/]+).*", "$1");
            assertThat(server.get("/CarePlan?ipt-problem-area=grief").statusCode())
                    .as("a search that the older guide does not know")
                    .isEqualTo(400);
            Marks marks = new Marks(server.bean(DataSource.class));
            marks.set("guide", "an older one");
            marks.set("index", "an older one");
        }
        try (RunningServer server = RunningServer.in(directory)) {
            assertThat(server.get("/StructureDefinition/course").body()).contains(title);
            assertThat(server.get("/StructureDefinition/course/_history/2").body())
                    .contains("An older title");
            assertThat(server.get("/CarePlan/" + course).statusCode()).isEqualTo(200);
            IJobMaintenanceService jobs = server.bean(IJobMaintenanceService.class);
            await("index of data that was there before")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        // It comes by itself every minute, and brings the job one step on.
                        jobs.runMaintenancePass();
                        return server.total("/CarePlan?ipt-problem-area=grief&_id=" + course) == 1;
                    });
        }
    }
}
