package org.iptfhir;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a real browser, one for each class. Tests that ask for one are skipped, and say why, on a machine without
 * Chromium.
 */
public final class TestBrowser implements ParameterResolver, ExecutionCondition {
    /** The first check of a server that has just started takes seconds, on a busy machine many. */
    public static final double MILLISECONDS_OF_PATIENCE = 60_000;

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    /** What a machine without a display, a sandbox or the network needs. */
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean asked = context.getTestMethod()
                .map(method -> Arrays.asList(method.getParameterTypes()).contains(Browser.class))
                .orElse(false);
        return asked && program().isEmpty()
                ? ConditionEvaluationResult.disabled(
                        "There is no Chromium on this machine, so the pages are not tested in a browser. Install the"
                                + " package chromium.")
                : ConditionEvaluationResult.enabled("needs no browser, or has one");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElse(context);
        return ofClass.getStore(Namespace.create(TestBrowser.class))
                .getOrComputeIfAbsent(Started.class, type -> Started.now(), Started.class)
                .browser();
    }

    private static Optional<Path> program() {
        String searched = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(searched.split(File.pathSeparator))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Started(Playwright playwright, Browser browser) implements CloseableResource {
        static Started now() {
            PlaywrightAssertions.setDefaultAssertionTimeout(MILLISECONDS_OF_PATIENCE);
            Playwright playwright =
                    Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program().orElseThrow())
                            .setArgs(OPTIONS));
            return new Started(playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
