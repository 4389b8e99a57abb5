package org.iptfhir.sample;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;

/** Codes with the displays that the guide gives them, and its profiles and extensions. */
final class GuideCodes {
    /** HL7's roles are not in the guide; those that stories need. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("BRO", "brother"),
            Map.entry("DAU", "natural daughter"),
            Map.entry("DOMPART", "domestic partner"),
            Map.entry("EXT", "extended family member"),
            Map.entry("FMRSPS", "former spouse"),
            Map.entry("FRND", "unrelated friend"),
            Map.entry("FTH", "father"),
            Map.entry("GRPRN", "grandparent"),
            Map.entry("MTH", "mother"),
            Map.entry("NBOR", "neighbor"),
            Map.entry("SIS", "sister"),
            Map.entry("SPS", "spouse"));

    private static final String ROLE_SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String OF_HL7 = "http://terminology.hl7.org/CodeSystem/";

    private final Concepts concepts;
    private final String version;

    GuideCodes(Guide guide) {
        this.concepts = new Concepts(guide);
        this.version = guide.version();
    }

    /** A code of one of the guide's code systems. */
    Coding coding(String system, String code) {
        return concepts.coding(system, code);
    }

    CodeableConcept concept(String system, String code) {
        return concepts.concept(system, code);
    }

    CodeableConcept kind(String code) {
        return concept("kind", code);
    }

    CodeableConcept snomed(String code) {
        return concept("snomed-fragment", code);
    }

    /** A code of HL7's own systems. */
    static CodeableConcept hl7(String system, String code, String display) {
        return new CodeableConcept(new Coding(OF_HL7 + system, code, display));
    }

    Coding relation(String code) {
        String role = ROLES.get(code);
        return role == null ? coding("relation", code) : new Coding(ROLE_SYSTEM, code, role);
    }

    static String profile(String id) {
        return Canonical.of("StructureDefinition", id);
    }

    static Extension extension(String id, Type value) {
        return new Extension(Canonical.of("StructureDefinition", id), value);
    }

    /** A questionnaire of the guide, with its version. */
    String questionnaire(String canonical) {
        return canonical + "|" + version;
    }
}
