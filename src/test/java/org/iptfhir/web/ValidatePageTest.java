package org.iptfhir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.InBrowser;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /validate} in a real browser. */
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class ValidatePageTest {
    private static final String WRONG_AREA = "wrong/course-unknown-problem-area";
    private static final String MISSPELT = "{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"femal\"\n}";

    private final RunningServer server;

    ValidatePageTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void showsFindingsAtTheirTokens(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            page.selectOption("#example", WRONG_AREA);
            assertThat(page.locator("#status")).hasText(Pattern.compile("1 error · \\d+ ms · ipt-fhir .*, offline"));
            Locator finding = page.locator("#findings li");
            assertThat(finding).hasCount(1);
            Matcher place = Pattern.compile("(\\d+):(\\d+) .+")
                    .matcher(finding.locator(".place").textContent());
            assertThat(place.matches()).isTrue();
            String token = page.locator(".cm-lintRange-error").textContent();
            Object line = page.evaluate(
                    "async ([path, line]) => (await (await fetch(path)).text()).split('\\n')[line - 1]",
                    List.of("validate/examples/" + WRONG_AREA, Integer.parseInt(place.group(1))));
            assertThat(line.toString().substring(Integer.parseInt(place.group(2)) - 1))
                    .startsWith(token);
            assertThat(page.locator(".cm-lint-marker-error")).hasCount(1);
            opened.shoot("validate-wide");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void isWorkedByKeys(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, "{\n  \"resourceType\": \"Patient\",\n  \"gender\": \"femal\",\n  \"birthDate\": \"born\"\n}");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#status")).containsText("2 errors");
            page.keyboard().press("F8");
            assertThat(page.locator("#findings li").first()).hasAttribute("aria-current", "true");
            assertThat(selected(page)).isEqualTo("\"femal\"");
            page.keyboard().press("F8");
            assertThat(selected(page)).isEqualTo("\"born\"");
            page.keyboard().press("Shift+F8");
            assertThat(selected(page)).isEqualTo("\"femal\"");
            assertThat(page.locator("#told")).containsText("Finding 1 of 2");
            page.locator("#findings li").nth(1).locator(".message").click();
            assertThat(selected(page)).isEqualTo("\"born\"");
        }
    }

    @Test
    void mendsByOneClickWhatWasMeant(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, MISSPELT);
            page.click("#validate");
            page.click(".mend");
            assertThat(page.locator("#status")).containsText("Nothing found");
            assertThat(page.locator(".cm-content")).containsText("\"gender\": \"female\"");
        }
    }

    @Test
    void changesNothingWhereThatWouldBreakSomethingElse(Browser browser) {
        String text = MISSPELT.replace("\"gender\"", "\"gender\": \"female\", \"gendre\"")
                .replace("femal\"", "male\"");
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, text);
            page.click("#validate");
            assertThat(page.locator("#findings li")).hasCount(1);
            page.click(".mend");
            assertThat(page.locator("#status")).containsText("Nothing was changed");
            assertThat(page.locator(".cm-content")).containsText("gendre");
        }
    }

    @Test
    void readsXml(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"femal\"/></Patient>");
            page.click("#validate");
            assertThat(page.locator("#findings li")).hasCount(1);
            assertThat(page.locator("#findings .place")).hasText("1:38 Patient.gender");
            assertThat(page.locator("#findings li")).containsText("Did you mean female?");
            assertThat(page.locator(".mend")).hasCount(0);
            page.keyboard().press("F8");
            assertThat(selected(page)).isEqualTo("<gender");
        }
    }

    @Test
    void checksAgainstAProfileToo(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, MISSPELT.replace("femal\"", "female\""));
            page.click("#validate");
            assertThat(page.locator("#status")).containsText("Nothing found");
            page.selectOption("#profile", "https://w3id.org/ipt-fhir/StructureDefinition/course");
            assertThat(page.locator("#findings li.error").first()).isVisible();
            page.click("#command summary");
            assertThat(page.locator("#command-text"))
                    .hasText("ipt-fhir validate --profile https://w3id.org/ipt-fhir/StructureDefinition/course"
                            + " resource.json");
        }
    }

    @Test
    void tellsTheSameAsOperationOutcome(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            type(page, MISSPELT);
            page.click("#validate");
            page.click("#outcome summary");
            assertThat(page.locator("#outcome-text")).containsText("\"resourceType\": \"OperationOutcome\"");
            assertThat(page.locator("#outcome-text")).containsText("\"Patient.gender\"");
            opened.shoot("validate-outcome");
            opened.everybodyCanUseIt();
        }
    }

    @Test
    void takesAFileThatIsDropped(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            drop(
                    page,
                    "[new TextEncoder().encode('{\"resourceType\":\"Patient\",\"gender\":\"femal\"}')]",
                    "it's.json");
            assertThat(page.locator("#findings li")).hasCount(1);
            page.click("#command summary");
            assertThat(page.locator("#command-text")).hasText("ipt-fhir validate 'it'\\''s.json'");
            drop(page, "[new Uint8Array([0xff, 0xfe, 0])]", "photo.jpg");
            assertThat(page.locator("#status")).containsText("photo.jpg is no text in UTF-8");
        }
    }

    /** The browser does not get the editor's script: as it were, an old one, or a broken cache. */
    @Test
    void worksWithoutTheEditor(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, "about:blank")) {
            Page page = opened.page();
            page.route("**/editor.js", route -> route.abort());
            page.navigate(server.address() + "/validate");
            page.fill("textarea", MISSPELT);
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#findings li")).hasCount(1);
            page.keyboard().press("F8");
            assertThat(page.evaluate("(() => { const t = document.querySelector('textarea');"
                            + " return t.value.slice(t.selectionStart, t.selectionEnd); })()"))
                    .isEqualTo("\"femal\"");
            page.click(".mend");
            assertThat(page.locator("#status")).containsText("Nothing found");
            assertThat(page.locator("textarea")).hasValue(MISSPELT.replace("femal", "female"));
        }
    }

    @Test
    void keepsNothingOfWhatIsTypedAndSendsItToTheValidatorAlone(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            type(page, MISSPELT.replace("femal", "Xq7mark"));
            page.click("#validate");
            assertThat(page.locator("#findings li")).hasCount(1);
            page.click("#outcome summary");
            assertThat(page.locator("#outcome-text")).containsText("Xq7mark");
            assertThat(requests)
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.url()).isEqualTo(server.fhir() + "/$validate"));
            assertThat(page.url()).isEqualTo(server.address() + "/validate");
            assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            page.reload();
            assertThat(page.content()).doesNotContain("Xq7mark");
        }
    }

    @Test
    void refusesInWordsWhatIsNoText(Browser browser) {
        try (OpenedPage opened = validatePage(browser)) {
            Page page = opened.page();
            page.click("#validate");
            assertThat(page.locator("#status")).containsText("There is no text yet");
            type(page, "{");
            page.click("#validate");
            assertThat(page.locator("#findings li.error").first()).isVisible();
        }
    }

    @Test
    void fitsAPhone(Browser browser) {
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/validate")) {
            Page page = opened.page();
            page.waitForSelector("[data-editor=ready]");
            page.selectOption("#example", "wrong/course-as-proposal");
            assertThat(page.locator("#findings a")).hasAttribute("href", "./rules#C01");
            opened.shoot("validate-narrow");
            page.locator("#findings li").scrollIntoViewIfNeeded();
            opened.shoot("validate-narrow-findings");
            opened.everybodyCanUseIt();
        }
    }

    private OpenedPage validatePage(Browser browser) {
        OpenedPage opened = OpenedPage.wide(browser, server.address() + "/validate");
        opened.page().waitForSelector("[data-editor=ready]");
        return opened;
    }

    /** As a paste does it: no keys that the editor would complete. */
    private static void type(Page page, String text) {
        page.click(".cm-content");
        page.keyboard().insertText(text);
    }

    private static String selected(Page page) {
        return String.valueOf(page.evaluate("getSelection().toString()"));
    }

    private static void drop(Page page, String content, String name) {
        JSHandle files = page.evaluateHandle(
                "name => { const transfer = new DataTransfer();" + " transfer.items.add(new File(" + content
                        + ", name)); return transfer; }",
                name);
        for (String event : List.of("dragenter", "dragover", "drop")) {
            page.dispatchEvent("main", event, Map.of("dataTransfer", files));
        }
    }
}
