package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.BaseValidationSupportWrapper;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;

/** Expansions in memory that heed {@code filter}, {@code offset} and {@code count}, and have what R4 requires of them. */
final class Expansions extends BaseValidationSupportWrapper {
    private final Clock clock;

    Expansions(FhirContext fhirContext, IValidationSupport inMemory, Clock clock) {
        super(fhirContext, inMemory);
        this.clock = clock;
    }

    @Override
    public @Nullable ValueSetExpansionOutcome expandValueSet(
            ValidationSupportContext context, @Nullable ValueSetExpansionOptions options, IBaseResource valueSet) {
        ValueSetExpansionOutcome outcome = super.expandValueSet(context, options, valueSet);
        return options != null
                        && outcome != null
                        && outcome.getValueSet() instanceof ValueSet expanded
                        && valueSet instanceof ValueSet defined
                ? new ValueSetExpansionOutcome(asAsked(expanded, defined, options, order(defined, context)))
                : outcome;
    }

    /** Places of the codes as the value set and its code systems list them, which is how people want to choose. */
    private static Map<String, Integer> order(ValueSet defined, ValidationSupportContext context) {
        Map<String, Integer> order = new HashMap<>();
        for (ConceptSetComponent include : defined.getCompose().getInclude()) {
            if (include.hasConcept()) {
                include.getConcept()
                        .forEach(concept ->
                                order.putIfAbsent(key(include.getSystem(), concept.getCode()), order.size()));
            } else if (include.hasSystem()
                    && context.getRootValidationSupport().fetchCodeSystem(include.getSystem())
                            instanceof CodeSystem system) {
                list(system.getUrl(), system.getConcept(), order);
            }
        }
        return order;
    }

    private static void list(String system, List<ConceptDefinitionComponent> concepts, Map<String, Integer> order) {
        concepts.forEach(concept -> {
            order.putIfAbsent(key(system, concept.getCode()), order.size());
            list(system, concept.getConcept(), order);
        });
    }

    private static String key(String system, String code) {
        return system + "|" + code;
    }

    private ValueSet asAsked(
            ValueSet expanded, ValueSet defined, ValueSetExpansionOptions options, Map<String, Integer> order) {
        List<ValueSetExpansionContainsComponent> wanted = expanded.getExpansion().getContains().stream()
                .filter(code -> isWanted(code, Optional.ofNullable(options.getFilter())))
                .sorted(Comparator.comparing(
                        code -> order.getOrDefault(key(code.getSystem(), code.getCode()), order.size())))
                .toList();
        ValueSet answer = defined.copy();
        answer.setText(null);
        answer.setCompose(null);
        ValueSetExpansionComponent expansion =
                answer.setExpansion(new ValueSetExpansionComponent()).getExpansion();
        expansion
                .setIdentifier(expanded.getExpansion().getIdentifier())
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(wanted.size())
                .setOffset(options.getOffset());
        wanted.stream().skip(options.getOffset()).limit(options.getCount()).forEach(expansion::addContains);
        return answer;
    }

    /** A picker's search: a part of the display or of the code, in any case. */
    private static boolean isWanted(ValueSetExpansionContainsComponent code, Optional<String> filter) {
        return filter.map(text -> text.toLowerCase(Locale.ROOT))
                .map(text -> (code.getDisplay() + " " + code.getCode())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .orElse(true);
    }
}
