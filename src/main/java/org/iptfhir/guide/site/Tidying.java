package org.iptfhir.guide.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Takes from what HL7's renderers make what needs a script (a panel that filters the rows), gives pictures a text for those
 * who cannot see them, and has all pictures on this site.
 */
final class Tidying {
    private static final String PANEL = "pp";

    /** What is inherited is too pale to be read by all. */
    private static final String FADED = "opacity: 0.5";

    /** Pictures whose meaning no text beside them tells. */
    private static final Map<String, String> TOLD =
            Map.of("icon-qi-readonly.png", "read-only", "icon-qi-hidden.png", "hidden");

    private final Set<String> pictures = new TreeSet<>();

    /** The renderers put a point behind the number of a question, also where it has one. */
    private static final Pattern TWO_POINTS = Pattern.compile("^(\\d+\\.)\\. ");

    /** The same without what is taken away. */
    XhtmlNode tidy(XhtmlNode node) {
        if (node.getNodeType() == NodeType.Text) {
            node.setContent(TWO_POINTS.matcher(node.getContent()).replaceFirst("$1 "));
        }
        if (!node.hasChildren() && node.getNodeType() != NodeType.Element) {
            return node;
        }
        List<String> actions = node.getAttributes().keySet().stream()
                .filter(name -> name.startsWith("on"))
                .toList();
        actions.forEach(node.getAttributes()::remove);
        String style = attribute(node, "style");
        if (style.contains(FADED)) {
            node.setAttribute("style", style.replace(FADED, "color: #5a636b"));
        }
        if ("img".equals(node.getName())) {
            picture(node);
        }
        if (node.hasChildren()) {
            List<XhtmlNode> kept = new ArrayList<>();
            for (XhtmlNode child : node.getChildNodes()) {
                if (!needsScript(child)) {
                    kept.add(tidy(child));
                }
            }
            node.getChildNodes().clear();
            kept.forEach(node::addChildNode);
        }
        return node;
    }

    /** File names of the pictures that were met. */
    Set<String> pictures() {
        return pictures;
    }

    private static boolean needsScript(XhtmlNode node) {
        String name = node.getName();
        return "script".equals(name)
                || "input".equals(name)
                || ("div".equals(name) && attribute(node, "id").startsWith(PANEL))
                || attribute(node, "src").equals("tree-filter.png")
                || (node.getNodeType() == NodeType.Text
                        && node.getContent().replace('\u00a0', ' ').strip().equals("Filter:"));
    }

    private void picture(XhtmlNode image) {
        String file = attribute(image, "src").replaceFirst(".*/", "");
        file = file.equals("icon-q-coding.png") ? "icon-q-choice.png" : file;
        image.setAttribute("src", file);
        image.setAttribute("alt", TOLD.getOrDefault(file, ""));
        pictures.add(file);
    }

    private static String attribute(XhtmlNode node, String name) {
        String value = node.hasAttributes() ? node.getAttribute(name) : null;
        return value == null ? "" : value;
    }
}
