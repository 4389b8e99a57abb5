package org.iptfhir.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.XmlText;

/**
 * The text of a Bundle, whose entries can be taken out. HAPI refuses a whole batch for one entry that it cannot parse;
 * what stands in the place of such an entry it can parse, and every other entry stays at its line.
 */
final class BatchText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String JSON_STUB = "{\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}";
    private static final String XML_STUB =
            "<entry xmlns=\"http://hl7.org/fhir\"><request><method value=\"POST\"/><url value=\"Basic\"/></request></entry>";

    /** Where an entry stands, by characters. */
    private record Span(int from, int to) {}

    private final String text;
    private final Format format;
    private final List<Span> entries;
    private final String type;

    private BatchText(String text, Format format, List<Span> entries, String type) {
        this.text = text;
        this.format = format;
        this.entries = List.copyOf(entries);
        this.type = type;
    }

    /** Reads a text; empty when it is not well-formed. */
    static Optional<BatchText> of(ResourceText resource) {
        String text = new String(resource.bytes(), StandardCharsets.UTF_8);
        try {
            return Optional.of(resource.format() == Format.JSON ? ofJson(text) : ofXml(text));
        } catch (IOException | XMLStreamException e) {
            return Optional.empty(); // the validator says where and why
        }
    }

    /** Whether its entries are independent of each other. */
    boolean isBatch() {
        return type.equals("batch");
    }

    /** The text without some entries; in the place of each stands a request that nobody has to parse much of. */
    byte[] without(Set<Integer> indices) {
        StringBuilder rest = new StringBuilder(text);
        indices.stream()
                .filter(index -> index < entries.size())
                .sorted(Collections.reverseOrder())
                .map(entries::get)
                .forEach(span ->
                        rest.replace(span.from(), span.to(), inPlaceOf(text.substring(span.from(), span.to()))));
        return rest.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The Bundle with one entry alone. */
    byte[] only(int index) {
        Span entry = entries.get(index);
        return (text.substring(0, entries.get(0).from())
                        + text.substring(entry.from(), entry.to())
                        + text.substring(entries.get(entries.size() - 1).to()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As many lines, and on the last as many characters where there is room. */
    private String inPlaceOf(String entry) {
        String stub = format == Format.JSON ? JSON_STUB : XML_STUB;
        int lastLine = Math.max(entry.lastIndexOf('\n'), entry.lastIndexOf('\r')) + 1;
        String before = entry.substring(0, lastLine).replaceAll("[^\r\n]", " ");
        return before + stub + " ".repeat(Math.max(0, entry.length() - lastLine - stub.length()));
    }

    private static BatchText ofJson(String text) throws IOException {
        List<Span> entries = new ArrayList<>();
        String type = "";
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = parser.getText();
                } else if (field.equals("entry") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        int from = (int) parser.currentTokenLocation().getCharOffset();
                        parser.skipChildren();
                        entries.add(
                                new Span(from, (int) parser.currentLocation().getCharOffset()));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new BatchText(text, Format.JSON, entries, type);
    }

    private static BatchText ofXml(String text) throws XMLStreamException {
        List<Span> entries = new ArrayList<>();
        String type = "";
        XMLStreamReader2 reader = XmlText.reader(text);
        reader.nextTag();
        while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
            if (!reader.isStartElement()) {
                continue;
            }
            String name = reader.getLocalName();
            int from = (int) reader.getLocationInfo().getStartingCharOffset();
            if (name.equals("type")) {
                type = String.valueOf(reader.getAttributeValue(null, "value"));
            }
            reader.skipElement();
            if (name.equals("entry")) {
                entries.add(new Span(from, (int) reader.getLocationInfo().getEndingCharOffset()));
            }
        }
        return new BatchText(text, Format.XML, entries, type);
    }
}
