package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;

/**
 * I05: where a course works on deficits, the inventory tells the pattern; and an event that belongs to another area is a
 * reason to look again, since deficits are the last choice.
 */
final class PatternInInventory implements AreaInInventory {
    @Override
    public String id() {
        return "I05";
    }

    @Override
    public ProblemArea area() {
        return ProblemArea.INTERPERSONAL_DEFICITS;
    }

    @Override
    public List<CourseBreach> check(Inventory inventory, CoursePlan course) {
        List<CourseBreach> breaches = new ArrayList<>();
        if (inventory.all("pattern").stream().noneMatch(PatternInInventory::isStated)) {
            breaches.add(breach(WHOLE, "but the inventory states no pattern in relationships.", inventory, course));
        }
        Stream.concat(
                        event(inventory, "person", PatternInInventory::isMourned, "a death", ProblemArea.GRIEF, course),
                        Stream.concat(
                                event(
                                        inventory,
                                        "person",
                                        person -> person.isInConflict() && person.says("person-dispute-stage"),
                                        "a dispute",
                                        ProblemArea.ROLE_DISPUTE,
                                        course),
                                event(
                                        inventory,
                                        "transition",
                                        change -> change.says("transition-event"),
                                        "a change of role",
                                        ProblemArea.ROLE_TRANSITION,
                                        course)))
                .findFirst()
                .ifPresent(breaches::add);
        return breaches;
    }

    private static boolean isStated(Inventory.Said pattern) {
        return pattern.says("pattern-difficulty") || pattern.says("pattern-description");
    }

    /** Everybody has dead among the people of the past; one whose death is told of is an event. */
    private static boolean isMourned(Inventory.Said person) {
        return person.isDead() && person.says("person-death");
    }

    private Stream<CourseBreach> event(
            Inventory inventory,
            String group,
            Predicate<Inventory.Said> isTold,
            String event,
            ProblemArea other,
            CoursePlan course) {
        return inventory.all(group).stream()
                .filter(isTold)
                .limit(1)
                .map(said -> breach(
                        said.path(),
                        "but the inventory tells of " + event + ", which belongs to " + other.code() + ".",
                        inventory,
                        course));
    }
}
