package org.iptfhir.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes resources with what FHIR allows and few send: the same from the same seed. */
final class ByChance {
    private static final String[] TEXTS = {
        "x", " spaces  around ", "line\nline", "tab\there", "Ä ö ß é", "漢字かな", "😀👩‍👧", "العربية", "a & b < c > d",
                "\"quotes\" 'and' \\",
        "\u00A0\u2003wide\u200B", "e\u0301", "&amp;", "{}[]", "https://a.example/?a=b&c=d", "#", "null", "0", "true",
                "%20+"
    };
    private static final String[] DATE_TIMES = {
        "1980",
        "2026-02",
        "2026-02-03",
        "2026-02-03T09:50:00Z",
        "2026-02-03T09:50:00+05:45",
        "2026-02-03T09:50:00.1-11:00",
        "2026-02-03T23:59:59.999+14:00",
        "2026-02-03T09:50:00.123456Z",
        "1900-01-01",
        "2024-02-29",
        "2026-02-03T09:50:00.000Z",
        "2026-02-03T00:00:00-00:00",
        "9999-12-31"
    };
    private static final String[] INSTANTS = {
        "2026-02-03T09:50:00Z",
        "2026-02-03T09:50:00.000+01:00",
        "2026-02-03T09:50:00.120-03:30",
        "2015-02-07T13:28:17.239+02:00"
    };
    private static final String[] DECIMALS = {
        "1.50", "0", "0.0", "100", "100.0", "0.000001000", "-12345678901234567890.10", "3.14159265358979323846", "1"
    };
    private static final String[] URLS = {
        "https://example.org/x",
        "urn:uuid:11111111-1111-1111-1111-111111111111",
        "urn:oid:2.16.840.1.113883.6.1",
        "https://example.org/x?a=b&c=d#e",
        "https://example.org/Ü",
        "https://example.org/x|1.2.0"
    };

    private final Random chance;

    ByChance(long seed) {
        this.chance = new Random(seed);
    }

    /** An Observation. */
    Element observation() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, this::meta);
        maybe(parts, () -> Element.text("language", one("de", "en-US", "zh")));
        maybe(parts, this::narrative);
        boolean contained = chance.nextBoolean();
        if (contained) {
            parts.add(contained());
        }
        maybe(parts, () -> extension(2));
        some(parts, this::identifier);
        parts.add(onPrimitive(Element.text("status", "final")));
        some(parts, () -> concept("category"));
        parts.add(concept("code"));
        maybe(parts, () -> reference("subject"));
        maybe(parts, this::effective);
        maybe(parts, () -> onPrimitive(Element.text("issued", one(INSTANTS))));
        if (contained) {
            parts.add(
                    Element.group("performer", Element.text("reference", "#in")).repeated());
        }
        maybe(parts, this::value);
        some(parts, this::note);
        maybe(parts, () -> concept("bodySite"));
        some(parts, this::range);
        some(parts, this::component);
        return Element.group("Observation", parts.toArray(Element[]::new));
    }

    /** A Patient. */
    Element patient() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, this::meta);
        maybe(parts, this::narrative);
        some(parts, () -> extension(2));
        some(parts, this::identifier);
        parts.add(onPrimitive(Element.bare("active", one("true", "false"))));
        some(parts, this::name);
        maybe(parts, () -> onPrimitive(Element.text("gender", one("female", "other", "unknown"))));
        maybe(parts, () -> onPrimitive(Element.text("birthDate", one("1980", "1980-05", "1980-05-05", "1900-02-28"))));
        return Element.group("Patient", parts.toArray(Element[]::new));
    }

    private Element meta() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, () -> extension(1));
        maybe(
                parts,
                () -> Element.text(
                        "source",
                        one(
                                "https://hospital.example/a#run-1",
                                "urn:uuid:11111111-1111-1111-1111-111111111111",
                                "https://a.example")));
        some(
                parts,
                () -> Element.text("profile", "https://a" + chance.nextInt(1000) + ".example/unknown" + one("", "|1.0"))
                        .repeated());
        some(parts, () -> coding("security"));
        some(parts, () -> coding("tag"));
        return parts.isEmpty()
                ? Element.group("meta", coding("tag"))
                : Element.group("meta", parts.toArray(Element[]::new));
    }

    private Element coding(String name) {
        List<Element> parts = new ArrayList<>();
        parts.add(Element.text("system", one("https://b.example", "urn:oid:2.16.840.1.113883.6.1")));
        maybe(parts, () -> Element.text("version", one("1", "2026-01")));
        parts.add(Element.text("code", "c" + chance.nextInt(100_000)));
        maybe(parts, () -> Element.text("display", one(TEXTS)));
        maybe(parts, () -> Element.bare("userSelected", one("true", "false")));
        return Element.group(name, parts.toArray(Element[]::new)).repeated();
    }

    private Element concept(String name) {
        List<Element> parts = new ArrayList<>();
        some(parts, () -> coding("coding"));
        parts.add(onPrimitive(Element.text("text", text())));
        Element concept = Element.group(name, parts.toArray(Element[]::new));
        return List.of("category").contains(name) ? concept.repeated() : concept;
    }

    private Element narrative() {
        String inside = one(
                "<p>a &lt; b &amp; c</p>",
                "<p id=\"x\">Ä <b>bold</b> 漢字</p>",
                "<table><tbody><tr><td>1</td></tr></tbody></table>",
                "a <br/> b",
                "<ul><li>one</li><li>two</li></ul>");
        return Element.group(
                "text",
                Element.text("status", one("generated", "additional")),
                Element.text("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + inside + "</div>"));
    }

    private Element contained() {
        return Element.group(
                        "contained",
                        Element.group(
                                "Practitioner",
                                Element.text("id", "in"),
                                Element.group("name", onPrimitive(Element.text("family", text())))
                                        .repeated()))
                .repeated();
    }

    private Element extension(int depth) {
        Element extension =
                Element.group("extension").repeated().with("url", "https://example.org/e" + chance.nextInt(9));
        if (depth > 0 && chance.nextInt(3) == 0) {
            return extension.and(extension(depth - 1), extension(depth - 1));
        }
        return extension.and(
                switch (chance.nextInt(7)) {
                    case 0 -> Element.bare("valueDecimal", one(DECIMALS));
                    case 1 -> Element.text("valueDateTime", one(DATE_TIMES));
                    case 2 -> Element.text("valueUri", one(URLS));
                    case 3 -> Element.bare("valueInteger", one("0", "-1", "2147483647"));
                    case 4 -> Element.text("valueTime", one("00:00:00", "23:59:59.999"));
                    case 5 -> Element.text("valueBase64Binary", one("AAECAw==", "eA=="));
                    default -> Element.text("valueString", text());
                });
    }

    /** Perhaps with an extension, and with an id only together with one. */
    private Element onPrimitive(Element primitive) {
        return switch (chance.nextInt(6)) {
            case 0 -> primitive.and(extension(1));
            case 1 -> primitive.with("id", "i" + chance.nextInt(1000)).and(extension(1));
            default -> primitive;
        };
    }

    private Element identifier() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, () -> Element.text("use", "official"));
        parts.add(Element.text("system", "https://hospital.example/mrn"));
        parts.add(onPrimitive(Element.text("value", Integer.toString(chance.nextInt(1_000_000)))));
        maybe(parts, () -> Element.group("period", Element.text("start", one(DATE_TIMES))));
        return Element.group("identifier", parts.toArray(Element[]::new)).repeated();
    }

    private Element reference(String name) {
        return switch (chance.nextInt(3)) {
            case 0 -> Element.group(name, Element.text("reference", "https://other.example/fhir/Patient/1"));
            case 1 ->
                Element.group(
                        name,
                        Element.text("type", "Patient"),
                        Element.group(
                                "identifier",
                                Element.text("system", "urn:ietf:rfc:3986"),
                                Element.text("value", "urn:uuid:1")));
            default -> Element.group(name, Element.text("display", text()));
        };
    }

    private Element effective() {
        return chance.nextInt(4) == 0
                ? Element.group(
                        "effectivePeriod", Element.text("start", "1980"), Element.text("end", "2026-02-03T09:50:00Z"))
                : onPrimitive(Element.text("effectiveDateTime", one(DATE_TIMES)));
    }

    private Element value() {
        return switch (chance.nextInt(6)) {
            case 0 ->
                Element.group(
                        "valueQuantity",
                        onPrimitive(Element.bare("value", one(DECIMALS))),
                        Element.text("unit", text()),
                        Element.text("system", "http://unitsofmeasure.org"),
                        Element.text("code", "{score}"));
            case 1 -> onPrimitive(Element.text("valueString", text()));
            case 2 -> Element.bare("valueInteger", one("0", "-7"));
            case 3 -> Element.text("valueDateTime", one(DATE_TIMES));
            case 4 ->
                Element.group(
                        "valueRange",
                        Element.group("low", Element.bare("value", "1.00")),
                        Element.group("high", Element.bare("value", "2.50")));
            default -> Element.empty("valueString").and(extension(1));
        };
    }

    private Element note() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, () -> Element.text("time", one(DATE_TIMES)));
        parts.add(onPrimitive(Element.text("text", text())));
        return Element.group("note", parts.toArray(Element[]::new)).repeated();
    }

    private Element range() {
        return Element.group("referenceRange", Element.group("low", Element.bare("value", one(DECIMALS))))
                .repeated()
                .with("id", "r" + chance.nextInt(1000));
    }

    private Element component() {
        return Element.group("component", concept("code"), value()).repeated();
    }

    private Element name() {
        List<Element> parts = new ArrayList<>();
        maybe(parts, () -> onPrimitive(Element.text("family", text())));
        for (int i = 0; i <= chance.nextInt(3); i++) {
            parts.add(
                    chance.nextInt(4) == 0
                            ? Element.empty("given").repeated().and(extension(0))
                            : onPrimitive(Element.text("given", text()).repeated()));
        }
        return Element.group("name", parts.toArray(Element[]::new)).repeated();
    }

    /** FHIR wants more than blanks, and a string may be anything else. */
    private String text() {
        return one(TEXTS);
    }

    private String one(String... choices) {
        return choices[chance.nextInt(choices.length)];
    }

    private void maybe(List<Element> parts, java.util.function.Supplier<Element> part) {
        if (chance.nextInt(3) == 0) {
            parts.add(part.get());
        }
    }

    private void some(List<Element> parts, java.util.function.Supplier<Element> part) {
        for (int i = chance.nextInt(6); i > 3; i--) {
            parts.add(part.get());
        }
    }
}
