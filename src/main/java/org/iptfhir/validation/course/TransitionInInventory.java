package org.iptfhir.validation.course;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.translate.CoursePlan;

/** I04: where a course works on a transition, the inventory tells from which role to which, by what, where and when. */
final class TransitionInInventory implements AreaInInventory {
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("transition-event", "event");
        PARTS.put("transition-old-role", "old role");
        PARTS.put("transition-new-role", "new role");
        PARTS.put("transition-domain", "part of life");
        PARTS.put("transition-date", "date");
    }

    @Override
    public String id() {
        return "I04";
    }

    @Override
    public ProblemArea area() {
        return ProblemArea.ROLE_TRANSITION;
    }

    /** Of several changes the one that is told best is judged: which of them is the focus, nothing says. */
    @Override
    public List<CourseBreach> check(Inventory inventory, CoursePlan course) {
        return inventory.all("transition").stream()
                .min(Comparator.comparingInt(change -> missing(change).size()))
                .map(change -> missing(change).isEmpty()
                        ? List.<CourseBreach>of()
                        : List.of(breach(
                                change.path(),
                                "but the change of role in the inventory has no "
                                        + String.join(", no ", missing(change)) + ".",
                                inventory,
                                course)))
                .orElseGet(() ->
                        List.of(breach(WHOLE, "but the inventory tells of no change of role.", inventory, course)));
    }

    private static List<String> missing(Inventory.Said change) {
        return PARTS.entrySet().stream()
                .filter(part -> !change.says(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
