package org.iptfhir.guide.site;

import java.util.List;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The page that lists all definitions. */
final class ArtifactList {
    static final String NAME = "artifacts.html";

    private ArtifactList() {}

    static SitePage of(List<SitePage> definitions) {
        XhtmlNode content = new XhtmlNode(NodeType.Element, "div");
        content.h1().tx("Artifacts");
        content.para().clss("lead").tx("Everything that the guide defines. The package holds the same for machines.");
        XhtmlNode links = content.addTag("nav")
                .attribute("aria-label", "Kinds of definitions")
                .clss("kinds");
        for (Section section : Section.values()) {
            List<SitePage> pages = definitions.stream()
                    .filter(page -> page.kind().equals(section.title()))
                    .toList();
            if (pages.isEmpty()) {
                continue;
            }
            links.ah("#" + section.id()).tx(section.title());
            content.h2().id(section.id()).tx(section.title());
            content.para().tx(section.description());
            XhtmlNode list = content.addTag("dl").clss("artifacts");
            for (SitePage page : pages) {
                list.addTag("dt").ah(page.name()).tx(page.title());
                list.addTag("dd").tx(page.summary());
            }
        }
        return new SitePage(NAME, "Artifacts", "List", "Everything that the guide defines.", content);
    }
}
