package org.iptfhir.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Says where a text stops being XML, and how to mend it. */
final class XmlFault {
    private static final Pattern CHARACTER = Pattern.compile("\\(code (\\d+)");
    private static final Pattern OPEN = Pattern.compile("close tag for element <([^>]+)>");

    private XmlFault() {}

    /** The fault that the reader has found. */
    static TextFault of(XMLStreamException found, Position place) {
        String said = String.valueOf(found.getMessage()).lines().findFirst().orElse("");
        if (said.startsWith("Unexpected EOF") || said.startsWith("Unexpected end-of-input")) {
            Matcher open = OPEN.matcher(said);
            return fault(
                    place,
                    "The text ends" + (open.find() ? " before the element " + open.group(1) + " does" : " too early")
                            + ".",
                    "Send the whole text: its end is missing.");
        }
        Matcher character = CHARACTER.matcher(said);
        int sign = character.find() ? Integer.parseInt(character.group(1)) : 0;
        if (OddSigns.isBlank(sign)) {
            return fault(place, "There is " + OddSigns.nameOfBlank(sign) + " within a tag.", OddSigns.BLANK);
        }
        return fault(place, said, OddSigns.isQuote(sign) ? OddSigns.STRAIGHT : "Mend the XML at this place.");
    }

    private static TextFault fault(Position place, String said, String remedy) {
        return new TextFault("Xml_Malformed", place, "This is no XML: " + said, remedy);
    }
}
