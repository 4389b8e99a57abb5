package org.iptfhir.validation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * C06: a completed plan is over. A date that is still to come is mostly a slip of the pen, or the end that was planned; no
 * outcome depends on it alone, so it is only warned of.
 */
final class CourseHasEnded implements ClinicalRule {
    private final Clock clock;
    private final CourseLength length;

    /** @param length where it tells of the same dates, this rule is silent */
    CourseHasEnded(Clock clock, CourseLength length) {
        this.clock = clock;
        this.length = length;
    }

    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        Element period = carePlan.getNamedChild("period");
        if (period == null
                || !"completed".equals(carePlan.getNamedChildValue("status"))
                || !Recognition.isIpt(CodedResource.of(carePlan))
                || isToldElsewhere(carePlan, root, period)) {
            return List.of();
        }
        return Stream.of("start", "end")
                .filter(name -> Optional.ofNullable(period.getNamedChildValue(name))
                        .filter(date -> StatedTime.isFuture(date, clock.instant()))
                        .isPresent())
                .limit(1)
                .map(name -> Breach.warning(
                                "C06",
                                ".period." + name,
                                "The plan is completed, but its " + name + " " + period.getNamedChildValue(name)
                                        + " is still to come.")
                        .mendedBy("Correct the " + name + ", or keep the status active until then."))
                .toList();
    }

    /** Dates in the wrong order break FHIR's per-1, those too far apart C07. */
    private boolean isToldElsewhere(Element carePlan, Element root, Element period) {
        Optional<PossibleTime> start = PossibleTime.of(period, "start");
        Optional<PossibleTime> end = PossibleTime.of(period, "end");
        boolean disagree = start.isPresent()
                && end.filter(last -> last.isBefore(start.get()) || isTooLong(carePlan, start.get(), last))
                        .isPresent();
        return disagree || !length.check(carePlan, root).isEmpty();
    }

    private boolean isTooLong(Element carePlan, PossibleTime start, PossibleTime end) {
        return CourseElement.of(carePlan)
                .filter(course -> length.isTooLong(course, start, end))
                .isPresent();
    }
}
