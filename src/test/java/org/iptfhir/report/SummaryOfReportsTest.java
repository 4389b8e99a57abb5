package org.iptfhir.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.iptfhir.NoServer;
import org.iptfhir.TestBrowser;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What reports say at their end, and whether a phone has room for it. */
@ExtendWith(TestBrowser.class)
@NoServer
class SummaryOfReportsTest {
    private static final String LONG = "Terminology_TX_NoValid_1_CC_of_an_engine_that_likes_long_names";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static Summary summary(int rules, long texts) {
        TreeMap<String, Long> perRule = new TreeMap<>();
        IntStream.range(0, rules).forEach(i -> perRule.put("R" + (10 + i), 100L - i));
        perRule.put(LONG, 200L);
        return new Summary(texts, 0, 1, 1, 2, 0, 1, perRule, List.of(), Duration.ofSeconds(1));
    }

    private static String text(int rules) {
        StringWriter out = new StringWriter();
        new TextReport(new PrintWriter(out), new Ink(false), false).end(summary(rules, 1));
        return out.toString();
    }

    @Test
    void ofManyRulesTheTextSaysHowManyMoreThereAre() {
        assertThat(text(23)).contains("     82  R28\n", "    318  of 4 more rules: R29, R30, R31, R32\n");
        assertThat(text(20)).contains("     81  of 1 more rule: R29\n");
        assertThat(text(19)).contains("     82  R28\n").doesNotContain("more");
    }

    @Test
    void oneOfAKindIsNoMore() throws IOException {
        assertThat(text(1))
                .contains(
                        "1 resource checked", "1 error, 2 warnings, 0 notes", "1 finding left out", "1 input not read");
        assertThat(html())
                .contains("<b>1</b> resource<", "<b>1</b> error<", "<b>2</b> warnings<", "<b>1</b> input not read<");
    }

    /** Nothing is cut off, and nothing has to be pushed aside. */
    @Test
    void thePageFitsAPhone(Browser browser) throws IOException {
        Path report = Files.writeString(directory.resolve("report.html"), html());
        try (Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 844))) {
            page.navigate(report.toUri().toString());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        }
    }

    private static String html() throws IOException {
        StringWriter out = new StringWriter();
        HtmlReport report = new HtmlReport(out, "0.1.0");
        String line = "{\"resourceType\":\"Patient\",\"gender\":\"" + "x".repeat(200) + "\"}";
        report.add(new CheckedText(
                "a-file-with-a-name-that-is-longer-than-a-phone-is-wide-and-has-no-blank.json",
                1,
                ResourceText.json(line.getBytes(StandardCharsets.UTF_8)),
                List.of(new Finding(
                        LONG,
                        Severity.ERROR,
                        IssueKind.VALUE,
                        "QuestionnaireResponse.item[0].item[12].answer[0].value.ofType(Coding).display",
                        new Position(1, 35),
                        "Unknown code 'http://terminology.hl7.org/CodeSystem/v3-ActCode-of-another-hospital#amb'.",
                        Optional.of("Use " + "http://terminology.hl7.org/CodeSystem/".repeat(3) + "."),
                        Optional.empty()))));
        report.end(summary(2, 1));
        return out.toString();
    }
}
