package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;

/** C04, the warning: the planned sessions fit the variant, or a reason is given. (The error is an invariant.) */
final class PlannedSessions implements ClinicalRule {
    private final Variants variants;

    PlannedSessions(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        return CourseElement.of(carePlan).flatMap(this::breach).stream().toList();
    }

    private Optional<Breach> breach(CourseElement course) {
        Optional<Variant> variant = course.variant(variants);
        Optional<Integer> planned = course.plannedSessions();
        if (variant.isEmpty() || planned.isEmpty() || course.has("extension-reason")) {
            return Optional.empty();
        }
        return variant.get().sessions().contains(planned.get())
                ? Optional.empty()
                : Optional.of(Breach.warning(
                        "C04",
                        course.pathOf("planned-sessions"),
                        "The course plans " + planned.get() + " sessions; "
                                + variant.get().name() + " has " + variant.get().sessions() + "."));
    }
}
