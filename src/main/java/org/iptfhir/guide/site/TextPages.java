package org.iptfhir.guide.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.hl7.fhir.utilities.xhtml.XhtmlParser;

/** Texts of the guide: what its authors write in Markdown. */
final class TextPages {
    /** Kind of these pages, for those who search. */
    static final String KIND = "Text";

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private static final String FIRST = "index.html";
    private static final Pattern STATED = Pattern.compile("(.*) \\{#([A-Za-z0-9-]+)}");

    private final Path folder;
    private final Parser markdown = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** @param folder of the Markdown files */
    TextPages(Path folder) {
        this.folder = folder;
    }

    /** In the guide's order, the first page first. */
    List<SitePage> of(ImplementationGuide guide) throws IOException {
        List<SitePage> pages = new ArrayList<>();
        for (ImplementationGuideDefinitionPageComponent page :
                guide.getDefinition().getPage().getPage()) {
            String name = page.getNameUrlType().getValue();
            XhtmlNode content = new XhtmlNode(NodeType.Element, "div");
            content.h1().tx(name.equals(FIRST) ? guide.getTitle() : page.getTitle());
            String text = Files.readString(folder.resolve(name.replace(".html", ".md")));
            XhtmlNode body = new XhtmlParser().parseFragment("<div>" + html.render(markdown.parse(text)) + "</div>");
            body.getChildNodes().forEach(child -> content.addChild(fitted(child)));
            pages.add(new SitePage(name, page.getTitle(), KIND, "", content));
        }
        return pages;
    }

    /**
     * A heading may state its own id at its end, as HL7's publisher has it: {@code ### Heading {#id}}. Texts begin at the
     * third level, below a title and a site's heading; here their title is the heading. What scrolls can be reached by keys.
     */
    private static XhtmlNode fitted(XhtmlNode node) {
        String name = String.valueOf(node.getName());
        if (name.matches("h[3-6]")) {
            Matcher stated = STATED.matcher(node.allText());
            if (stated.matches()) {
                node.getChildNodes().clear();
                node.setAttribute("id", stated.group(2));
                node.tx(stated.group(1));
            }
            node.setName("h" + (name.charAt(1) - '1'));
        } else if (name.equals("pre") || name.equals("table")) {
            node.setAttribute("tabindex", "0");
        }
        return node;
    }
}
