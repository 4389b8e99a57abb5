package org.iptfhir.guide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Codes of the guide's code systems, with the displays that it gives them. */
public final class Concepts {
    private final Guide guide;
    private final Map<String, Map<String, Concept>> known = new ConcurrentHashMap<>();

    private record Concept(Coding coding, Optional<String> definition) {}

    /** Takes the codes of a guide; each code system is read when it is first asked for. */
    public Concepts(Guide guide) {
        this.guide = guide;
    }

    /**
     * A code.
     *
     * @param system id of the code system, such as {@code phase}
     * @throws IllegalStateException when the guide has no such code: the program and its guide do not belong together
     */
    public Coding coding(String system, String code) {
        return found(system, code)
                .orElseThrow(() -> new IllegalStateException("The guide's " + system + " has no code " + code))
                .coding()
                .copy();
    }

    /**
     * What the guide calls a code; empty where it has no such code.
     *
     * @param system id of the code system, such as {@code technique}
     */
    public Optional<String> display(String system, String code) {
        return found(system, code).map(concept -> concept.coding().getDisplay());
    }

    /**
     * What a code means, in the guide's words; empty where it has no such code, or does not say.
     *
     * @param system id of the code system, such as {@code outcome-verdict}
     */
    public Optional<String> definition(String system, String code) {
        return found(system, code).flatMap(Concept::definition);
    }

    /**
     * All codes of a code system, by name.
     *
     * @param system id of the code system, such as {@code technique}
     */
    public List<String> codes(String system) {
        return known.computeIfAbsent(system, this::read).keySet().stream()
                .sorted()
                .toList();
    }

    /** A code as a concept. */
    public CodeableConcept concept(String system, String code) {
        return new CodeableConcept(coding(system, code));
    }

    private Optional<Concept> found(String system, String code) {
        return Optional.ofNullable(known.computeIfAbsent(system, this::read).get(code));
    }

    private Map<String, Concept> read(String id) {
        CodeSystem system = guide.codeSystem(id);
        Map<String, Concept> codes = new HashMap<>();
        collect(system.getUrl(), system.getConcept(), codes);
        return codes;
    }

    private static void collect(String system, List<ConceptDefinitionComponent> concepts, Map<String, Concept> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.put(
                    concept.getCode(),
                    new Concept(
                            new Coding(system, concept.getCode(), concept.getDisplay()),
                            Optional.ofNullable(concept.getDefinition())));
            collect(system, concept.getConcept(), codes);
        }
    }
}
