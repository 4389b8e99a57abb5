package org.iptfhir.mutated;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A resource in XML, in a form that is the same for the same content. */
final class KeptXml {
    private static final Set<String> OF_THE_SERVER = Set.of("id", "meta", "text");

    private KeptXml() {}

    /** The root of what may be XML. */
    static Optional<Element> read(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // it prints what it finds
            return Optional.of(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    /** Without what the server adds, and without narratives. */
    static String plain(Element root) {
        StringBuilder plain = new StringBuilder();
        write(root, true, plain);
        return plain.toString();
    }

    private static void write(Element element, boolean isRoot, StringBuilder plain) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        plain.append('\n').append(element.getLocalName()).append(attributes).append('(');
        children(element).stream()
                .filter(child -> !(isRoot && OF_THE_SERVER.contains(child.getLocalName())))
                .filter(child -> !child.getLocalName().equals("text") || child.hasAttributes())
                .sorted((one, other) -> one.getLocalName().compareTo(other.getLocalName()))
                .forEach(child -> write(child, false, plain));
        plain.append(')');
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
