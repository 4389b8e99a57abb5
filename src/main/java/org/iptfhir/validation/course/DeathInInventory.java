package org.iptfhir.validation.course;

import java.util.List;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;

/** I02, beside the course: grief is about somebody who has died. That the death lies in the past, the inventory alone tells. */
final class DeathInInventory implements AreaInInventory {
    /** What is mourned in bipolar disorder is nobody's death. */
    private static final String NOBODY = "lost-healthy-self";

    @Override
    public String id() {
        return "I02";
    }

    @Override
    public ProblemArea area() {
        return ProblemArea.GRIEF;
    }

    @Override
    public List<CourseBreach> check(Inventory inventory, CoursePlan course) {
        boolean told = inventory.all("person").stream().anyMatch(Inventory.Said::isDead);
        return told || course.isOfKind(NOBODY)
                ? List.of()
                : List.of(breach(WHOLE, "but nobody in the inventory has died.", inventory, course));
    }
}
