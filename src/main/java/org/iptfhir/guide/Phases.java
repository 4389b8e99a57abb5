package org.iptfhir.guide;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Span;

/** How many sessions the phases have, read from the guide's code system {@code phase}. */
public final class Phases {
    private final Map<Phase, Span> sessions = new EnumMap<>(Phase.class);

    private Phases() {}

    /** Reads the phases of a guide. */
    public static Phases of(Guide guide) {
        Phases phases = new Phases();
        for (ConceptDefinitionComponent concept : guide.codeSystem("phase").getConcept()) {
            Optional<Integer> least = number(concept, "sessions-min");
            Optional<Integer> most = number(concept, "sessions-max");
            if (least.isPresent() && most.isPresent()) {
                Phase phase = Phase.ofCode(concept.getCode())
                        .orElseThrow(() -> new IllegalStateException("There is no phase " + concept.getCode()));
                phases.sessions.put(phase, new Span(least.get(), most.get()));
            }
        }
        return phases;
    }

    private static Optional<Integer> number(ConceptDefinitionComponent concept, String name) {
        return concept.getProperty().stream()
                .filter(property -> name.equals(property.getCode()))
                .map(property -> ((IntegerType) property.getValue()).getValue())
                .findFirst();
    }

    /** How many sessions a phase has; empty where that is left open. */
    public Optional<Span> sessions(Phase phase) {
        return Optional.ofNullable(sessions.get(phase));
    }
}
