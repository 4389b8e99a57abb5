package org.iptfhir.guide.site;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * The links of a page to itself: HL7's tables link each element to a page of definitions, of which this site has those that
 * a profile changes, below its tables. Other such links become plain names.
 *
 * @param page to which they lead
 */
record LinksOfPage(String page) {
    void keepOnlyThoseThatLeadSomewhere(XhtmlNode content) {
        Set<String> ids = new HashSet<>();
        collect(content, ids);
        drop(content, ids);
    }

    private static void collect(XhtmlNode node, Set<String> ids) {
        add(node, "id", ids);
        add(node, "name", ids);
        if (node.hasChildren()) {
            node.getChildNodes().forEach(child -> collect(child, ids));
        }
    }

    private static void add(XhtmlNode node, String attribute, Set<String> ids) {
        if (node.hasAttributes() && node.getAttribute(attribute) != null) {
            ids.add(node.getAttribute(attribute));
        }
    }

    private void drop(XhtmlNode node, Set<String> ids) {
        String link = node.hasAttributes() ? node.getAttribute("href") : null;
        if (link != null
                && link.contains("#")
                && link.substring(0, link.indexOf('#')).matches("|" + page.replace(".", "\\."))
                && !ids.contains(link.substring(link.indexOf('#') + 1))) {
            node.getAttributes().remove("href");
        }
        if (node.hasChildren()) {
            node.getChildNodes().forEach(child -> drop(child, ids));
        }
    }
}
