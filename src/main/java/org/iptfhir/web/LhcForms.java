package org.iptfhir.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * LHC-Forms, which draws questionnaires: of the National Library of Medicine, and no part of this project. The build fetches
 * it where it can ({@code web.lhcforms}), so it may be missing.
 */
@Component
final class LhcForms implements WebMvcConfigurer {
    private static final String MARK = "/lhc-forms/lhc-forms.properties";
    private static final String FILES = "/lhc-forms/files/";
    private static final String ADDRESS = "web/lhc-forms/";

    /** In the layer below the pages' own styles: else it would set fonts and colours of the whole page. */
    private static final Template STYLES = Template.of("<style>@import url(\"{{address}}\") layer(lhc-forms);</style>");

    private static final Template SCRIPT = Template.of("<script src=\"{{address}}\" {{kind}}></script>");

    /** In the order in which they need each other. */
    private static final List<Script> SCRIPTS = List.of(
            new Script("webcomponent/assets/lib/zone.min.js", "defer"),
            new Script("webcomponent/runtime.js", "type=\"module\""),
            new Script("webcomponent/polyfills.js", "type=\"module\""),
            new Script("webcomponent/main.js", "type=\"module\""),
            new Script("fhir/R4/lformsFHIR.min.js", "defer"));

    private final Optional<String> version;

    /** What the build has left on the class path. */
    LhcForms() {
        this(versionOnClassPath());
    }

    /** @param version empty where it is missing */
    LhcForms(Optional<String> version) {
        this.version = version;
    }

    private record Script(String file, String kind) {}

    /** The version; empty where LHC-Forms is missing. */
    Optional<String> version() {
        return version;
    }

    /** Its licence, which is to be shown where it is used. */
    String licence() {
        try (InputStream in = LhcForms.class.getResourceAsStream(FILES + "LICENSE.txt")) {
            if (in == null) {
                throw new IllegalStateException("LHC-Forms is on the class path without its licence");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("&#174;", "®")
                    .replace("&#169;", "©");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What loads it, for the head of a page. */
    List<Markup> head(String root) {
        Markup styles = STYLES.with(Map.of("address", Markup.text(address(root, "webcomponent/styles.css"))));
        List<Markup> scripts = SCRIPTS.stream()
                .map(script -> SCRIPT.with(Map.of(
                        "address", Markup.text(address(root, script.file())), "kind", new Markup(script.kind()))))
                .toList();
        return List.of(styles, Markup.of(scripts));
    }

    private String address(String root, String file) {
        return root + ADDRESS + version.orElseThrow() + "/" + file;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        version.ifPresent(number -> registry.addResourceHandler("/" + ADDRESS + number + "/**")
                .addResourceLocations("classpath:" + FILES)
                .setCacheControl(StaticFiles.FOR_EVER));
    }

    private static Optional<String> versionOnClassPath() {
        try (InputStream in = LhcForms.class.getResourceAsStream(MARK)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties made = new Properties();
            made.load(in);
            return Optional.ofNullable(made.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
