package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/** Holds a resource, and each resource in a Bundle, to the rules that stand in code. */
final class ClinicalRules {
    private static final String ENTERED_IN_ERROR = "entered-in-error";

    private final List<ClinicalRule> rules;
    private final RuleBook book;

    ClinicalRules(List<ClinicalRule> rules, RuleBook book) {
        this.rules = List.copyOf(rules);
        this.book = book;
    }

    List<Finding> check(Element root, TokenIndex index) {
        List<Finding> findings = new ArrayList<>();
        check(root, root, root.fhirType(), index, findings);
        return findings;
    }

    private void check(Element resource, Element root, String path, TokenIndex index, List<Finding> findings) {
        if (resource.fhirType().equals("Bundle")) {
            List<Element> entries = resource.getChildrenByName("entry");
            for (int i = 0; i < entries.size(); i++) {
                Element inner = entries.get(i).getNamedChild("resource");
                if (inner != null) {
                    check(inner, root, path + ".entry[" + i + "].resource", index, findings);
                }
            }
            return;
        }
        if (ENTERED_IN_ERROR.equals(resource.getNamedChildValue("status"))) {
            return; // X04
        }
        rules.stream()
                .filter(rule -> rule.type().equals(resource.fhirType()))
                .flatMap(rule -> rule.check(resource, root, within -> index.has(path + within)).stream())
                .map(breach -> finding(breach, path + breach.path(), index))
                .forEach(findings::add);
    }

    private Finding finding(Breach breach, String path, TokenIndex index) {
        Optional<String> remedy =
                breach.remedy().or(() -> book.ofInvariant(breach.rule()).map(Rule::remedy));
        return new Finding(
                breach.rule(),
                breach.severity(),
                breach.severity() == Severity.NOTE ? IssueKind.INFORMATIONAL : IssueKind.BUSINESS_RULE,
                path,
                new Focus(index, Optional.empty()).of(breach.rule(), path),
                breach.message(),
                remedy,
                Optional.empty());
    }
}
