package org.iptfhir.validation;

import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.validation.instance.utils.FHIRPathExpressionFixer;
import org.jspecify.annotations.Nullable;

/**
 * An invariant of a definition, ready to be asked of many elements.
 *
 * @param constraint as the definition has it
 * @param question what is asked: an element is asked once, however many profiles ask it
 * @param inCode the same question in code, where there is one
 */
record Invariant(
        ElementDefinitionConstraintComponent constraint, Question question, Optional<FrequentInvariant> inCode) {
    /** An expression in FHIRPath as the engine evaluates it, and how much an element that fails it is at fault. */
    record Question(String expression, @Nullable ConstraintSeverity severity) {}

    static Invariant of(ElementDefinitionConstraintComponent constraint, String fhirVersion) {
        String expression =
                FHIRPathExpressionFixer.fixExpr(constraint.getExpression(), constraint.getKey(), fhirVersion);
        return new Invariant(
                constraint, new Question(expression, constraint.getSeverity()), FrequentInvariant.of(expression));
    }

    /** Whether the invariant surely holds, so that its FHIRPath need not be evaluated. */
    boolean surelyHolds(Element element) {
        return inCode.isPresent() && inCode.get().surelyHolds(element);
    }
}
