package org.iptfhir.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;

/** Where techniques of IPT belong, read from the guide's code system {@code technique}. Most belong everywhere. */
public final class Techniques {
    private final Map<String, ProblemArea> areas = new HashMap<>();
    private final Map<String, Phase> phases = new HashMap<>();

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
            property(concept, "problem-area", ProblemArea::ofCode)
                    .ifPresent(area -> areas.put(concept.getCode(), area));
            property(concept, "phase", Phase::ofCode).ifPresent(phase -> phases.put(concept.getCode(), phase));
            rest.addAll(concept.getConcept());
        }
    }

    private static <T> Optional<T> property(
            ConceptDefinitionComponent concept, String name, Function<String, Optional<T>> read) {
        return concept.getProperty().stream()
                .filter(property -> name.equals(property.getCode()))
                .map(property -> ((Coding) property.getValue()).getCode())
                .map(read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The problem area that a technique belongs to; empty when it serves all, or is not known. */
    public Optional<ProblemArea> areaOf(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    /** The phase that a technique belongs to; empty when it serves all, or is not known. */
    public Optional<Phase> phaseOf(String code) {
        return Optional.ofNullable(phases.get(code));
    }
}
