package org.iptfhir.validation;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** How XML from outside is read: without DTDs and entities, which could name files or grow without end. */
public final class XmlText {
    /** Text that nobody asks for would be read when the next token is due, and its faults told by unchecked exceptions. */
    private static final String LAZY = XMLInputFactory2.P_LAZY_PARSING;

    private XmlText() {}

    /** A reader over a text. */
    public static XMLStreamReader2 reader(String text) throws XMLStreamException {
        XMLInputFactory2 factory = (XMLInputFactory2) XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(LAZY, false);
        return (XMLStreamReader2) factory.createXMLStreamReader(new StringReader(text));
    }
}
