package org.iptfhir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.iptfhir.InBrowser;
import org.iptfhir.InstalledGuide;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /} in a real browser. */
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class HomePageTest {
    private static final String PATIENT = "{\"resourceType\":\"Patient\"}";

    private final RunningServer server;

    HomePageTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void saysThatTheServerIsReady(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/")) {
            assertThat(opened.page().locator("#state")).hasText("ready");
            opened.shoot("home-wide");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void fitsAPhone(Browser browser) {
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/")) {
            assertThat(opened.page().locator("#state")).hasText("ready");
            opened.shoot("home-narrow");
            opened.everybodyCanUseIt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "request-validate, Rule C01 is not kept",
        "request-search, '\"type\": \"searchset\"'",
        "request-metadata, '\"resourceType\": \"CapabilityStatement\"'"
    })
    void showsRequestsThatWorkWhenTheyArePasted(String id, String answer, Browser browser) throws Exception {
        String request;
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/")) {
            request = opened.page().locator("#" + id).textContent();
        }
        assertThat(request).contains(server.address());
        Process shell = new ProcessBuilder("sh", "-c", request)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(answer);
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void leadsToWhatIsThere(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/")) {
            Locator links = opened.page().locator("a[href]:not([href^='#'])");
            assertThat(links.count()).isGreaterThan(8);
            for (Locator link : links.all()) {
                String address = String.valueOf(link.evaluate("link => link.href"));
                assertThat(server.send(HttpRequest.newBuilder(URI.create(address))
                                        .build())
                                .statusCode())
                        .as(address)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void offersNoSamplesToAServerWithPatients(Browser browser) {
        assertThat(server.post("/Patient", PATIENT).statusCode()).isEqualTo(201);
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/")) {
            Locator text = opened.page().locator("#samples-text");
            assertThat(text).containsText("only into a server without patients");
            assertThat(text).containsText("samples -n 100 --to " + server.fhir());
            assertThat(opened.page().locator("#load")).isHidden();
        }
    }

    @Test
    void fillsAnEmptyServerByOneClick(Browser browser, @TempDir Path directory, InstalledGuide guide)
            throws IOException {
        guide.copyTo(directory.resolve("data"));
        try (RunningServer empty = RunningServer.in(directory.resolve("data"));
                OpenedPage opened = OpenedPage.wide(browser, empty.address() + "/")) {
            Page page = opened.page();
            page.setDefaultTimeout(120_000);
            page.click("#load button:has-text('ten')");
            page.waitForSelector("#searches:not([hidden])");
            assertThat(page.locator("#loaded"))
                    .hasText(Pattern.compile("10 courses of \\d+ patients are loaded. Look at them:"));
            opened.shoot("home-samples");
            opened.everybodyCanUseIt();
            for (Locator search : page.locator("#searches a[href^='fhir']").all()) {
                String found = page.request()
                        .get(String.valueOf(search.evaluate("link => link.href")))
                        .text();
                assertThat(found).as(search.textContent()).contains("\"fullUrl\"");
            }
            assertThat(page.locator("#searches a[href='outcomes/cohort']")).isVisible();
            page.reload();
            assertThat(page.locator("#load")).isHidden();
            page.navigate(empty.address() + "/outcomes");
            assertThat(page.locator(".people li")).not().hasCount(0);
        }
    }
}
