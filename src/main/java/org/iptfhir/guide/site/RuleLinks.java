package org.iptfhir.guide.site;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Where rules are explained. */
final class RuleLinks {
    private final Set<String> rules;

    /** @param rules code system of the rules */
    RuleLinks(CodeSystem rules) {
        this.rules = rules.getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names a rule or a part of one, such as {@code C06-start}, with a link where it is explained. */
    void link(XhtmlNode where, String id) {
        String rule = id.replaceFirst("-.*", "");
        if (rules.contains(rule)) {
            where.ah("rules.html#" + rule.toLowerCase(Locale.ROOT)).tx(id);
        } else {
            where.code(id);
        }
    }
}
