package org.iptfhir.validation.course;

import java.util.List;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** A rule about what an inventory tells where the course that it is based on works on one problem area. */
interface AreaInInventory extends InventoryRule {
    /** Where the finding stands when nothing of what is lacking has a place: what claims that nothing lacks. */
    String WHOLE = ".status";

    /** The primary problem area of the course. */
    ProblemArea area();

    /** What is wrong with the inventory of such a course. */
    List<CourseBreach> check(Inventory inventory, CoursePlan course);

    @Override
    default List<CourseBreach> check(Inventory inventory, CoursePlan course, CourseReader stored) {
        return course.primaryArea().filter(area()::equals).isPresent() ? check(inventory, course) : List.of();
    }

    /** A breach, with the area of the course before what is lacking. */
    default CourseBreach breach(String path, String message, Inventory inventory, CoursePlan course) {
        return CourseBreach.warning(
                path,
                "The course " + course.id() + " works on " + area().code() + ", " + message,
                inventory.id(),
                course.id());
    }
}
