package org.iptfhir.guide.site;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A page for each example, right and wrong, with its text. */
final class ExamplePages {
    private static final int SHOWN_WHOLE = 120_000;

    private final List<Resource> definitions;
    private final GuideEntries entries;
    private final RuleLinks rules;

    ExamplePages(List<Resource> definitions, GuideEntries entries, RuleLinks rules) {
        this.definitions = definitions;
        this.entries = entries;
        this.rules = rules;
    }

    /** The page of a right one. */
    SitePage of(Examples.Right example) {
        String title = entries.title(example.reference());
        String description = entries.description(example.reference());
        XhtmlNode content = begin("Example", title);
        if (!description.isEmpty()) {
            content.para().clss("lead").tx(description);
        }
        follows(content, example.definitions());
        text(content, example.text(), PageName.json(example.page()));
        return new SitePage(example.page(), title, "Example", description, content);
    }

    /** The page of a wrong one. */
    SitePage of(Examples.Wrong example) {
        XhtmlNode content = begin("Wrong example", example.title());
        XhtmlNode lead = content.para().clss("lead");
        lead.tx("It causes the " + example.severity() + " ");
        rules.link(lead, example.finding());
        lead.tx(" at ");
        lead.code(example.expression());
        lead.tx(".");
        follows(content, example.definitions());
        text(content, example.text(), PageName.json(example.page()));
        return new SitePage(example.page(), example.title(), "Wrong example", example.finding(), content);
    }

    private static XhtmlNode begin(String kind, String title) {
        XhtmlNode content = new XhtmlNode(NodeType.Element, "div");
        content.para().clss("kind").ah(ExampleList.NAME).tx(kind);
        content.h1().tx(title);
        return content;
    }

    private void follows(XhtmlNode content, Set<String> canonicals) {
        List<CanonicalResource> followed = definitions.stream()
                .filter(CanonicalResource.class::isInstance)
                .map(CanonicalResource.class::cast)
                .filter(definition -> canonicals.contains(definition.getUrl()))
                .toList();
        if (!followed.isEmpty()) {
            XhtmlNode list = content.para();
            list.tx("It follows ");
            for (int i = 0; i < followed.size(); i++) {
                list.tx(i == 0 ? "" : i == followed.size() - 1 ? " and " : ", ");
                list.ah(PageName.of(followed.get(i))).tx(followed.get(i).present());
            }
            list.tx(".");
        }
    }

    private static void text(XhtmlNode content, String text, String file) {
        XhtmlNode download = content.para();
        download.ah(file).attribute("download", file).tx("Download " + file);
        boolean isWhole = text.length() <= SHOWN_WHOLE;
        content.addTag("pre")
                .attribute("tabindex", "0")
                .addTag("code")
                .tx(isWhole ? text : text.substring(0, text.lastIndexOf('\n', SHOWN_WHOLE)));
        if (!isWhole) {
            content.para().tx("This is its beginning. The whole is in the file.");
        }
    }
}
