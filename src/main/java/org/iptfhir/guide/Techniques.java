package org.iptfhir.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;

/** Where techniques of IPT belong, read from the guide's code system {@code technique}. Most belong everywhere. */
public final class Techniques {
    private final Map<String, ProblemArea> areas = new HashMap<>();
    private final Map<String, List<Phase>> phases = new HashMap<>();

    private Techniques() {}

    /** Reads the techniques of a guide. */
    public static Techniques of(Guide guide) {
        Techniques techniques = new Techniques();
        techniques.addAll(guide.codeSystem("technique").getConcept());
        return techniques;
    }

    private void addAll(List<ConceptDefinitionComponent> concepts) {
        List<ConceptDefinitionComponent> rest = new ArrayList<>(concepts);
        while (!rest.isEmpty()) {
            ConceptDefinitionComponent concept = rest.remove(rest.size() - 1);
            properties(concept, "problem-area", ProblemArea::ofCode)
                    .forEach(area -> areas.put(concept.getCode(), area));
            phases.put(
                    concept.getCode(),
                    properties(concept, "phase", Phase::ofCode).toList());
            rest.addAll(concept.getConcept());
        }
    }

    private static <T> Stream<T> properties(
            ConceptDefinitionComponent concept, String name, Function<String, Optional<T>> read) {
        return concept.getProperty().stream()
                .filter(property -> name.equals(property.getCode()))
                .map(property -> ((Coding) property.getValue()).getCode())
                .map(read)
                .flatMap(Optional::stream);
    }

    /** The problem area that a technique belongs to; empty when it serves all, or is not known. */
    public Optional<ProblemArea> areaOf(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    /** The phases that a technique belongs to; empty when it serves all, or is not known. */
    public List<Phase> phasesOf(String code) {
        return phases.getOrDefault(code, List.of());
    }
}
