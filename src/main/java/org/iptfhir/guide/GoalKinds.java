package org.iptfhir.guide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.iptfhir.therapy.GoalAim;

/** What kinds of goals are about, read from the guide's code system {@code goal-kind}, whose top says it. */
public final class GoalKinds {
    private static final String SYSTEM = Canonical.of("CodeSystem", "goal-kind");

    private final Map<String, GoalAim> aims = new HashMap<>();

    private GoalKinds() {}

    /** Reads the kinds of goals of a guide. */
    public static GoalKinds of(Guide guide) {
        GoalKinds kinds = new GoalKinds();
        guide.codeSystem("goal-kind")
                .getConcept()
                .forEach(top -> GoalAim.ofCode(top.getCode()).ifPresent(aim -> kinds.add(aim, List.of(top))));
        return kinds;
    }

    private void add(GoalAim aim, List<ConceptDefinitionComponent> concepts) {
        concepts.forEach(concept -> {
            aims.put(concept.getCode(), aim);
            add(aim, concept.getConcept());
        });
    }

    /** What a goal is about; empty when no code says it. */
    public Optional<GoalAim> aimOf(CodeableConcept description) {
        return description.getCoding().stream()
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .map(coding -> aims.get(coding.getCode()))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
