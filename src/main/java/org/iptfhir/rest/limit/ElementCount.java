package org.iptfhir.rest.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.iptfhir.validation.Format;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.XmlText;

/** How much a resource's text holds, counted in one pass without keeping any of it. */
final class ElementCount {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BUNDLE = "Bundle";
    private static final String ENTRY = "entry";

    /** What a JSON Patch, an array, is made of. */
    private static final String OPERATION = "operation";

    private final Deque<Level> open = new ArrayDeque<>();
    private String type = "";
    private int entries;
    private int elements;
    private int mostElements;
    private int repetitions;
    private String repeated = "";

    private ElementCount() {}

    /** Counts; empty when the text cannot be read, which others say. */
    static Optional<ElementCount> of(ResourceText text) {
        ElementCount count = new ElementCount();
        try {
            if (text.format() == Format.JSON) {
                count.json(text.bytes());
            } else {
                count.xml(new String(text.bytes(), StandardCharsets.UTF_8));
            }
            return Optional.of(count);
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** Entries, when it is a Bundle. */
    int entries() {
        return type.equals(BUNDLE) ? entries : 0;
    }

    /** Elements of the largest entry of a Bundle, or of the resource. */
    int elements() {
        return type.equals(BUNDLE) ? mostElements : elements;
    }

    /** How often the element stands in its parent that stands there most often. Entries of a Bundle are none. */
    int repetitions() {
        return type.equals(BUNDLE) || repetitions > entries ? repetitions : entries;
    }

    /** The name of that element. */
    String repeated() {
        return type.equals(BUNDLE) || repetitions > entries ? repeated : ENTRY;
    }

    private void json(byte[] bytes) throws IOException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            String field = OPERATION;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    field = parser.currentName();
                    continue;
                }
                if (token.isStructEnd()) {
                    open.pop();
                    continue;
                }
                Level parent = open.peek();
                boolean inArray = parent != null && parent.isArray;
                String name = inArray ? parent.name : field;
                if (open.size() == 1 && name.equals("resourceType")) {
                    type = parser.getText();
                }
                if (inArray) {
                    note(name, ++parent.length, open.size() == 2);
                }
                if (token == JsonToken.START_ARRAY) {
                    open.push(new Level(name, true));
                } else {
                    elements++;
                    mostElements = Math.max(mostElements, elements);
                    if (token == JsonToken.START_OBJECT) {
                        open.push(new Level(name, false));
                    }
                }
            }
        }
    }

    private void xml(String text) throws XMLStreamException {
        XMLStreamReader reader = XmlText.reader(text);
        while (reader.hasNext()) {
            reader.next();
            if (reader.isEndElement()) {
                open.pop();
            } else if (reader.isStartElement()) {
                String name = reader.getLocalName();
                Level parent = open.peek();
                if (parent == null) {
                    type = name;
                } else {
                    note(name, parent.children.merge(name, 1, Integer::sum), open.size() == 1);
                }
                elements++;
                mostElements = Math.max(mostElements, elements);
                open.push(new Level(name, false));
            }
        }
    }

    /** @param atTop whether it is an element of the resource itself */
    private void note(String name, int count, boolean atTop) {
        if (atTop && name.equals(ENTRY)) {
            entries = count;
            elements = 0; // counted for each entry
        } else if (count > repetitions) {
            repetitions = count;
            repeated = name;
        }
    }

    /** An object, an array or an element that has not ended. */
    private static final class Level {
        private final String name;
        private final boolean isArray;
        private final Map<String, Integer> children = new HashMap<>();
        private int length;

        Level(String name, boolean isArray) {
            this.name = name;
            this.isArray = isArray;
        }
    }
}
