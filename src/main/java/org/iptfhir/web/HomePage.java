package org.iptfhir.web;

import java.util.Map;
import java.util.Optional;
import org.iptfhir.guide.Guide;
import org.iptfhir.security.Access;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /}: what this is, how it is, and what to try first. */
@RestController
class HomePage {
    private static final Template MAIN = Template.in("home.html");
    private static final Template SAMPLES = Template.in("home-samples.html");
    private static final String TOKEN = " -H \"Authorization: Bearer $IPT_FHIR_TOKEN\"";

    private final PageLayout layout;
    private final Guide guide;
    private final Access access;
    private final String database;

    HomePage(PageLayout layout, Guide guide, Access access, @Value("${spring.datasource.url}") String databaseUrl) {
        this.layout = layout;
        this.guide = guide;
        this.access = access;
        this.database = databaseUrl.startsWith("jdbc:postgresql:") ? "PostgreSQL" : "embedded H2";
    }

    @GetMapping("/")
    ResponseEntity<String> page() {
        // The address as this server sees it; the page's script knows better behind a proxy.
        String server = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        Markup main = MAIN.with(Map.of(
                "version",
                Markup.text(guide.version()),
                "database",
                Markup.text(database),
                "server",
                Markup.text(server),
                "canonical",
                Markup.text(guide.canonical()),
                "authorization",
                Markup.text(access == Access.LOCAL ? "" : TOKEN),
                "samples",
                samples()));
        return layout.answer(new Page("", "ipt-fhir", main, Optional.of("home.js"), Libraries.NONE));
    }

    /** Samples are for a server of one's own machine: who has a token for a server of others loads them by command. */
    private Markup samples() {
        return access == Access.LOCAL ? SAMPLES.with(Map.of()) : new Markup("");
    }
}
