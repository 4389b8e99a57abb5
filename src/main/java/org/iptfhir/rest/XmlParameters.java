package org.iptfhir.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.XmlText;

/** Reads a Parameters in XML, and cuts the text of its resource out at its place. */
final class XmlParameters {
    private static final String NAMESPACE = "http://hl7.org/fhir";

    private final String resourceName;
    private final List<String> profiles = new ArrayList<>();
    private Optional<String> mode = Optional.empty();
    private Optional<ResourceText> resource = Optional.empty();

    private XmlParameters(String resourceName) {
        this.resourceName = resourceName;
    }

    static Optional<EmbeddedResource> read(byte[] bytes, String resourceName) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            XMLStreamReader2 reader = XmlText.reader(text);
            reader.nextTag();
            if (!reader.getLocalName().equals("Parameters")) {
                return Optional.empty();
            }
            XmlParameters parameters = new XmlParameters(resourceName);
            while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
                if (reader.isStartElement() && reader.getLocalName().equals("parameter")) {
                    parameters.readParameter(reader, text);
                }
            }
            return Optional.of(new EmbeddedResource(parameters.resource, parameters.profiles, parameters.mode));
        } catch (XMLStreamException e) {
            return Optional.empty(); // not XML: the validator says where and why
        }
    }

    private void readParameter(XMLStreamReader2 reader, String text) throws XMLStreamException {
        String name = "";
        String value = "";
        while (reader.next() == XMLStreamConstants.START_ELEMENT || !reader.isEndElement()) {
            if (!reader.isStartElement()) {
                continue;
            }
            String element = reader.getLocalName();
            if (element.equals("resource") && name.equals(resourceName)) {
                reader.nextTag();
                resource = Optional.of(cutOut(reader, text));
                reader.nextTag();
                continue;
            }
            String attribute = reader.getAttributeValue(null, "value");
            if (element.equals("name") && attribute != null) {
                name = attribute;
            } else if (element.startsWith("value") && attribute != null) {
                value = attribute;
            }
            reader.skipElement();
        }
        if (name.equals("profile")) {
            profiles.add(value);
        } else if (name.equals("mode")) {
            mode = Optional.of(value);
        }
    }

    /** From the start tag of the resource to its end tag; what stands before it becomes blanks. */
    private static ResourceText cutOut(XMLStreamReader2 reader, String text) throws XMLStreamException {
        int from = (int) reader.getLocationInfo().getStartingCharOffset();
        int nameEnd = from + 1 + reader.getLocalName().length();
        boolean declares = reader.getNamespaceCount() > 0;
        reader.skipElement();
        int to = (int) reader.getLocationInfo().getEndingCharOffset();
        String before = text.substring(0, from).replaceAll("[^\r\n]", " ");
        String namespace = declares ? "" : " xmlns=\"" + NAMESPACE + "\"";
        return ResourceText.xml((before + text.substring(from, nameEnd) + namespace + text.substring(nameEnd, to))
                .getBytes(StandardCharsets.UTF_8));
    }
}
