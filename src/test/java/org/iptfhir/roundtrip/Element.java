package org.iptfhir.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of a resource, that can be written in JSON and in XML without a library that would mend it on the way.
 *
 * @param name of the element
 * @param repeats whether it stands in an array in JSON
 * @param value of a primitive, as it is written
 * @param quoted whether the value stands in quotes in JSON
 * @param attributes {@code id} or {@code url}, as name and value in turn
 * @param children in FHIR's order
 */
record Element(
        String name,
        boolean repeats,
        Optional<String> value,
        boolean quoted,
        List<String> attributes,
        List<Element> children) {
    private static final String NARRATIVE = "div";

    Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    static Element text(String name, String value) {
        return new Element(name, false, Optional.of(value), true, List.of(), List.of());
    }

    static Element bare(String name, String value) {
        return new Element(name, false, Optional.of(value), false, List.of(), List.of());
    }

    /** A primitive without a value. */
    static Element empty(String name) {
        return new Element(name, false, Optional.empty(), true, List.of(), List.of());
    }

    static Element group(String name, Element... children) {
        return new Element(name, false, Optional.empty(), false, List.of(), List.of(children));
    }

    Element repeated() {
        return new Element(name, true, value, quoted, attributes, children);
    }

    Element with(String attribute, String text) {
        List<String> more = new ArrayList<>(attributes);
        more.addAll(List.of(attribute, text));
        return new Element(name, repeats, value, quoted, more, children);
    }

    Element and(Element... more) {
        List<Element> all = new ArrayList<>(children);
        all.addAll(List.of(more));
        return new Element(name, repeats, value, quoted, attributes, all);
    }

    private boolean isPrimitive() {
        return value.isPresent() || quoted;
    }

    /** A resource in XML. */
    String xml() {
        return xml("http://hl7.org/fhir");
    }

    private String xml(String namespace) {
        if (name.equals(NARRATIVE)) {
            return value.orElseThrow();
        }
        StringBuilder xml = new StringBuilder("<" + name);
        if (!namespace.isEmpty()) {
            xml.append(" xmlns=\"").append(namespace).append('"');
        }
        for (int i = 0; i < attributes.size(); i += 2) {
            xml.append(' ')
                    .append(attributes.get(i))
                    .append("=\"")
                    .append(escaped(attributes.get(i + 1)))
                    .append('"');
        }
        value.ifPresent(text -> xml.append(" value=\"").append(escaped(text)).append('"'));
        if (children.isEmpty()) {
            return xml.append("/>").toString();
        }
        xml.append('>');
        children.forEach(child -> xml.append(child.xml("")));
        return xml.append("</").append(name).append('>').toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;")
                .replace("\r", "&#13;");
    }

    /** A resource in JSON. */
    String json() {
        return "{\"resourceType\":\"" + name + "\"" + (children.isEmpty() ? "" : "," + members()) + "}";
    }

    private String members() {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i += 2) {
            members.add(quote(attributes.get(i)) + ":" + quote(attributes.get(i + 1)));
        }
        for (int i = 0; i < children.size(); ) {
            int end = i + 1;
            while (end < children.size() && children.get(end).name.equals(children.get(i).name)) {
                end++;
            }
            members.addAll(together(children.subList(i, end)));
            i = end;
        }
        return String.join(",", members);
    }

    /** Elements of one name: their values, and what else primitives have. */
    private static List<String> together(List<Element> elements) {
        Element first = elements.get(0);
        List<String> members = new ArrayList<>();
        if (first.name.equals("contained")) {
            members.add("\"contained\":["
                    + String.join(
                            ",",
                            elements.stream()
                                    .map(contained -> contained.children.get(0).json())
                                    .toList())
                    + "]");
            return members;
        }
        boolean plain = first.repeats
                || elements.stream().anyMatch(element -> !element.isPrimitive() || element.value.isPresent());
        boolean more = first.isPrimitive()
                && elements.stream().anyMatch(element -> !element.members().isEmpty());
        if (plain) {
            members.add(quote(first.name) + ":"
                    + array(first, elements.stream().map(Element::plain).toList()));
        }
        if (more) {
            members.add(quote("_" + first.name) + ":"
                    + array(
                            first,
                            elements.stream()
                                    .map(element ->
                                            element.members().isEmpty() ? "null" : "{" + element.members() + "}")
                                    .toList()));
        }
        return members;
    }

    private static String array(Element first, List<String> values) {
        return first.repeats ? "[" + String.join(",", values) + "]" : values.get(0);
    }

    private String plain() {
        if (!isPrimitive()) {
            return "{" + members() + "}";
        }
        return value.map(text -> quoted ? quote(text) : text).orElse("null");
    }

    private static String quote(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + "\"";
    }
}
