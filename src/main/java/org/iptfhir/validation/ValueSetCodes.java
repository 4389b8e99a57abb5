package org.iptfhir.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** Finds the code that was probably meant, when the engine says that a code is not in a value set. */
final class ValueSetCodes {
    /** Among more codes the nearest one is chance. */
    private static final int MOST = 150;

    /** More are no sentence. */
    private static final int FEW = 12;

    private static final Pattern VALUE_SET = Pattern.compile("\\((https?://[^|()\\s]+/ValueSet/[^|()\\s]+)");
    private static final Pattern CODE = Pattern.compile("#([^\\s#'),;]+)");

    private final IValidationSupport support;

    ValueSetCodes(IValidationSupport support) {
        this.support = support;
    }

    /** The nearest code of the value set that a message names; empty when none is near enough. */
    Optional<String> meantIn(EngineMessage message) {
        Matcher valueSet = VALUE_SET.matcher(message.text());
        if (!Folding.isVerdict(message) || !valueSet.find()) {
            return Optional.empty();
        }
        List<String> codes = codesOf(valueSet.group(1));
        return CODE.matcher(message.text())
                .results()
                .map(given -> Nearest.to(given.group(1), codes))
                .flatMap(nearest -> Wording.anyOf(nearest).stream())
                .findFirst();
    }

    /** The codes of the value set that a message names, when they are few. */
    List<String> fewIn(EngineMessage message) {
        Matcher valueSet = VALUE_SET.matcher(message.text());
        return Folding.isVerdict(message) && valueSet.find() ? few(codesOf(valueSet.group(1))) : List.of();
    }

    /** The same codes when a sentence can name them all; else none. */
    static List<String> few(List<String> codes) {
        return codes.size() > FEW ? List.of() : codes;
    }

    List<String> codesOf(String url) {
        IBaseResource valueSet = support.fetchValueSet(url);
        if (valueSet == null) {
            return List.of();
        }
        ValueSetExpansionOutcome outcome =
                support.expandValueSet(new ValidationSupportContext(support), new ValueSetExpansionOptions(), valueSet);
        if (outcome == null || !(outcome.getValueSet() instanceof ValueSet expanded)) {
            return List.of();
        }
        List<ValueSetExpansionContainsComponent> codes = expanded.getExpansion().getContains();
        return codes.size() > MOST
                ? List.of()
                : codes.stream()
                        .map(ValueSetExpansionContainsComponent::getCode)
                        .toList();
    }
}
