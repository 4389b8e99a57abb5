package org.iptfhir.rest.outcome;

import java.util.List;
import java.util.Optional;
import org.iptfhir.drawing.TrajectoryDrawing;
import org.iptfhir.guide.Concepts;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.TreatmentOutcome;

/** Outcomes as one drawing: of several courses the last one that has scores, of several instruments the leading one. */
final class OutcomeDrawings {
    private final Concepts concepts;

    OutcomeDrawings(Concepts concepts) {
        this.concepts = concepts;
    }

    /**
     * The drawing.
     *
     * @param courses in the order in which they began
     * @param instrument whose scores are wanted; empty for the leading one
     */
    String of(List<TreatmentOutcome> courses, Optional<String> instrument) {
        for (int i = courses.size() - 1; i >= 0; i--) {
            TreatmentOutcome course = courses.get(i);
            Optional<CourseOutcome> scale = instrument.isPresent() ? course.by(instrument.get()) : course.leading();
            if (scale.isPresent()) {
                return new TrajectoryDrawing(
                                course,
                                scale.get(),
                                phase -> concepts.coding("phase", phase.code()).getDisplay())
                        .file();
            }
        }
        return TrajectoryDrawing.nothing(instrument
                .map(code -> "No scores of " + code + " are recorded.")
                .orElse("No scores are recorded."));
    }
}
