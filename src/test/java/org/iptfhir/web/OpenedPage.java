package org.iptfhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.iptfhir.TestBrowser;

/** A page in a browser, and what went wrong in it. */
final class OpenedPage implements AutoCloseable {
    /** Pictures of the pages, to be looked at: -Dipt.test.shots=DIR. */
    private static final String SHOTS = System.getProperty("ipt.test.shots", "");

    private final Runnable end;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private OpenedPage(Page page, Runnable end, String address) {
        this.page = page;
        this.end = end;
        page.setDefaultTimeout(TestBrowser.MILLISECONDS_OF_PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
    }

    /** Opens a page as wide as a desk, in the one window that its browser keeps: files come from its cache. */
    static OpenedPage wide(Browser browser, String address) {
        BrowserContext window = browser.contexts().stream()
                .findFirst()
                .orElseGet(() -> browser.newContext(new NewContextOptions().setViewportSize(1280, 800)));
        Page page = window.newPage();
        return new OpenedPage(page, page::close, address);
    }

    /** Opens a page as wide as a phone, in the dark. */
    static OpenedPage narrow(Browser browser, String address) {
        BrowserContext phone = browser.newContext(new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true)
                .setColorScheme(ColorScheme.DARK));
        return new OpenedPage(phone.newPage(), phone::close, address);
    }

    /** The page. */
    Page page() {
        return page;
    }

    /** What the browser complained of: refused scripts and styles, uncaught exceptions. */
    List<String> complaints() {
        return complaints;
    }

    /** Fails when the page keeps somebody out (WCAG, by axe), or is wider than its window. */
    void everybodyCanUseIt() {
        everybodyCanUseIt(told -> true);
    }

    private void everybodyCanUseIt(Predicate<String> counts) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .flatMap(OpenedPage::told)
                                .filter(counts))
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(complaints).isEmpty();
    }

    /**
     * The same for a page with a form of LHC-Forms, whose buttons that add a group name as what they control
     * ({@code aria-controls}) a help text that is not there: its own fault, which no style can mend.
     */
    void everybodyCanUseItsForm() {
        everybodyCanUseIt(told -> !told.startsWith("aria-valid-attr-value: ") || !told.contains("lhc-float-button"));
    }

    private static Stream<String> told(Rule violated) {
        return violated.getNodes().stream().map(node -> violated.getId() + ": " + node.getHtml());
    }

    /** Takes a picture where they are asked for. */
    void shoot(String name) {
        if (!SHOTS.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
