package org.iptfhir.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Guide;

/** Codes with the displays that the guide gives them, and its profiles and extensions. */
final class GuideCodes {
    private static final List<String> SYSTEMS = List.of(
            "closeness",
            "combination",
            "contact",
            "dispute-stage",
            "end-reason",
            "format",
            "goal-kind",
            "inventory-answer",
            "kind",
            "loinc-fragment",
            "phase",
            "problem-area",
            "relation",
            "snomed-fragment",
            "technique",
            "transition-domain",
            "us-core-careplan-category-fragment",
            "us-core-condition-category-fragment",
            "variant");

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

    private final Map<String, Map<String, Coding>> codings = new HashMap<>();
    private final String version;

    GuideCodes(Guide guide) {
        this.version = guide.version();
        for (String id : SYSTEMS) {
            CodeSystem system = guide.codeSystem(id);
            Map<String, Coding> known = new HashMap<>();
            collect(system.getUrl(), system.getConcept(), known);
            codings.put(id, known);
        }
    }

    private static void collect(String system, List<ConceptDefinitionComponent> concepts, Map<String, Coding> known) {
        for (ConceptDefinitionComponent concept : concepts) {
            known.put(concept.getCode(), new Coding(system, concept.getCode(), concept.getDisplay()));
            collect(system, concept.getConcept(), known);
        }
    }

    /** A code of one of the guide's code systems. */
    Coding coding(String system, String code) {
        Coding known = codings.getOrDefault(system, Map.of()).get(code);
        if (known == null) {
            throw new IllegalStateException("The guide's " + system + " has no code " + code);
        }
        return known.copy();
    }

    CodeableConcept concept(String system, String code) {
        return new CodeableConcept(coding(system, code));
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
