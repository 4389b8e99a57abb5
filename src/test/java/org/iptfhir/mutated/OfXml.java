package org.iptfhir.mutated;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Changes one element or attribute of a body in XML. */
final class OfXml implements Mutation {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final int DEEPEST = 300;

    /** Characters; somewhat more than a body may have. */
    private static final int LONGEST = 3_000_000;

    private static final List<String> BEFORE = List.of(
            "<!DOCTYPE Patient>",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\"?>",
            "<?xml version=\"1.1\"?>",
            "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
            "<?xml version=\"1.0\" encoding=\"nonsense\"?>",
            "<!-- -->",
            "\n\n ");

    @Override
    public RawRequest of(RawRequest request, Random chance) {
        if (request.body().length > LONGEST || request.text().contains(OfBytes.NESTED.repeat(DEEPEST))) {
            return request;
        }
        if (chance.nextInt(10) == 0) {
            return request.withBody(Originals.oneOf(BEFORE, chance) + request.text());
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // what cannot be read any more is left as it is
            Document document = builder.parse(new ByteArrayInputStream(request.body()));
            NodeList all = document.getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            change(Originals.oneOf(elements, chance), elements, chance);
            return request.withBody(text(document));
        } catch (Exception e) {
            return request.withBody(request.text() + "<");
        }
    }

    private static void change(Element element, List<Element> all, Random chance) {
        Document document = element.getOwnerDocument();
        Node parent = element.getParentNode();
        switch (chance.nextInt(11)) {
            case 0 -> parent.removeChild(element);
            case 1, 2, 3 -> attribute(element, chance);
            case 4 -> repeat(element, 1 + chance.nextInt(3));
            case 5 -> repeat(element, 100 + chance.nextInt(3_000));
            case 6 ->
                document.renameNode(
                        element, FHIR, Originals.oneOf(all, chance).getLocalName() + (chance.nextBoolean() ? "" : "x"));
            case 7 -> document.renameNode(element, chance.nextBoolean() ? null : "urn:other", element.getLocalName());
            case 8 -> element.appendChild(Originals.oneOf(all, chance).cloneNode(true));
            case 9 -> nest(element, 2 + chance.nextInt(chance.nextBoolean() ? 20 : DEEPEST));
            default -> {
                Node inside = switch (chance.nextInt(3)) {
                    case 0 -> document.createTextNode(xml(Extremes.text(chance)));
                    case 1 -> document.createComment("x");
                    default -> document.createProcessingInstruction("x", "y");
                };
                element.insertBefore(inside, element.getFirstChild());
            }
        }
    }

    private static void attribute(Element element, Random chance) {
        if (element.getAttributes().getLength() > 0 && chance.nextInt(4) > 0) {
            Attr attribute = (Attr) element.getAttributes()
                    .item(chance.nextInt(element.getAttributes().getLength()));
            if (!attribute.getName().startsWith("xmlns")) {
                attribute.setValue(xml(Extremes.text(chance)));
                return;
            }
        }
        element.setAttribute(
                Originals.oneOf(List.of("value", "id", "url", "frob", "xml:lang"), chance), xml(Extremes.text(chance)));
    }

    private static void repeat(Element element, int times) {
        if (element.getParentNode() instanceof Element parent) {
            int fit = Math.min(times, LONGEST / charactersOf(element));
            for (int i = 0; i < fit; i++) {
                parent.insertBefore(element.cloneNode(true), element);
            }
        }
    }

    private static int charactersOf(Element element) {
        int sum = 2 * element.getTagName().length() + 10;
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            sum += element.getAttributes().item(i).getNodeValue().length();
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            sum += child instanceof Element inner
                    ? charactersOf(inner)
                    : child.getNodeValue().length();
        }
        return sum;
    }

    private static void nest(Element element, int depth) {
        Element inner = element;
        for (int i = 0; i < depth; i++) {
            Element next = inner.getOwnerDocument().createElementNS(element.getNamespaceURI(), element.getTagName());
            inner.appendChild(next);
            inner = next;
        }
    }

    /** What the writer of XML can write; {@link OfBytes} brings the rest. */
    private static String xml(String text) {
        return text.replaceAll("[\0\\uFFFE\\p{Cs}]", "\u00A7");
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
