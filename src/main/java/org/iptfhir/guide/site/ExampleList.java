package org.iptfhir.guide.site;

import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The page that lists all examples. */
final class ExampleList {
    static final String NAME = "examples.html";

    private ExampleList() {}

    static SitePage of(Examples examples, GuideEntries entries, RuleLinks rules) {
        XhtmlNode content = new XhtmlNode(NodeType.Element, "div");
        content.h1().tx("Examples");
        content.para()
                .clss("lead")
                .tx("Right ones pass without a warning. Wrong ones cause exactly the finding that they name.");
        content.h2().id("right").tx("Right");
        XhtmlNode right = content.addTag("dl").clss("artifacts");
        for (Examples.Right example : examples.right()) {
            XhtmlNode name = right.addTag("dt");
            name.ah(example.page()).tx(entries.title(example.reference()));
            name.tx(" " + example.type());
            right.addTag("dd").tx(entries.description(example.reference()));
        }
        content.h2().id("wrong").tx("Wrong");
        XhtmlNode wrong = content.ul();
        for (Examples.Wrong example : examples.wrong()) {
            XhtmlNode item = wrong.li();
            item.ah(example.page()).tx(example.title().replace("Wrong: ", ""));
            item.tx(" (" + example.severity() + ", ");
            rules.link(item, example.finding());
            item.tx(")");
        }
        return new SitePage(NAME, "Examples", "List", "All examples, right and wrong.", content);
    }
}
