package org.iptfhir.validation.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.WhoseRecord;
import org.iptfhir.validation.Severity;

/**
 * A reference from a record of one patient to that of another.
 *
 * @param in the resource that refers
 * @param own whose record that is
 * @param other whose record the target is
 */
record Stranger(Resource in, Mention mention, WhoseRecord own, WhoseRecord other, Severity severity) {
    /** So many are named where many resources are at fault together. */
    private static final int NAMED = 3;

    /** Type and id of the resource that refers. */
    String id() {
        return LocalReference.to(in);
    }

    /**
     * That a resource is in another record than what refers to it.
     *
     * @param all the references to it
     */
    static CourseBreach misplaced(String id, List<Stranger> all) {
        Stranger first = all.get(0);
        Map<String, String> others = new LinkedHashMap<>();
        all.forEach(stranger -> others.putIfAbsent(
                stranger.id(), stranger.id() + " (" + stranger.mention().place() + ")"));
        String rest = others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "";
        return new CourseBreach(
                severity(all),
                "." + first.other().element(),
                "The " + id.substring(0, id.indexOf('/')) + " is of "
                        + first.other().patient() + ", but what refers to it is of "
                        + all.stream()
                                .map(stranger -> stranger.own().patient())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ": " + others.values().stream().limit(NAMED).collect(Collectors.joining(", ")) + rest
                        + ".",
                id,
                first.id());
    }

    /**
     * That a resource refers to another record.
     *
     * @param all its references to what is of one other patient
     */
    static CourseBreach astray(List<Stranger> all) {
        Severity severity = severity(all);
        Stranger first = all.stream()
                .filter(stranger -> stranger.severity() == severity)
                .findFirst()
                .orElseThrow();
        String rest = all.stream()
                .filter(stranger -> !stranger.equals(first))
                .map(stranger -> stranger.mention().place())
                .collect(Collectors.joining(", "));
        return new CourseBreach(
                severity,
                first.mention().path(),
                "The " + first.in().fhirType() + " is of " + first.own().patient() + ", but refers to "
                        + first.mention().target() + ", which is of "
                        + first.other().patient()
                        + (rest.isEmpty() ? "." : ", as is what it refers to by " + rest + "."),
                first.id(),
                first.mention().target());
    }

    private static Severity severity(List<Stranger> strangers) {
        return strangers.stream().anyMatch(stranger -> stranger.severity() == Severity.ERROR)
                ? Severity.ERROR
                : Severity.WARNING;
    }
}
