package org.iptfhir.guide;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;

/** How near scores have to be to sessions and to each other, read from the guide's code system {@code timepoint}. */
public final class Timepoints {
    private final Map<String, Integer> days = new HashMap<>();

    private Timepoints() {}

    /** Reads the points of time of a guide. */
    public static Timepoints of(Guide guide) {
        Timepoints timepoints = new Timepoints();
        for (ConceptDefinitionComponent concept : guide.codeSystem("timepoint").getConcept()) {
            for (ConceptPropertyComponent property : concept.getProperty()) {
                if ("days".equals(property.getCode())) {
                    timepoints.days.put(
                            concept.getCode(), property.getValueIntegerType().getValue());
                }
            }
        }
        return timepoints;
    }

    /** Most days that a baseline may lie before the first session. */
    public int beforeFirstSession() {
        return of("baseline");
    }

    /** Most days from a score during treatment to the next. */
    public int betweenScores() {
        return of("session");
    }

    /** Most days from the last session to the last score. */
    public int fromLastSession() {
        return of("post");
    }

    private int of(String timepoint) {
        Integer number = days.get(timepoint);
        if (number == null) {
            throw new IllegalStateException("The guide says no days of the timepoint " + timepoint);
        }
        return number;
    }
}
