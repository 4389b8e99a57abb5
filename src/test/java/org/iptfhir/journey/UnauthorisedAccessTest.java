package org.iptfhir.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.InstalledGuide;
import org.iptfhir.OutcomeCourse;
import org.iptfhir.OwnServer;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that other machines can reach, and that has a token. */
@ExtendWith({SharedServer.class, TestBrowser.class})
@OwnServer
class UnauthorisedAccessTest {
    private static final String TOKEN = "a-secret-of-this-test-0123456789abcdef";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Unauthorised\"}]}";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path directory, InstalledGuide guide) throws IOException {
        guide.copyTo(directory.resolve("data"));
        Path tokenFile = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        server = RunningServer.in(
                directory.resolve("data"), "server.address=0.0.0.0", "ipt.security.token-file=" + tokenFile);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir",
                "/fhir/Patient",
                "/fhir/Patient?_id=1",
                "/fhir/StructureDefinition",
                "/fhir/$validate",
                "/fhir/metadata/",
                "/fhir/%6detadata",
                "/actuator",
                "/actuator/env",
                "/validate/",
                "/rules/",
                "/samples/staff",
                "/outcomes/",
                "/outcomes/4711/record",
                "/outcomes/cohort/record",
                "/outcomes/find/patients",
                "/nothing-is-here"
            })
    void isRefused(String path) {
        HttpResponse<String> without = server.send(request(path).build());
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"ipt-fhir\"");
        assertThat(issue(without)).isEqualTo("login");
        HttpResponse<String> wrong = server.send(
                request(path).header("Authorization", "Bearer " + TOKEN + "0").build());
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
        assertThat(issue(wrong)).isEqualTo("login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata;x=y",
                "/fhir//metadata",
                "/fhir/metadata/../Patient",
                "/ig/../fhir/Patient",
                "/ig/%2e%2e/fhir/Patient",
                "/ig/..%2ffhir/Patient"
            })
    void isNoMatterOfAnAddressThatCanBeReadInTwoWays(String path) {
        HttpResponse<String> answer = server.send(request(path).build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(issue(answer)).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic " + TOKEN,
                TOKEN,
                "Bearer",
                "Bearer ",
                "Bearer a-secret-of-this-test-0123456789abcde",
                "Bearer A-SECRET-OF-THIS-TEST-0123456789ABCDEF"
            })
    void isRefusedWithAnythingButTheToken(String authorization) {
        assertThat(server.send(request("/fhir/Patient")
                                .header("Authorization", authorization)
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/ig/package.tgz",
                "/",
                "/validate",
                "/validate/examples/wrong/course-as-proposal",
                "/rules",
                "/inventory",
                "/outcomes",
                "/outcomes/unauthorised",
                "/outcomes/unauthorised?embed=1",
                "/inventory/phq-9",
                "/inventory/phq-9/questionnaire"
            })
    void isGivenToWhatHoldsNoPatientData(String path) {
        assertThat(server.send(request(path).build()).statusCode()).isEqualTo(200);
    }

    @Test
    void storesNothing() {
        assertThat(server.post("/Patient", PATIENT).statusCode()).isEqualTo(401);
        assertThat(server.put("/Patient/unauthorised", PATIENT).statusCode()).isEqualTo(401);
        assertThat(server.send(withToken("/fhir/Patient?family=unauthorised").build())
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void isNotMetByWhoHasTheToken() {
        HttpRequest create = withToken("/fhir/Patient")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(PATIENT.replace("Unauthorised", "Authorised")))
                .build();
        assertThat(server.send(create).statusCode()).isEqualTo(201);
        assertThat(server.send(withToken("/fhir/Patient?family=authorised").build())
                        .body())
                .contains("\"total\":1");
    }

    @Test
    void isLetInByTheTokenThatIsTypedIntoThePage(Browser browser) {
        try (Page page = browser.newPage()) {
            page.navigate(server.address() + "/validate");
            page.waitForSelector("[data-editor=ready]");
            page.click(".cm-content");
            page.keyboard().insertText(PATIENT);
            page.click("#validate");
            assertThat(page.locator("#status")).containsText("asks for a token");
            page.fill("#token", TOKEN + "0");
            page.press("#token", "Enter");
            assertThat(page.locator("#status")).containsText("The token is not valid here");
            page.fill("#token", TOKEN);
            page.press("#token", "Enter");
            assertThat(page.locator("#status")).containsText("Nothing found");
        }
    }

    @Test
    void findsPatientsForWhoTypesTheTokenIntoTheQuestionnaire(Browser browser) {
        assumeTrue(
                getClass().getResource("/lhc-forms/lhc-forms.properties") != null,
                "The build could not fetch LHC-Forms, so filling in is not tested. Install Node with npm.");
        try (Page page = browser.newPage()) {
            page.navigate(server.address() + "/inventory/phq-9");
            page.waitForSelector("[data-form=ready]");
            page.fill("#wanted", "nobody");
            page.press("#wanted", "Enter");
            assertThat(page.locator("#found-text")).containsText("asks for a token");
            page.fill("#token", TOKEN);
            page.press("#wanted", "Enter");
            assertThat(page.locator("#found-text")).hasText("Nobody is found.");
        }
    }

    @Test
    void seesHowPatientsDoWithTheTokenThatIsTypedIntoThePage(Browser browser) {
        HttpRequest create = withToken("/fhir")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(new OutcomeCourse("locked2026", "locked")
                        .of("Ida", "Locked")
                        .weekly("2026-01-08", "initial", 1, 16, 12, 7, 4)
                        .ongoing("2026-01-08")))
                .build();
        assertThat(server.send(create).statusCode()).isEqualTo(200);
        for (String path : new String[] {"/outcomes", "/outcomes/locked", "/outcomes/locked?embed=1"}) {
            assertThat(server.send(request(path).build()).body()).doesNotContain("Ida");
        }
        try (Page page = browser.newPage()) {
            page.navigate(server.address() + "/outcomes/locked");
            page.fill("#token", TOKEN + "0");
            page.press("#token", "Enter");
            assertThat(page.locator("#status")).containsText("The token is not valid here");
            page.fill("#token", TOKEN);
            page.press("#token", "Enter");
            assertThat(page.locator("h1")).hasText("PHQ-9: from 16 to 4 in three weeks so far");
            assertThat(page.locator(".wide svg")).isVisible();
            Download file = page.waitForDownload(() -> page.click("a[data-file$='.csv']"));
            assertThat(file.suggestedFilename()).isEqualTo("phq-9-locked2026.csv");

            page.navigate(server.address() + "/outcomes");
            page.fill("#token", TOKEN);
            page.fill("#wanted", "ida lock");
            page.press("#wanted", "Enter");
            assertThat(page.locator(".people a")).hasText("Ida Locked");

            page.navigate(server.address() + "/outcomes/cohort?since=2026");
            page.fill("#token", TOKEN);
            page.press("#token", "Enter");
            assertThat(page.locator("h1")).hasText("Fewer than 5 courses of this kind begun since 2026");
            page.click(".choices summary");
            page.click(".choices dd a[href*='instrument=gad-7']");
            assertThat(page.locator(".eyebrow")).hasText("Many courses · by GAD-7");
            assertThat(page.locator("#token")).hasValue(TOKEN);
            page.goBack();
            assertThat(page.locator(".eyebrow")).hasText("Many courses · by PHQ-9");

            page.navigate(server.address() + "/outcomes/nobody");
            page.fill("#token", TOKEN);
            page.press("#token", "Enter");
            assertThat(page.locator("h1")).hasText("No such patient");
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private static HttpRequest.Builder withToken(String path) {
        return request(path).header("Authorization", "Bearer " + TOKEN);
    }

    private static String issue(HttpResponse<String> answer) {
        JsonNode outcome = Json.read(answer.body());
        assertThat(outcome.get("resourceType").asText()).isEqualTo("OperationOutcome");
        return outcome.at("/issue/0/code").asText();
    }
}
