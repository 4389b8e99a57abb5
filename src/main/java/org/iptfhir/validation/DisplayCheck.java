package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.elementmodel.Element;

/**
 * Warns of a code with the name of something else: mostly the wrong code was chosen. Only codes that the guide lists can
 * be checked, and only names in English.
 */
final class DisplayCheck {
    /** The engine's own id for this fault, where a terminology service checks displays. */
    private static final String ID = "Display_Name_for__should_be_one_of__instead_of";

    private final Displays displays;

    DisplayCheck(Displays displays) {
        this.displays = displays;
    }

    /** The findings without those about the name of a code that is told to be the wrong one. */
    static List<Finding> withoutWrongCodes(List<Finding> findings) {
        Set<String> wrong = findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::expression)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> !finding.id().equals(ID)
                        || !wrong.contains(finding.expression().replaceFirst("display$", "code")))
                .toList();
    }

    List<Finding> check(Element root, TokenIndex index) {
        List<Finding> findings = new ArrayList<>();
        check(root, root.fhirType(), index, findings);
        return findings;
    }

    private void check(Element element, String path, TokenIndex index, List<Finding> findings) {
        String language = element.isResource() ? element.getNamedChildValue("language") : null;
        if (language != null && !language.startsWith("en")) {
            return;
        }
        if (element.fhirType().equals("Coding")) {
            checkCoding(element, path, index).ifPresent(findings::add);
            return;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.getChildren()) {
            if (!child.isPrimitive() && child.hasChildren()) {
                int position = seen.merge(child.getName(), 1, Integer::sum) - 1;
                check(child, path + "." + ElementPath.step(child, position), index, findings);
            }
        }
    }

    private Optional<Finding> checkCoding(Element coding, String path, TokenIndex index) {
        String system = coding.getNamedChildValue("system");
        String code = coding.getNamedChildValue("code");
        String display = coding.getNamedChildValue("display");
        if (system == null || code == null || display == null) {
            return Optional.empty();
        }
        String place = path + ".display";
        return displays.insteadOf(display, system, code)
                .map(right -> new Finding(
                        ID,
                        Severity.WARNING,
                        IssueKind.VALUE,
                        place,
                        index.of(place),
                        "The code " + code + " of " + system + " is not called '" + display + "' but '" + right + "'.",
                        Optional.of("Check the code. If it is the right one, correct the display or leave it out."),
                        Optional.of(right)));
    }
}
