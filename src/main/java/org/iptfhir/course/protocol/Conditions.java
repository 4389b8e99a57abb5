package org.iptfhir.course.protocol;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;

/** The conditions of actions, asked of the course that is being planned. */
final class Conditions {
    private static final String FHIRPATH = "text/fhirpath";

    private final IFhirPath fhirPath;
    private final CarePlan course;

    Conditions(FhirContext fhir, CarePlan course) {
        this.fhirPath = fhir.newFhirPath();
        this.course = course;
    }

    /** An action and what is below it, each before its parts, without those whose conditions do not hold. */
    List<PlanDefinitionActionComponent> applicable(PlanDefinitionActionComponent action) {
        List<PlanDefinitionActionComponent> applicable = new ArrayList<>();
        if (action.getCondition().stream().allMatch(condition -> holds(action, condition))) {
            applicable.add(action);
            action.getAction().forEach(part -> applicable.addAll(applicable(part)));
        }
        return applicable;
    }

    private boolean holds(PlanDefinitionActionComponent action, PlanDefinitionActionConditionComponent condition) {
        if (condition.getKind() != ActionConditionKind.APPLICABILITY) {
            return true;
        }
        if (!FHIRPATH.equals(condition.getExpression().getLanguage())) {
            throw new UnfitProtocolException(condition(action) + " is not written in " + FHIRPATH + ".");
        }
        String expression = condition.getExpression().getExpression();
        try {
            return fhirPath.evaluateFirst(course, expression, BooleanType.class)
                    .map(BooleanType::booleanValue)
                    .orElse(false);
        } catch (FhirPathExecutionException e) {
            throw new UnfitProtocolException(condition(action) + " cannot be evaluated: " + expression, e);
        }
    }

    private static String condition(PlanDefinitionActionComponent action) {
        return "The condition of the protocol's action " + action.getId();
    }
}
