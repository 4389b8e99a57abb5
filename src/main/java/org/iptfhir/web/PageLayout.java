package org.iptfhir.web;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.iptfhir.security.EmbeddedBy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What all pages have in common: head, links, and the headers that keep out what is not of this server. */
@Component
final class PageLayout {
    private static final Template LAYOUT = Template.in("layout.html");
    private static final Template EMBEDDED = Template.in("layout-embedded.html");
    private static final Template STYLE = Template.of("<style>{{sheet}}</style>");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final Template LINK = Template.of("<a href=\"{{address}}\"{{current}}>{{name}}</a>");
    private static final Template SCRIPT = Template.of("<script type=\"module\" src=\"{{address}}\"></script>");
    private static final Template SHEET_STYLES = Template.of("<link rel=\"stylesheet\" href=\"{{address}}\">");
    private static final Template PRELOAD = Template.of("<link rel=\"modulepreload\" href=\"{{address}}\">");
    private static final Template IMPORTS = Template.of("<meta name=\"style-nonce\" content=\"{{nonce}}\">\n"
            + "<script type=\"importmap\">{{map}}</script>\n{{preloads}}");
    private static final int NONCE_BYTES = 18;

    private static final List<Link> LINKS = List.of(
            new Link("", "Home"),
            new Link("validate", "Validate"),
            new Link("rules", "Rules"),
            new Link("outcomes", "Outcomes"),
            new Link("inventory", "Questionnaires"),
            new Link("ig/", "Guide"),
            new Link("fhir/metadata?_format=json&_pretty=true", "API"));

    private final StaticFiles files;
    private final LhcForms forms;
    private final EmbeddedBy embeddedBy;
    private final ImportMap imports = ImportMap.ofClassPath();
    private final SecureRandom random = new SecureRandom();

    PageLayout(StaticFiles files, LhcForms forms, EmbeddedBy embeddedBy) {
        this.files = files;
        this.forms = forms;
        this.embeddedBy = embeddedBy;
    }

    private record Link(String path, String name) {}

    /** The whole page. */
    ResponseEntity<String> answer(Page page) {
        ContentPolicy policy = new ContentPolicy();
        List<Markup> head = new ArrayList<>();
        switch (page.libraries()) {
            case EDITOR -> {
                String nonce = nonce();
                String map = imports.jsonFrom(page.root());
                policy.script(map).stylesWith(nonce);
                head.add(imports(page, map, nonce));
            }
            case LHC_FORMS -> {
                policy.anyStyles();
                head.add(SHEET_STYLES.with(Map.of("address", Markup.text(page.root() + files.own() + "sheet.css"))));
                head.addAll(forms.head(page.root()));
            }
            case NONE -> {}
        }
        page.style().ifPresent(sheet -> {
            policy.style(sheet);
            head.add(STYLE.with(Map.of("sheet", new Markup(sheet))));
        });
        if (page.hasForm()) {
            policy.forms();
        }
        if (page.isEmbedded()) {
            policy.framedBy(embeddedBy.origins());
        }
        page.script()
                .map(script -> page.root() + files.own() + script)
                .ifPresent(address -> head.add(SCRIPT.with(Map.of("address", Markup.text(address)))));
        Markup html = (page.isEmbedded() ? EMBEDDED : LAYOUT)
                .with(Map.of(
                        "title",
                        Markup.text(page.title()),
                        "root",
                        Markup.text(page.root()),
                        "files",
                        Markup.text(page.root() + files.own()),
                        "head",
                        Markup.of(head),
                        "links",
                        Markup.of(LINKS.stream().map(link -> link(link, page)).toList()),
                        "main",
                        page.main()));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy.header())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(html.html());
    }

    /** A piece of a page, for its script. */
    ResponseEntity<String> piece(HttpStatus status, Markup markup) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(markup.html());
    }

    private Markup imports(Page page, String map, String nonce) {
        List<Markup> preloads = imports.addressesFrom(page.root()).values().stream()
                .map(address -> PRELOAD.with(Map.of("address", Markup.text(address))))
                .toList();
        return IMPORTS.with(
                Map.of("nonce", Markup.text(nonce), "map", new Markup(map), "preloads", Markup.of(preloads)));
    }

    private static Markup link(Link link, Page page) {
        return LINK.with(Map.of(
                "address",
                Markup.text(page.root() + link.path()),
                "current",
                new Markup(current(link, page)),
                "name",
                Markup.text(link.name())));
    }

    private static String current(Link link, Page page) {
        if (link.path().equals(page.path())) {
            return " aria-current=\"page\"";
        }
        return page.path().startsWith(link.path() + "/") ? " aria-current=\"true\"" : "";
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
