package org.iptfhir.web.lhcforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Fetches LHC-Forms with the npm of this machine; where it has none, or no network, the tests that need it are skipped. */
@NoServer
class LhcFormsBuildTest {
    private static final Path PACKAGE_JSON = Path.of("src/main/lhc-forms/package.json");
    private static final Npm NONE = new Npm("no-npm-has-this-name", false);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void fetchesWhatAFormNeedsAndNoMore() throws Exception {
        assertThat(fetched(Pin.in(PACKAGE_JSON))).isTrue();
        try (Stream<Path> files = Files.walk(directory.resolve("lhc-forms"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> directory.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder(
                            "lhc-forms/lhc-forms.properties",
                            "lhc-forms/files/LICENSE.txt",
                            "lhc-forms/files/webcomponent/styles.css",
                            "lhc-forms/files/webcomponent/down_arrow_gray_10_10.png",
                            "lhc-forms/files/webcomponent/magnifying_glass.png",
                            "lhc-forms/files/webcomponent/assets/lib/zone.min.js",
                            "lhc-forms/files/webcomponent/runtime.js",
                            "lhc-forms/files/webcomponent/polyfills.js",
                            "lhc-forms/files/webcomponent/main.js",
                            "lhc-forms/files/fhir/R4/lformsFHIR.min.js");
        }
        try (Stream<Path> left = Files.list(directory.resolve("work"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".tgz"));
        }
    }

    @Test
    void asksNobodyForWhatIsThere() throws Exception {
        Pin pin = Pin.in(PACKAGE_JSON);
        assertThat(fetched(pin)).isTrue();
        assertThat(build(pin, NONE).run()).isFalse();
        Pin newer = new Pin(pin.name(), "40.1.4", "sha512-of-another");
        assertThatThrownBy(() -> build(newer, NONE).run()).isInstanceOf(Npm.Unavailable.class);
    }

    @Test
    void takesNothingWithAnotherContent() throws Exception {
        Pin pin = Pin.in(PACKAGE_JSON);
        fetched(pin);
        FileSystemUtils.deleteRecursively(directory.resolve("lhc-forms"));
        Pin other = new Pin(pin.name(), pin.version(), pin.integrity().replace('W', 'V'));
        assertThatThrownBy(() -> build(other, Npm.ofThisMachine(false)).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another content than the integrity in package.json");
        assertThat(directory.resolve("lhc-forms")).doesNotExist();
    }

    /** The build goes on. */
    @Test
    void saysWhyItCannotBeFetched() throws IOException {
        Pin pin = Pin.in(PACKAGE_JSON);
        assertThatThrownBy(() -> build(pin, NONE).run())
                .isInstanceOf(Npm.Unavailable.class)
                .hasMessage("there is no npm");
        Pin never = new Pin(pin.name(), "0.0.0-never", pin.integrity());
        assertThatThrownBy(() -> build(never, Npm.ofThisMachine(true)).run())
                .isInstanceOf(Npm.Unavailable.class)
                .hasMessageMatching("there is no npm|npm could not fetch it( \\(\\w+\\))?");
    }

    private boolean fetched(Pin pin) throws IOException, InterruptedException {
        try {
            return build(pin, Npm.ofThisMachine(false)).run();
        } catch (Npm.Unavailable e) {
            return abort("LHC-Forms cannot be fetched here, for " + e.getMessage());
        }
    }

    private LhcFormsBuild build(Pin pin, Npm npm) {
        return new LhcFormsBuild(pin, npm, directory.resolve("lhc-forms"), directory.resolve("work"));
    }
}
