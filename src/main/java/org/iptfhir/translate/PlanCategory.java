package org.iptfhir.translate;

import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.iptfhir.guide.Canonical;
import org.iptfhir.therapy.Phase;

/** What a CarePlan is in IPT, by its category. */
final class PlanCategory {
    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final String PHASE = Canonical.of("CodeSystem", "phase");

    private PlanCategory() {}

    static boolean isCourse(CarePlan plan) {
        return plan.getCategory().stream().anyMatch(category -> category.hasCoding(KIND, "ipt-course"));
    }

    static Optional<Phase> phase(CarePlan plan) {
        return plan.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> PHASE.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .map(Phase::ofCode)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
