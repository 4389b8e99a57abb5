package org.iptfhir.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Whether references are written as FHIR R4 writes them, and lead to resources of a type that it allows there. The engine
 * judges only those that it can follow; of most, the type stands in the reference itself.
 */
final class ReferenceTargets {
    private static final String ID = "Reference_Target_Type";
    private static final String FORM = "Reference_Form";

    /** What leads elsewhere by itself: an absolute address, an entry of the Bundle, a contained resource. */
    private static final Pattern ELSEWHERE = Pattern.compile("https?://[^\\s/]\\S*|urn:(?:uuid|oid):\\S+|#\\S*");

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Za-z]+)(?:/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?|\\?.+)");

    /** An address whose scheme is missing: www.example.org/Patient/3. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::\\d+)?/\\S+");

    /** What the engine says of blanks around a text. */
    private static final String BLANKS = "Type_Specific_Checks_DT_String_WS";

    /** A target that every resource is. */
    private static final String ANY = "Resource";

    private final List<String> known;

    /** @param known the types that FHIR R4 has */
    ReferenceTargets(Set<String> known) {
        this.known = known.stream().sorted().toList();
    }

    List<Finding> check(Element root, TokenIndex index) {
        return PlacedReference.in(root).stream()
                .flatMap(reference -> reference.target().flatMap(target -> check(reference, target, index)).stream())
                .toList();
    }

    /** The findings without what the engine says of references whose form is told to be wrong. */
    private static List<Finding> withFormsToldOnce(List<Finding> findings) {
        List<String> wrong = findings.stream()
                .filter(finding -> finding.id().equals(FORM))
                .map(Finding::expression)
                .toList();
        return wrong.isEmpty()
                ? findings
                : findings.stream()
                        .filter(finding -> !(wrong.contains(finding.expression() + ".reference")
                                        && Following.OF_FORM
                                                .matcher(finding.id())
                                                .matches())
                                && !(wrong.contains(finding.expression())
                                        && finding.id().startsWith(BLANKS)))
                        .toList();
    }

    /** The findings without those on references that only follow from a wrong form or a wrong target. */
    static List<Finding> withoutWhatFollows(List<Finding> findings) {
        return withoutRulesOnWrongTargets(withFormsToldOnce(findings));
    }

    /** The findings without rules on what a reference leads to, where it may not lead there in any case. */
    private static List<Finding> withoutRulesOnWrongTargets(List<Finding> findings) {
        List<String> wrong = findings.stream()
                .filter(finding -> finding.id().equals(ID))
                .map(Finding::expression)
                .toList();
        return wrong.isEmpty()
                ? findings
                : findings.stream()
                        .filter(finding -> !finding.isRule() || !wrong.contains(finding.expression() + ".reference"))
                        .toList();
    }

    private Optional<Finding> check(PlacedReference reference, String target, TokenIndex index) {
        if (ELSEWHERE.matcher(target).matches()) {
            return Optional.empty();
        }
        Matcher relative = RELATIVE.matcher(target);
        if (!relative.matches()) {
            return Optional.of(misshapen(target, reference.place(), index));
        }
        String type = relative.group(1);
        List<String> allowed = targets(reference.element());
        boolean isKnown = known.contains(type);
        if (isKnown && (allowed.isEmpty() || allowed.contains(ANY) || allowed.contains(type))) {
            return Optional.empty();
        }
        List<String> right = allowed.isEmpty() || allowed.contains(ANY) ? known : allowed;
        String place = reference.place();
        return Optional.of(new Finding(
                ID,
                Severity.ERROR,
                IssueKind.VALUE,
                place,
                index.of(place),
                isKnown
                        ? "The reference leads to a resource of type " + type + ", which is not allowed here."
                        : "The reference leads to " + type + ", which is no resource type of FHIR R4.",
                Optional.of(
                        right.size() <= ValueSetCodes.FEW
                                ? "Refer to a resource of type " + String.join(" or ", right) + "."
                                : "Refer to a resource by its type and id, such as Patient/123."),
                isKnown ? Optional.empty() : Wording.anyOf(Nearest.to(type, right))));
    }

    /** HAPI stores what is no address as it stands: nothing could follow it, and no search would find it. */
    private static Finding misshapen(String reference, String place, TokenIndex index) {
        return new Finding(
                FORM,
                Severity.ERROR,
                IssueKind.VALUE,
                place,
                index.of(place),
                "'" + reference + "' is no reference that this server can follow.",
                Optional.of("Write Type/id, such as Patient/123, without a slash before it; an absolute address with"
                        + " http:// or https://; urn:uuid: or urn:oid: for an entry of the same Bundle; or # and the id"
                        + " of a contained resource. What has no address goes into identifier or display."),
                meant(reference));
    }

    /** What only lacks its scheme, or has a slash too many. */
    private static Optional<String> meant(String reference) {
        String stripped = reference.strip();
        if (!stripped.equals(reference)) {
            return Optional.of(stripped)
                    .filter(local -> RELATIVE.matcher(local).matches()
                            || ELSEWHERE.matcher(local).matches());
        }
        if (reference.startsWith("/")) {
            return Optional.of(reference.substring(1))
                    .filter(local -> RELATIVE.matcher(local).matches());
        }
        return HOST.matcher(reference).matches() ? Optional.of("https://" + reference) : Optional.empty();
    }

    /** The types to which FHIR lets an element refer; none where it does not say. */
    private static List<String> targets(Element element) {
        return element.getProperty().getDefinition().getType().stream()
                .filter(type -> type.getCode().equals("Reference"))
                .flatMap(type -> type.getTargetProfile().stream())
                .map(canonical ->
                        canonical.getValue().substring(canonical.getValue().lastIndexOf('/') + 1))
                .sorted()
                .toList();
    }
}
