package org.iptfhir.validation.course;

import java.util.List;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;

/** I03: where a course works on a dispute, the inventory tells with whom, and at which stage it is. */
final class DisputeInInventory implements AreaInInventory {
    @Override
    public String id() {
        return "I03";
    }

    @Override
    public ProblemArea area() {
        return ProblemArea.ROLE_DISPUTE;
    }

    @Override
    public List<CourseBreach> check(Inventory inventory, CoursePlan course) {
        List<Inventory.Said> inConflict = inventory.all("person").stream()
                .filter(Inventory.Said::isInConflict)
                .toList();
        if (inConflict.isEmpty()) {
            return List.of(breach(WHOLE, "but the inventory tells of nobody who is in conflict.", inventory, course));
        }
        return inConflict.stream().anyMatch(person -> person.says("person-dispute-stage"))
                ? List.of()
                : List.of(breach(
                        inConflict.get(0).path(),
                        "but the inventory does not say at which stage the dispute is.",
                        inventory,
                        course));
    }
}
