package org.iptfhir.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.iptfhir.guide.Guide;

/** The text of the guide's rules: it stands in the guide's code system, and is read from there. */
public final class RuleBook {
    /** A rule may need several invariants: C06-start and C06-end are both C06. */
    private static final Pattern INVARIANT = Pattern.compile("([A-Z]\\d\\d)(-.*)?");

    private final Map<String, Rule> rules;

    /** The rules of a guide. */
    public static RuleBook of(Guide guide) {
        return new RuleBook(guide.codeSystem("rule"));
    }

    private RuleBook(CodeSystem published) {
        rules = published.getConcept().stream()
                .map(RuleBook::rule)
                .collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    }

    private static Rule rule(ConceptDefinitionComponent concept) {
        return new Rule(
                concept.getCode(),
                concept.getDisplay(),
                concept.getDefinition(),
                property(concept, "source"),
                properties(concept, "severity").toList(),
                property(concept, "remedy"));
    }

    private static String property(ConceptDefinitionComponent concept, String code) {
        return properties(concept, code).findFirst().orElse("");
    }

    private static Stream<String> properties(ConceptDefinitionComponent concept, String code) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals(code))
                .map(property -> property.getValue().primitiveValue());
    }

    /** A rule by its id, such as {@code C02}. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** All rules, by their ids. */
    public List<Rule> all() {
        return rules.values().stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    /** The rule that an invariant stands for; empty for an invariant of FHIR's own. */
    public Optional<Rule> ofInvariant(String key) {
        Matcher matcher = INVARIANT.matcher(key);
        return matcher.matches() ? Optional.ofNullable(rules.get(matcher.group(1))) : Optional.empty();
    }
}
