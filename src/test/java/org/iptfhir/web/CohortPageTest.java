package org.iptfhir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.iptfhir.CohortOfPractice;
import org.iptfhir.InBrowser;
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

/** {@code /outcomes/cohort} in a real browser, of the courses of one organization. */
@InBrowser
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith({SharedServer.class, TestBrowser.class})
class CohortPageTest {
    private final RunningServer server;
    private final CohortOfPractice practice = new CohortOfPractice("cohortpage");

    CohortPageTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void record() {
        practice.store(server);
    }

    @Test
    void saysWhatManyCoursesCameTo(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("since=2026"))) {
            Page page = opened.page();
            assertThat(page.locator("h1"))
                    .hasText(Pattern.compile(
                            "Of about \\d+ measured courses begun since 2026, (\\d+ %|about [a-z ]+) responded"));
            assertThat(page.locator(".meaning").first())
                    .hasText(Pattern.compile("About \\d+ courses began, about \\d+ of them are over\\..*"
                            + "improvement by at least half.*"));
            assertThat(page.locator(".meaning").nth(1)).containsText("by chance to a multiple of 5");
            assertThat(page.locator("details.words"))
                    .containsText(
                            Pattern.compile(
                                    "Remission\\s*Hardly any symptoms at the end. Here: < 5\\.[\\s\\S]*Courses that have a baseline"));
            assertThat(page.locator("#counted + p + p")).containsText("No count below 5 is told");
            assertThat(page.locator("#compared")).hasText("The same by problem area");
            assertThat(page.locator("#change + p")).containsText("are not shown");
            assertThat(page.locator("#distribution ~ figure .wide .row")).hasCount(5);
            assertThat(page.locator("#distribution ~ figure .wide .row").first())
                    .hasAccessibleName(Pattern.compile("Worse: < 5, of \\d+"));
            assertThat(page.locator("#distribution ~ figure .wide .row").last())
                    .hasAccessibleName(Pattern.compile("Better by 75 % or more: \\d+ %, .*, \\d+ of \\d+"));
            assertThat(page.locator("#distribution ~ figure .wide .row title").allTextContents())
                    .extracting(name -> name.replaceAll(".*of ", ""))
                    .as("they are parts of one whole")
                    .containsOnly(page.locator("#distribution ~ figure .wide .row title")
                            .last()
                            .textContent()
                            .replaceAll(".*of ", ""));
            page.locator(".wide .row").first().focus();
            assertThat(page.locator(".wide .row").first())
                    .hasAccessibleName(Pattern.compile("Response: \\d+ %, 95 % interval \\d+ to \\d+ %, \\d+ of \\d+"));
            shoot(page, "wide");
            opened.everybodyCanUseIt();
            page.locator("summary").all().forEach(summary -> summary.click());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shoot(page, "wide-dark");
            opened.everybodyCanUseIt();
        }
        try (OpenedPage opened = OpenedPage.narrow(browser, address("since=2026"))) {
            opened.page().locator(".choices summary").click();
            shoot(opened.page(), "narrow-dark");
            opened.everybodyCanUseIt();
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            shoot(opened.page(), "narrow");
            opened.everybodyCanUseIt();
        }
    }

    /** The table has the counts of the CSV of the operation. */
    @Test
    void tellsTheNumbersOfTheOperation(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("by=age-band"))) {
            Page page = opened.page();
            String csv = page.locator(".downloads a").first().getAttribute("href");
            List<String> lines =
                    get(URI.create(page.url()).resolve(csv)).body().lines().toList();
            List<String> told = List.of(lines.stream()
                    .filter(line -> line.startsWith("all,response,"))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1));
            page.locator("#rates ~ details summary").click();
            assertThat(page.locator("#rates ~ details tbody tr").first())
                    .hasText(Pattern.compile("Response\\s*" + told.get(4) + "\\s*\\S* ?"
                            + told.get(5).replace("<", "") + "\\s*" + told.get(7) + "\\s*" + told.get(8) + "\\s.*"));
            assertThat(lines).anyMatch(line -> line.startsWith("35-44,"));
            assertThat(page.locator("#compared ~ figure .wide")).containsText("35 to 44");
        }
    }

    @Test
    void filtersAreLinksThatCanBeTakenAway(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("by=variant"))) {
            Page page = opened.page();
            page.click(".choices summary");
            page.click(".choices a[href*='problem-area=grief']");
            assertThat(page.locator(".taken").first()).containsText("problem area: Grief");
            assertThat(page.locator("h1")).containsText("courses");
            page.click(".taken a[href*='organization']:not([href*='problem-area'])");
            assertThat(page.locator(".taken")).hasCount(1);
            assertThat(page.locator(".taken")).containsText("organization: A practice");
            page.click(".choices summary");
            page.click(".choices a[href*='since=2026']");
            page.click(".choices summary");
            page.click(".choices a[href*='since=2026-Q1']");
            assertThat(page.locator("h1")).containsText("begun since 2026-Q1");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void anEmptyCohortIsAPageThatSaysSo(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, address("until=1951"))) {
            assertThat(opened.page().locator("h1")).hasText("Fewer than 5 courses of this kind begun up to 1951");
            assertThat(opened.page().locator("figure")).hasCount(0);
            shoot(opened.page(), "empty");
            opened.everybodyCanUseIt();
            opened.page().navigate(server.address() + "/outcomes");
            opened.page().click("main a[href='outcomes/cohort']");
            assertThat(opened.page().locator("#counted")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            instrument=mood | phq-8, phq-9
            since=2026-05 | 2026 or 2026-Q1
            since=2026&until=2025 | ends before it begins
            by=mood | problem-area, variant, format, therapist, organization, age-band, combination, none
            problem-area=love | grief
            age-band=40 | 35-44
            therapist=Keller | Practitioner/123
            mood=low | It takes instrument, since, until, by
            by=format&by=variant | more than once""")
    void whatCannotBeAskedIsRefusedWithWhatCan(String query, String says) {
        HttpResponse<String> answer = get(URI.create(server.address() + "/outcomes/cohort?" + query));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This cannot be asked", says);
    }

    private String address(String query) {
        return server.address() + "/outcomes/cohort?" + query + "&organization=" + practice.organization();
    }

    private HttpResponse<String> get(URI address) {
        return server.send(HttpRequest.newBuilder(address).build());
    }

    /** The whole page, where pictures are asked for. */
    private static void shoot(Page page, String name) {
        String folder = System.getProperty("ipt.test.shots", "");
        if (!folder.isEmpty()) {
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, "cohort-" + name + ".png")));
        }
    }
}
