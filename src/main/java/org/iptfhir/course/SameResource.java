package org.iptfhir.course;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.Severity;
import org.iptfhir.validation.course.Written;

/**
 * Tells of resources that come in several texts: they have the same type and id, and only one of them can be judged
 * together with others.
 */
final class SameResource {
    private static final String ID = "Same_Resource_Twice";

    private final FhirContext fhir;
    private final Map<String, Seen> last = new HashMap<>();
    private final List<Again> again = new ArrayList<>();

    SameResource(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * Where a resource was seen.
     *
     * @param text name of the text
     * @param content tells it from others with the same type and id
     */
    private record Seen(String text, int content) {}

    /**
     * A resource that was seen before.
     *
     * @param number of the text in which it is seen again
     * @param text name of the one in which it was seen before
     */
    private record Again(String id, String path, int number, String text, boolean isEqual) {}

    /** Notes a resource; two in one text are told when that is checked. */
    void note(Written one, int number) {
        Seen now = new Seen(
                one.text(),
                fhir.newJsonParser().encodeResourceToString(one.resource()).hashCode());
        Seen before = last.put(one.id(), now);
        if (before != null && !before.text().equals(one.text())) {
            again.add(new Again(one.id(), one.path(), number, before.text(), before.content() == now.content()));
        }
    }

    /**
     * What is told, by the number of the text: each resource that is another one in another text, and all that are the
     * same once.
     */
    Map<Integer, List<Finding>> findings(IntFunction<Places> places) {
        Map<Integer, List<Finding>> findings = new LinkedHashMap<>();
        Map<Integer, List<Again>> equal = new LinkedHashMap<>();
        for (Again one : again) {
            if (one.isEqual()) {
                equal.computeIfAbsent(one.number(), unknown -> new ArrayList<>())
                        .add(one);
            } else {
                findings.computeIfAbsent(one.number(), unknown -> new ArrayList<>())
                        .add(other(one, places.apply(one.number())));
            }
        }
        equal.forEach((number, ones) ->
                findings.computeIfAbsent(number, unknown -> new ArrayList<>()).add(equal(ones, places.apply(number))));
        return findings;
    }

    private static Finding other(Again one, Places places) {
        return finding(
                one,
                Severity.WARNING,
                one.id() + " is in " + one.text() + " too, and says something else there. This later one is judged"
                        + " together with other resources, the earlier one is not.",
                "Keep one of the two, or give them ids of their own if they are two resources.",
                places);
    }

    private static Finding equal(List<Again> ones, Places places) {
        Again first = ones.get(0);
        String more = ones.size() == 1 ? "" : ", and so are " + (ones.size() - 1) + " more resources of this text";
        return finding(
                first,
                Severity.NOTE,
                first.id() + " is in " + first.text() + " too, with the same content" + more + ". Each counts once.",
                "Nothing has to be mended.",
                places);
    }

    private static Finding finding(Again one, Severity severity, String message, String remedy, Places places) {
        String path = one.path() + ".id";
        return new Finding(
                ID,
                severity,
                severity == Severity.NOTE ? IssueKind.INFORMATIONAL : IssueKind.BUSINESS_RULE,
                path,
                places.of(path),
                message,
                Optional.of(remedy),
                Optional.empty());
    }
}
