package org.iptfhir.validation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/** C06: an active plan has begun. A start to come may be agreed, so it is only warned of: the plan is still a draft. */
final class CourseHasBegun implements ClinicalRule {
    private final Clock clock;

    CourseHasBegun(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        if (!"active".equals(carePlan.getNamedChildValue("status")) || !Recognition.isIpt(CodedResource.of(carePlan))) {
            return List.of();
        }
        return Optional.ofNullable(carePlan.getNamedChild("period"))
                .map(period -> period.getNamedChildValue("start"))
                .filter(start -> StatedTime.isFuture(start, clock.instant()))
                .map(start -> Breach.warning(
                                "C06",
                                ".period.start",
                                "The plan is active, but its start " + start + " is still to come.")
                        .mendedBy("Correct the start, or keep the status draft until then."))
                .stream()
                .toList();
    }
}
