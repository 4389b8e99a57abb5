package org.iptfhir.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;

/** Reads an XML text, without DTDs and entities, and notes where each element stands. */
final class XmlTokens {
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final String FHIR = "http://hl7.org/fhir";

    private static final Set<String> SOAP =
            Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

    private static final int LONGEST_NAME = 500;

    /** Counts the resources in an element; no element is called so. */
    private static final String RESOURCE = "*";

    /**
     * An element that is open.
     *
     * @param isType whether it names the type of a resource
     * @param children how often each name has come up in it
     */
    private record Open(String path, boolean isType, Map<String, Integer> children) {}

    private XmlTokens() {}

    /**
     * Where each element stands.
     *
     * @throws TextFault when the text is no XML, has a DTD or is nested too deeply
     */
    static TokenIndex index(String text) throws TextFault {
        HtmlPage.refuse(text);
        TokenIndex index = new TokenIndex();
        Deque<Open> open = new ArrayDeque<>();
        try {
            XMLStreamReader2 reader = XmlText.reader(text);
            refuseOtherEncoding(text, reader);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new TextFault(
                            "Xml_Dtd",
                            position(reader.getLocation()),
                            "The text has a DTD, which FHIR does not allow.",
                            "Remove the DOCTYPE.");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    start(reader, index, open);
                    refuseUnfitCharacters(reader, open);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    UnfitCharacters.refuse(reader.getText(), path(open), position(reader.getLocation()));
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                }
            }
            return index;
        } catch (XMLStreamException e) {
            Position place = e.getLocation() == null ? new Position(1, 1) : position(e.getLocation());
            throw XmlFault.of(e, place);
        }
    }

    /** The text was read as UTF-8: what else it says that it is would be believed by the next reader. */
    private static void refuseOtherEncoding(String text, XMLStreamReader2 reader) throws TextFault {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new TextFault(
                    "Xml_Encoding",
                    new Excerpt(text).position(text.indexOf(encoding, text.indexOf("encoding") + "encoding".length())),
                    "The text says that its encoding is " + encoding + "; FHIR is written in UTF-8 alone.",
                    "Save the text in UTF-8, and write encoding=\"UTF-8\" or no encoding.");
        }
    }

    /** The engine's own reader of XML gives up on longer ones, in words that nobody understands. */
    private static void refuseLongName(QName name, String around, Position position) throws TextFault {
        if (name.getLocalPart().length() + name.getPrefix().length() > LONGEST_NAME) {
            throw new TextFault(
                    "Xml_Name_Too_Long",
                    around,
                    position,
                    "A name that begins with "
                            + name.getLocalPart()
                                    .substring(
                                            0, Math.min(20, name.getLocalPart().length())) + " has more than "
                            + LONGEST_NAME + " characters.",
                    "Correct the name: those of FHIR have some seventy characters at most.");
        }
    }

    /** In attributes; XML 1.1 allows them as references. */
    private static void refuseUnfitCharacters(XMLStreamReader2 reader, Deque<Open> open) throws TextFault {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            Position position = position(reader.getLocationInfo().getStartLocation());
            refuseLongName(reader.getAttributeName(i), path(open), position);
            UnfitCharacters.refuse(reader.getAttributeValue(i), path(open), position);
        }
    }

    private static String path(Deque<Open> open) {
        Open innermost = open.peek();
        return innermost == null ? "" : innermost.path();
    }

    private static void start(XMLStreamReader2 reader, TokenIndex index, Deque<Open> open) throws TextFault {
        Position position = position(reader.getLocationInfo().getStartLocation());
        if (open.size() >= JsonTokens.DEEPEST) {
            throw new TextFault(
                    "Text_Too_Deep",
                    position,
                    "The resource is nested more than " + JsonTokens.DEEPEST + " levels deep.",
                    "Flatten it: FHIR resources need some twenty levels.");
        }
        String name = reader.getLocalName();
        refuseLongName(reader.getName(), path(open), position);
        Open parent = open.peek();
        boolean isType = parent == null ? isFhir(reader, position) : isResourceOf(parent.path(), name);
        if (parent != null && StatedTypes.isResource(parent.path()) && !parent.isType()) {
            refuseSecondResource(parent, name, position);
        }
        String path = note(reader, index, open, position);
        if (isType || (!parent.isType() && StatedTypes.isResource(parent.path()))) {
            index.resource(parent == null ? path : parent.path(), name, position);
        }
        open.push(new Open(path, isType, new HashMap<>()));
    }

    /** The engine reads the first one alone, and would drop the other without a word. */
    private static void refuseSecondResource(Open parent, String name, Position position) throws TextFault {
        if (parent.children().merge(RESOURCE, 1, Integer::sum) > 1) {
            throw new TextFault(
                    "Xml_Second_Resource",
                    parent.path(),
                    position,
                    "The element " + parent.path() + " holds more than one resource; " + name + " is the second.",
                    "Give each resource an element of its own, such as a further entry or contained.");
        }
    }

    /** Whether the root is FHIR's: what it is called elsewhere says nothing. */
    private static boolean isFhir(XMLStreamReader reader, Position position) throws TextFault {
        String namespace = reader.getNamespaceURI();
        if (SOAP.contains(String.valueOf(namespace))) {
            throw new TextFault(
                    "Xml_Soap",
                    position,
                    "The text is a SOAP envelope, and no resource.",
                    "Send the resource that is within Body alone, as a request to FHIR's REST interface: without"
                            + " Envelope, Header and Body.");
        }
        if (!FHIR.equals(namespace)) {
            throw new TextFault(
                    "Xml_Namespace",
                    position,
                    "The element " + reader.getLocalName() + " is of "
                            + (namespace == null || namespace.isEmpty() ? "no namespace" : "the namespace " + namespace)
                            + "; FHIR's is " + FHIR + ".",
                    "Begin the text with <" + reader.getLocalName() + " xmlns=\"" + FHIR + "\">.");
        }
        return true;
    }

    private static String note(XMLStreamReader reader, TokenIndex index, Deque<Open> open, Position position) {
        String name = reader.getLocalName();
        Open parent = open.peek();
        if (parent == null) {
            index.type(name);
            index.value(name, position);
            return name;
        }
        if ((XHTML.equals(reader.getNamespaceURI()) && !name.equals("div")) || isResourceOf(parent.path(), name)) {
            return parent.path();
        }
        int count = parent.children().merge(name, 1, Integer::sum) - 1;
        String path = parent.path() + "." + name + (count == 0 ? "" : "[" + count + "]");
        index.name(path, position);
        index.value(path, position);
        return path;
    }

    /** In XML a resource within a resource has an element of its own, which paths do not name. */
    private static boolean isResourceOf(String parent, String name) {
        return Character.isUpperCase(name.charAt(0)) && StatedTypes.isResource(parent);
    }

    private static Position position(Location location) {
        // the reader counts from 0 where the text ends in a line end
        return new Position(Math.max(location.getLineNumber(), 1), Math.max(location.getColumnNumber(), 1));
    }
}
