package org.iptfhir.guide.site;

import java.io.IOException;
import java.util.List;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlComposer;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What all pages of the site have in common. */
final class SiteLayout {
    /** Stands at the foot of each page: who looks something up seldom needs it. */
    private static final String LICENCES = "licences.html";

    private final String guide;
    private final String version;
    private final List<SitePage> menu;

    /**
     * For one guide.
     *
     * @param guide its title
     * @param version its version
     * @param menu pages to which each links
     */
    SiteLayout(String guide, String version, List<SitePage> menu) {
        this.guide = guide;
        this.version = version;
        this.menu = menu;
    }

    /** A whole page, as it is written to its file. */
    String html(SitePage page) throws IOException {
        XhtmlNode html = new XhtmlNode(NodeType.Element, "html").attribute("lang", "en");
        XhtmlNode head = html.addTag("head");
        head.addTag("meta").attribute("charset", "utf-8");
        head.addTag("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1");
        head.addTag("title").tx(page.title() + " · " + guide);
        head.addTag("link").attribute("rel", "stylesheet").attribute("href", "site.css");
        head.addTag("link")
                .attribute("rel", "icon")
                .attribute("href", "icon.svg")
                .attribute("type", "image/svg+xml");
        head.addTag("script")
                .attribute("defer", "defer")
                .attribute("src", "search-index.js")
                .tx(" ");
        head.addTag("script")
                .attribute("defer", "defer")
                .attribute("src", "search.js")
                .tx(" ");
        XhtmlNode body = html.addTag("body");
        body.ah("#main").clss("skip").tx("Skip to the content");
        XhtmlNode header = body.addTag("header");
        header.ah("index.html").clss("brand").tx(guide);
        header.addTag("span").clss("version").tx("FHIR R4 · version " + version);
        XhtmlNode search = header.addTag("form").attribute("role", "search").attribute("id", "search");
        search.addTag("label").attribute("for", "words").tx("Search the guide");
        search.addTag("input")
                .attribute("id", "words")
                .attribute("type", "search")
                .attribute("autocomplete", "off");
        search.addTag("ul")
                .attribute("id", "found")
                .attribute("hidden", "hidden")
                .attribute("aria-live", "polite");
        XhtmlNode nav = header.addTag("nav").attribute("aria-label", "Guide");
        for (SitePage entry : menu) {
            if (entry.name().equals(LICENCES)) {
                continue;
            }
            XhtmlNode link = nav.ah(entry.name());
            if (entry.name().equals(page.name())) {
                link.attribute("aria-current", "page");
            }
            link.tx(entry.title());
        }
        XhtmlNode main = body.addTag("main").attribute("id", "main");
        page.content().getChildNodes().forEach(main::addChild);
        XhtmlNode footer = body.addTag("footer");
        XhtmlNode notice = footer.para();
        notice.tx(guide + ", version " + version + ". ");
        notice.ah(LICENCES).tx("Licences and notices");
        notice.tx(" · ");
        notice.ah("package.tgz").tx("Package of the guide");
        return "<!DOCTYPE html>\n" + new XhtmlComposer(XhtmlComposer.HTML).compose(html);
    }
}
