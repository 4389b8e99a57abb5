package org.iptfhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.InBrowser;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's site: nothing is missing, no link leads nowhere, and everybody can read it. */
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class GuideSiteTest {
    private static final Path SITE = Path.of("target/classes/guide/site");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"|url\\(([^)]+)\\)");
    private static final Pattern NAME = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

    private final RunningServer server;

    GuideSiteTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void hasAPageAndAFileOfEveryDefinitionAndExample() throws IOException {
        Set<String> names = new TreeSet<>(files(Path.of("ig/fsh-generated/resources")));
        names.addAll(files(Path.of("ig/input/examples")));
        names.removeIf(name -> name.startsWith("ImplementationGuide-"));
        assertThat(names).hasSizeGreaterThan(250).allSatisfy(name -> {
            assertThat(SITE.resolve(name.replace(".json", ".html"))).isNotEmptyFile();
            assertThat(SITE.resolve(name)).isNotEmptyFile();
        });
    }

    @Test
    void noLinkLeadsNowhere() throws IOException {
        Map<String, String> pages = new HashMap<>();
        Set<String> files = files(SITE);
        files.add("package.tgz"); // which the server answers beside the site
        for (String file : files) {
            if (file.endsWith(".html")) {
                pages.put(file, Files.readString(SITE.resolve(file)));
            }
        }
        Map<String, Set<String>> anchors = new HashMap<>();
        pages.forEach((name, text) -> anchors.put(
                name, NAME.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet())));
        List<String> dead = new ArrayList<>();
        pages.forEach((name, text) -> LINK.matcher(text)
                .results()
                .map(GuideSiteTest::target)
                .filter(link -> !link.matches("(https?|mailto|data):.*"))
                .distinct()
                .filter(link -> !leadsSomewhere(link, name, files, anchors))
                .forEach(link -> dead.add(name + " -> " + link)));
        assertThat(dead).isEmpty();
        assertThat(pages).hasSizeGreaterThan(400);
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String target(MatchResult link) {
        return link.group(1) != null ? link.group(1) : link.group(2).replaceAll("['\"]", "");
    }

    private static boolean leadsSomewhere(
            String link, String page, Set<String> files, Map<String, Set<String>> anchors) {
        String[] parts = link.split("#", 2);
        String file = parts[0].isEmpty() ? page : parts[0];
        return files.contains(file)
                && (parts.length == 1
                        || !file.endsWith(".html")
                        || anchors.getOrDefault(file, Set.of()).contains(parts[1]));
    }

    @Test
    void tellsWhatASenderNeedsOfAQuestionnaire() throws IOException {
        assertThat(Files.readString(SITE.resolve("Questionnaire-gad-7.html")))
                .contains("1. Feeling nervous", "<td>Several days</td>", "<code>LA6569-3</code>")
                .doesNotContain("1.. ");
    }

    @Test
    void isServedWithoutAnybodysScripts() {
        HttpResponse<String> answer = get("/ig/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Where to begin");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(get("/ig").uri().getPath()).isEqualTo("/ig");
        assertThat(get("/ig").headers().firstValue("Location")).contains("ig/");
        assertThat(get("/ig/StructureDefinition-course.json").body()).contains("\"id\": \"course\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ig/nothing.html", "/ig/package", "/ig/guide.pack", "/ig/r4.properties"})
    void saysWhatIsNotThere(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This page is not in the guide", "index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "sending.html",
                "concepts.html",
                "artifacts.html",
                "StructureDefinition-course.html",
                "CodeSystem-problem-area.html",
                "Questionnaire-phq-9.html",
                "CarePlan-course-anna.html"
            })
    void everybodyCanReadIt(String name, Browser browser) {
        try (OpenedPage wide = OpenedPage.wide(browser, server.address() + "/ig/" + name)) {
            wide.shoot("ig-" + name + "-wide");
            wide.everybodyCanUseIt();
        }
        try (OpenedPage narrow = OpenedPage.narrow(browser, server.address() + "/ig/" + name)) {
            narrow.shoot("ig-" + name + "-narrow");
            narrow.everybodyCanUseIt();
        }
    }

    @Test
    void findsWhatIsSearched(Browser browser) {
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/ig/index.html")) {
            opened.page().getByLabel("Search the guide").fill("problem area");
            opened.page().locator("#found a").first().waitFor();
            assertThat(opened.page().locator("#found a").allTextContents()).contains("IPT problem area");
            opened.shoot("ig-search");
            opened.page().getByLabel("Search the guide").fill("M07");
            assertThat(opened.page().locator("#found a").first().getAttribute("href"))
                    .isEqualTo("rules.html#m07");
            opened.page().getByLabel("Search the guide").fill("wrong answer amended");
            assertThat(opened.page().locator("#found a").allTextContents()).contains("If something was wrong");
            opened.page().getByLabel("Search the guide").fill("xylophone");
            assertThat(opened.page().locator("#found").textContent()).contains("Nothing is found");
            opened.page().getByLabel("Search the guide").fill("course of ipt");
            opened.page().getByLabel("Search the guide").press("Enter");
            opened.page().waitForURL("**/ig/StructureDefinition-course.html");
        }
    }

    private HttpResponse<String> get(String path) {
        return server.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build());
    }
}
