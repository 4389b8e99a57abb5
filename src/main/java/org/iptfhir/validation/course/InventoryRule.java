package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** A rule about a finished inventory and the course that it is based on. */
interface InventoryRule extends CourseRule {
    /** How an inventory breaks it. */
    List<CourseBreach> check(Inventory inventory, CoursePlan course, CourseReader stored);

    /** Whether it has anything to judge in an inventory that is finished. */
    default boolean judges(Inventory inventory) {
        return true;
    }

    @Override
    default String needs() {
        return "what the course of the inventory works on";
    }

    @Override
    default Scope scope(Resource resource) {
        return Inventory.of(resource)
                .filter(Inventory::isFinished)
                .filter(inventory -> !inventory.plans().isEmpty())
                .filter(this::judges)
                .map(inventory -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        Inventory inventory = Inventory.of(resource).orElseThrow();
        Optional<CoursePlan> course = NamedCourse.among(inventory.plans(), stored);
        return course.map(found -> check(inventory, found, stored)).orElse(List.of());
    }
}
