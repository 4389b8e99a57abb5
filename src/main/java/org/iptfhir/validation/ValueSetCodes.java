package org.iptfhir.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** Finds the code that was probably meant, when the engine says that a code is not in a value set. */
final class ValueSetCodes {
    /** Among more codes the nearest one is chance, unless it differs in its case alone. */
    private static final int MOST = 150;

    /** More are no sentence. */
    static final int FEW = 12;

    private static final Pattern VALUE_SET = Pattern.compile("\\((https?://[^|()\\s]+/ValueSet/[^|()\\s]+)");
    private static final Pattern UNKNOWN = Pattern.compile("Unknown code '(https?://[^#'\\s]+)#[^']*'");
    private static final Pattern CODE = Pattern.compile("#([^\\s#'),;]+)");

    private final IValidationSupport support;

    ValueSetCodes(IValidationSupport support) {
        this.support = support;
    }

    /** Whether a message is about a code that its code system does not have. */
    static boolean isUnknownCode(EngineMessage message) {
        return UNKNOWN.matcher(message.text()).find() && !Folding.isVerdict(message);
    }

    /** The nearest code of the value set or code system that a message names; empty when none is near enough. */
    Optional<String> meantIn(EngineMessage message) {
        List<String> codes = codesFor(message);
        return CODE.matcher(message.text())
                .results()
                .map(given ->
                        codes.size() > MOST ? sameLetters(given.group(1), codes) : Nearest.to(given.group(1), codes))
                .flatMap(nearest -> Wording.anyOf(nearest).stream())
                .findFirst();
    }

    private static List<String> sameLetters(String given, List<String> codes) {
        return codes.stream().filter(given::equalsIgnoreCase).toList();
    }

    /** The codes of the value set or code system that a message names, when they are few. */
    List<String> fewIn(EngineMessage message) {
        return few(codesFor(message));
    }

    private List<String> codesFor(EngineMessage message) {
        Matcher unknown = UNKNOWN.matcher(message.text());
        if (isUnknownCode(message) && unknown.find()) {
            return codesOfSystem(unknown.group(1));
        }
        Matcher valueSet = VALUE_SET.matcher(message.text());
        return Folding.isVerdict(message) && valueSet.find() ? allCodesOf(valueSet.group(1)) : List.of();
    }

    private List<String> codesOfSystem(String url) {
        if (!(support.fetchCodeSystem(url) instanceof CodeSystem system)) {
            return List.of();
        }
        return concepts(system.getConcept())
                .map(ConceptDefinitionComponent::getCode)
                .toList();
    }

    private static Stream<ConceptDefinitionComponent> concepts(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream().flatMap(concept -> Stream.concat(Stream.of(concept), concepts(concept.getConcept())));
    }

    /** The same codes when a sentence can name them all; else none. */
    static List<String> few(List<String> codes) {
        return codes.size() > FEW ? List.of() : codes;
    }

    /** The codes of a value set; none where they are very many. */
    List<String> codesOf(String url) {
        List<String> codes = allCodesOf(url);
        return codes.size() > MOST ? List.of() : codes;
    }

    private List<String> allCodesOf(String url) {
        IBaseResource valueSet = support.fetchValueSet(url);
        if (valueSet == null) {
            return List.of();
        }
        ValueSetExpansionOutcome outcome =
                support.expandValueSet(new ValidationSupportContext(support), new ValueSetExpansionOptions(), valueSet);
        if (outcome == null || !(outcome.getValueSet() instanceof ValueSet expanded)) {
            return List.of();
        }
        return expanded.getExpansion().getContains().stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .sorted()
                .toList();
    }
}
