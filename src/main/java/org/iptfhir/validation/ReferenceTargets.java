package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Whether references lead to resources of a type that FHIR R4 allows there. The engine judges only those that it can
 * follow; of most, the type stands in the reference itself.
 */
final class ReferenceTargets {
    private static final String ID = "Reference_Target_Type";
    private static final Pattern RELATIVE =
            Pattern.compile("([A-Za-z]+)(?:/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?|\\?.+)");

    /** A target that every resource is. */
    private static final String ANY = "Resource";

    private final List<String> known;

    /** @param known the types that FHIR R4 has */
    ReferenceTargets(Set<String> known) {
        this.known = known.stream().sorted().toList();
    }

    List<Finding> check(Element root, TokenIndex index) {
        List<Finding> findings = new ArrayList<>();
        check(root, root.fhirType(), index, findings);
        return findings;
    }

    private void check(Element element, String path, TokenIndex index, List<Finding> findings) {
        if (element.fhirType().equals("Reference")) {
            checkReference(element, path, index).ifPresent(findings::add);
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.getChildren()) {
            if (!child.isPrimitive() && child.hasChildren()) {
                int position = seen.merge(child.getName(), 1, Integer::sum) - 1;
                check(child, path + "." + ElementPath.step(child, position), index, findings);
            }
        }
    }

    private Optional<Finding> checkReference(Element element, String path, TokenIndex index) {
        String reference = element.getNamedChildValue("reference");
        Matcher relative = RELATIVE.matcher(reference == null ? "" : reference);
        if (!relative.matches()) {
            return Optional.empty();
        }
        String type = relative.group(1);
        List<String> allowed = targets(element);
        boolean isKnown = known.contains(type);
        if (isKnown && (allowed.isEmpty() || allowed.contains(ANY) || allowed.contains(type))) {
            return Optional.empty();
        }
        List<String> right = allowed.isEmpty() || allowed.contains(ANY) ? known : allowed;
        String place = path + ".reference";
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
