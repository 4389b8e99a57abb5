package org.iptfhir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.iptfhir.InBrowser;
import org.iptfhir.OutcomeCourse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /outcomes} in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class OutcomePagesTest {
    private final RunningServer server;

    OutcomePagesTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void record() {
        new OutcomeCourse("seen2026", "seen")
                .of("Anna", "Seen")
                .weekly("2026-01-08", "initial", 1, 19, 18, 17)
                .weekly("2026-01-29", "middle", 4, 16, 15, 13, 14, 11, 9, 10, 8, 6)
                .weekly("2026-04-02", "termination", 13, 4, 4, 3)
                .phase("initial", "2026-01-08", "2026-01-29")
                .phase("middle", "2026-01-29", "2026-04-02")
                .phase("termination", "2026-04-02", "2026-04-16")
                .gad7("2026-01-08", 14)
                .gad7("2026-02-05", 12)
                .gad7("2026-03-05", 9)
                .gad7("2026-04-16", 5)
                .item9("2026-01-08", 2)
                .item9("2026-01-15", 1)
                .item9("2026-01-22", 1)
                .item9("2026-02-05", 0)
                .item9("2026-04-16", 0)
                .homework("completed")
                .homework("failed")
                .completed(server, "2026-01-08", "2026-04-16");
        new OutcomeCourse("again2019", "again")
                .of("Ben", "Again")
                .weekly("2019-03-04", "initial", 1, 21, 19, 20)
                .weekly("2019-03-25", "middle", 4, 18, 22, 25, 27)
                .completed(server, "2019-03-04", "2019-04-22");
        new OutcomeCourse("again2026", "again")
                .weekly("2026-01-08", "initial", 1, 18, 17, -1, 14)
                .missed("2026-02-05")
                .weekly("2026-02-12", "middle", 5, 12, 11)
                .weekly("2026-04-02", "middle", 7, 10, 8)
                .phase("initial", "2026-01-08", "2026-01-29")
                .phase("middle", "2026-01-29", "")
                .goesOn(server, "2026-01-08");
        new OutcomeCourse("begun2026", "begun")
                .of("Cara", "Begun")
                .weekly("2026-01-08", "initial", 1, 12)
                .goesOn(server, "2026-01-08");
        new OutcomeCourse("unmeasured2026", "unmeasured")
                .of("Dora", "Unmeasured")
                .weekly("2026-01-08", "initial", 1, -1, -1)
                .goesOn(server, "2026-01-08");
        new OutcomeCourse("left2026", "left")
                .of("Finn", "Left")
                .weekly("2026-01-08", "initial", 1, 12)
                .brokenOff(server, "2026-01-08", "2026-01-15");
        new OutcomeCourse("late2026", "late")
                .of("Emil", "Late")
                .weekly("2026-01-08", "initial", 1, -1, 16, 12)
                .goesOn(server, "2026-01-08");
    }

    @ParameterizedTest
    @CsvSource({
        "seen, PHQ-9: from 19 to 3 in fourteen weeks",
        "again, PHQ-9: from 18 to 8 in thirteen weeks so far",
        "begun, 'PHQ-9: 12 at the start, and no later score yet'",
        "unmeasured, No scores yet",
        "late, 'PHQ-9: 12 on 22 January 2026, and no score from the start'"
    })
    void saysWhatHappened(String patient, String heading, Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address(patient))) {
            assertThat(opened.page().locator("h1")).hasText(heading);
            shoot(opened.page(), patient + "-wide");
            opened.everybodyCanUseIt();
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shoot(opened.page(), patient + "-wide-dark");
            opened.everybodyCanUseIt();
        }
        try (OpenedPage opened = OpenedPage.narrow(browser, address(patient))) {
            assertThat(opened.page().locator("h1")).hasText(heading);
            assertThat(opened.page().locator(".wide").first().isVisible()).isFalse();
            shoot(opened.page(), patient + "-narrow-dark");
            opened.everybodyCanUseIt();
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            shoot(opened.page(), patient + "-narrow");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void saysWhatItMeansAndHasTheNumbers(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("seen"))) {
            Page page = opened.page();
            assertThat(page.locator(".eyebrow").first()).containsText("Anna Seen · born 1980-05-01 · Patient/seen");
            assertThat(page.locator(".meaning").first())
                    .hasText("Remission since session 13. Reliable improvement (≥ 6 points) since session 8."
                            + " Problem area: role transition. End: completed early by agreement. Fifteen sessions attended,"
                            + " none missed. Homework: 1 of 2 done.");
            assertThat(page.locator(".alarm").first())
                    .hasText("Item 9 (thoughts of death or self-harm) was above zero on three days, last on 22 January"
                            + " 2026.");
            assertThat(page.locator("h2").first()).hasText("GAD-7: from 14 to 5 in fourteen weeks");
            page.locator("summary").first().click();
            Locator rows =
                    page.locator("details").first().locator("table").first().locator("tbody tr");
            assertThat(rows).hasCount(15);
            assertThat(rows.nth(12))
                    .hasText(Pattern.compile("2026-04-02\\s*13\\s*Termination\\s*4\\s*Minimal\\s*−15\\s*remission"));
            Locator verdicts =
                    page.locator("details").first().locator("table").nth(1).locator("tbody tr");
            assertThat(verdicts.nth(1))
                    .hasText(Pattern.compile("Remission\\s*Yes\\s*Hardly any symptoms at the end. Here: < 5\\."));
            assertThat(verdicts.nth(3))
                    .hasText(
                            Pattern.compile(
                                    "Reliable improvement\\s*Yes\\s*Improvement by more than error of measurement. Here: ≥ 6 points\\."));
            shoot(page, "table-wide");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void showsEachScoreToWhoUsesTheKeyboard(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("seen"))) {
            Page page = opened.page();
            Locator points = page.locator("figure").first().locator(".wide .point");
            assertThat(points).hasCount(15);
            points.nth(5).focus();
            assertThat(points.nth(5).locator(".value")).isVisible();
            assertThat(points.nth(6).locator(".value")).isHidden();
            page.keyboard().press("Tab");
            assertThat(points.nth(6)).isFocused();
            assertThat(points.nth(6).locator(".value")).isVisible();
            assertThat(points.nth(6))
                    .hasAccessibleName("19 February 2026, session 7, PHQ-9 14, moderate, no reliable change");
            shoot(page, "focus-wide");
        }
    }

    @Test
    void givesItsFiles(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("seen"))) {
            for (String link : List.of("SVG", "CSV", "FHIR")) {
                String href = String.valueOf(opened.page()
                        .locator(".downloads a")
                        .filter(new Locator.FilterOptions().setHasText(link))
                        .first()
                        .evaluate("link => link.href"));
                HttpResponse<String> file =
                        server.send(HttpRequest.newBuilder(URI.create(href)).build());
                assertThat(file.statusCode()).as(href).isEqualTo(200);
            }
            Download csv = opened.page()
                    .waitForDownload(() -> opened.page()
                            .locator(".downloads a")
                            .filter(new Locator.FilterOptions().setHasText("CSV"))
                            .first()
                            .click());
            assertThat(csv.suggestedFilename()).isEqualTo("outcome-seen2026.csv");
        }
        try (OpenedPage drawing =
                OpenedPage.wide(browser, server.fhir() + "/CarePlan/seen2026/$ipt-outcome?_format=svg")) {
            assertThat(drawing.page().locator("svg")).isVisible();
            assertThat(drawing.page().evaluate("getComputedStyle(document.querySelector('.remission')).fill"))
                    .isEqualTo("rgb(29, 107, 52)");
            drawing.shoot("outcomes-svg");
            assertThat(drawing.complaints()).isEmpty();
        }
    }

    @Test
    void isPrintedWithItsTable(Browser browser) {
        try (OpenedPage opened = OpenedPage.narrow(browser, address("seen"))) {
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(opened.page().locator("nav")).isHidden();
            assertThat(opened.page().locator(".wide svg").first()).isVisible();
            assertThat(opened.page().locator(".downloads").first()).isHidden();
            shoot(opened.page(), "print");
        }
    }

    @Test
    void findsPatientsByNameNumberAndId(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/outcomes")) {
            Page page = opened.page();
            assertThat(page.locator("#found-text")).hasText("Whose courses have changed last:");
            assertThat(page.locator(".people li").first()).isVisible();
            for (String wanted : List.of("again ben", "again", "N-again", "urn:numbers|N-again", "Ben Aga")) {
                page.fill("#wanted", wanted);
                page.click("#find button");
                assertThat(page.locator("#found-text")).hasText("One patient is found:");
                assertThat(page.locator(".people li"))
                        .hasText("Ben Again born 1980-05-01, two courses, the last one active since 8 January 2026");
                assertThat(page.url()).isEqualTo(server.address() + "/outcomes");
            }
            opened.shoot("outcomes-list-wide");
            opened.everybodyCanUseIt();
            page.fill("#wanted", "Finn Left");
            page.click("#find button");
            assertThat(page.locator(".people li"))
                    .hasText("Finn Left born 1980-05-01, one course, broken off on 15 January 2026");
            page.fill("#wanted", "<b>nobody</b>");
            page.click("#find button");
            assertThat(page.locator("#found-text"))
                    .hasText("No patient with a course is found by this name, number or id.");
            assertThat(page.locator("#wanted")).hasValue("<b>nobody</b>");
            page.fill("#wanted", "again");
            page.click("#find button");
            page.click(".people a");
            assertThat(page.locator("h1")).hasText("PHQ-9: from 18 to 8 in thirteen weeks so far");
            assertThat(page.locator(".outcome h2").last()).hasText("PHQ-9: from 21 to 27 in six weeks");
        }
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/outcomes")) {
            opened.shoot("outcomes-list-narrow");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void tellsWhoIsNotHere(Browser browser) {
        assertThat(status("/outcomes/nowhere")).isEqualTo(404);
        assertThat(server.put("/Patient/untreated", "{\"resourceType\":\"Patient\",\"id\":\"untreated\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(status("/outcomes/untreated")).isEqualTo(200);
        try (OpenedPage opened = OpenedPage.wide(browser, address("nowhere"))) {
            assertThat(opened.page().locator("h1")).hasText("No such patient");
            opened.complaints().clear(); // the browser tells the status on its console
            opened.everybodyCanUseIt();
        }
        try (OpenedPage opened = OpenedPage.wide(browser, address("untreated"))) {
            assertThat(opened.page().locator("h1")).hasText("No course of IPT");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void isShownInAFrameOfThisServerAloneUnlessOthersAreNamed(Browser browser) {
        assertThat(policy("/outcomes/seen")).contains("frame-ancestors 'none'");
        assertThat(policy("/outcomes/seen?embed=1")).endsWith("frame-ancestors 'self'");
        try (OpenedPage opened = OpenedPage.wide(browser, address("seen") + "?embed=1")) {
            assertThat(opened.page().locator("nav")).hasCount(0);
            assertThat(opened.page().locator("h1")).hasText("PHQ-9: from 19 to 3 in fourteen weeks");
            shoot(opened.page(), "embedded-wide");
            opened.everybodyCanUseIt();
        }
        try (OpenedPage opened = OpenedPage.wide(browser, "about:blank")) {
            Page page = opened.page();
            page.route(
                    "**/ehr",
                    route -> route.fulfill(
                            new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody(
                                            "<iframe title=\"Outcome\" width=\"900\" height=\"700\" src=\"outcomes/seen?embed=1\"></iframe>")));
            page.navigate(server.address() + "/ehr");
            Frame frame = page.frames().get(1);
            frame.waitForSelector("h1");
            assertThat(frame.locator("h1").textContent()).isEqualTo("PHQ-9: from 19 to 3 in fourteen weeks");
            page.route(
                    "**/other",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<iframe title=\"Outcome\" src=\"" + address("seen") + "?embed=1\"></iframe>")));
            page.navigate(server.address().replace("127.0.0.1", "localhost") + "/other");
            page.waitForTimeout(500);
            assertThat(page.frames().get(1).content()).doesNotContain("from 19");
        }
    }

    private String address(String patient) {
        return server.address() + "/outcomes/" + patient;
    }

    private int status(String path) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address() + path))
                        .build())
                .statusCode();
    }

    private String policy(String path) {
        return server.send(HttpRequest.newBuilder(URI.create(server.address() + path))
                        .build())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
    }

    /** The whole page, where pictures are asked for. */
    private static void shoot(Page page, String name) {
        String folder = System.getProperty("ipt.test.shots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, "outcomes-" + name + ".png")));
        }
    }
}
