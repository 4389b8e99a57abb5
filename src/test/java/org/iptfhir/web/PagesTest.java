package org.iptfhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.iptfhir.InBrowser;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestBrowser;
import org.iptfhir.guide.Guide;
import org.iptfhir.validation.Rule;
import org.iptfhir.validation.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages and their files are answered, and what no other page may do with them. */
@InBrowser
@ExtendWith({SharedServer.class, TestBrowser.class})
class PagesTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"\\./(web/[^\"]+)\"");

    private final RunningServer server;

    PagesTest(RunningServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/validate", "/rules", "/inventory", "/outcomes"})
    void runNothingButTheServersOwnScripts(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContain(" onclick=", " style=", "<style", "{{");
    }

    @Test
    void filesAreKeptByBrowsersUntilTheyChange() {
        List<String> addresses = ADDRESS.matcher(get("/validate").body())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(addresses).hasSizeGreaterThan(15).allSatisfy(address -> {
            HttpResponse<String> answer = get("/" + address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/",
                "/web/lib/",
                "/web/lib/../application.yaml",
                "/_static/",
                "/webjars/",
                "/application.yaml",
                "/org/iptfhir/web/layout.html",
                "/validate/examples/wrong/nothing",
                "/validate/examples/right/../../../application",
                "/samples/courses/0"
            })
    void nothingElseOfTheClassPathIsAnswered(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void scriptsAreCompressedOnTheirWay() {
        MatchResult script = ADDRESS.matcher(get("/validate").body())
                .results()
                .skip(4)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(URI.create(server.address() + "/" + script.group(1)))
                        .header("Accept-Encoding", "gzip")
                        .build());
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    }

    /** What a page of somebody else can send without asking first. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aPageOfSomebodyElseStoresNothing(String contentType) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.fhir() + "/Patient"))
                .header("Content-Type", contentType)
                .header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"))
                .build();
        assertThat(server.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void everyRuleIsExplained(Browser browser) {
        List<Rule> rules = RuleBook.of(server.bean(Guide.class)).all();
        try (OpenedPage opened = OpenedPage.wide(browser, server.address() + "/rules#C01")) {
            assertThat(opened.page().locator("article").count()).isEqualTo(rules.size());
            for (Rule rule : rules) {
                assertThat(opened.page().locator("#" + rule.id()).textContent())
                        .contains(rule.title(), rule.reason(), rule.source(), rule.remedy());
            }
            assertThat(opened.page().locator("#C01 pre").first().textContent()).contains("\"intent\": \"plan\"");
            assertThat(opened.page().locator("#C01 pre").last().textContent()).contains("ipt-course");
            opened.shoot("rules-wide");
            opened.everybodyCanUseIt();
        }
        try (OpenedPage opened = OpenedPage.narrow(browser, server.address() + "/rules#C01")) {
            opened.shoot("rules-narrow");
            opened.everybodyCanUseIt();
        }
    }

    private HttpResponse<String> get(String path) {
        return server.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
