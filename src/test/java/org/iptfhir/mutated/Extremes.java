package org.iptfhir.mutated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values that programs forget about. */
final class Extremes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "\0",
            "a\0b",
            "\uFFFE",
            "\uD800",
            "\uDC00\uD800",
            "\uD83D\uDE00",
            "\u202Egnp.exe",
            "\u00A0",
            "\u2028",
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1e999",
            "NaN",
            "99999999999999999999999999",
            "2026-02-30",
            "0000-00-00",
            "9999-12-31T24:00:00Z",
            "2026-02-03T10:00:00+99:00",
            "-2026",
            "20260203",
            "2026-02-03T10:00:00.123456789012345678Z",
            "urn:uuid:",
            "urn:uuid:not-one",
            "urn:oid:1.2.3",
            "Patient/",
            "Patient/none-there",
            "Patient/mutated-patient-anna/_history/99999999999999999999",
            "/Patient/x",
            "Nonsense/1",
            "Patient?identifier=nobody|1",
            "Patient?",
            "#",
            "#none",
            "http://",
            "https://w3id.org/ipt-fhir/StructureDefinition/none",
            "http://hl7.org/fhir/StructureDefinition/Patient|9.9",
            "../../../etc/passwd",
            "file:///etc/passwd",
            "' or '1'='1",
            "\"; drop table hfj_resource; --",
            "<script>alert(1)</script>",
            "<!-- ",
            "]]>",
            "&lt;&amp;&nope;",
            "${jndi:ldap://127.0.0.1/x}",
            "#{1+1}",
            "%s%n%d",
            "%",
            "%zz",
            "*",
            "$",
            "|",
            "||",
            "a|b|c|d",
            "\\",
            "\\,",
            ",,,",
            ";",
            "()",
            "((((((((",
            "a.b.c.d.e.f",
            "..",
            "[0]",
            "{}",
            "$validate",
            "_history");

    private static final List<Integer> LENGTHS = List.of(65, 300, 2_000, 70_000);

    private Extremes() {}

    /** A text. */
    static String text(Random chance) {
        return chance.nextInt(8) == 0 ? lengthy(chance) : Originals.oneOf(TEXTS, chance);
    }

    private static String lengthy(Random chance) {
        String piece = Originals.oneOf(List.of("x", "é", "<", "(", "ab-", "\uD83D\uDE00", "a,", "1", " "), chance);
        return piece.repeat(Originals.oneOf(LENGTHS, chance));
    }

    /** A value in JSON. */
    static JsonNode node(Random chance) {
        return switch (chance.nextInt(16)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance.nextBoolean());
            case 2 -> NODES.numberNode(new BigInteger("9".repeat(1 + chance.nextInt(40))));
            case 3 -> NODES.numberNode(new BigDecimal("-1e" + (chance.nextInt(800) - 400)));
            case 4 -> NODES.numberNode(chance.nextInt());
            case 5 -> NODES.numberNode(new BigDecimal("0." + "0".repeat(chance.nextInt(40)) + "10"));
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.arrayNode().add(NODES.nullNode());
            case 9 -> NODES.arrayNode().add(NODES.arrayNode());
            default -> NODES.textNode(text(chance));
        };
    }
}
