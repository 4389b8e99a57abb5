package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.dao.PreVerifyConditionalMatchCriteriaRequest;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryMatchResult;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what does not meet the condition that it is written under, and says which part of it: whoever repeats such a
 * request, as after an answer that was lost, would make a second resource.
 */
@Interceptor
public final class OwnConditions {
    private final SearchParamMatcher matcher;

    OwnConditions(SearchParamMatcher matcher) {
        this.matcher = matcher;
    }

    /** Looks at the resource before it is stored, when its references are resolved. */
    @Hook(Pointcut.STORAGE_PREVERIFY_CONDITIONAL_MATCH_CRITERIA)
    public void check(PreVerifyConditionalMatchCriteriaRequest write, @Nullable RequestDetails request) {
        String url = write.getConditionalUrl();
        List<String> parts = Stream.of(url.substring(url.indexOf('?') + 1).split("&", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        List<String> unmet = parts.stream()
                .filter(part -> isUnmet(part, write.getResource(), request))
                .toList();
        if (!unmet.isEmpty()) {
            String what = unmet.equals(parts) ? "that" : "this part: " + String.join("&", unmet);
            throw refusal(write.getResource().fhirType(), url, what);
        }
    }

    /** What cannot be told without the database counts as met. */
    private boolean isUnmet(String part, IBaseResource resource, @Nullable RequestDetails request) {
        InMemoryMatchResult result = matcher.match(resource.fhirType() + "?" + part, resource, request);
        return result.supported() && !result.matched();
    }

    private static UnprocessableEntityException refusal(String type, String condition, String unmet) {
        String text = "The request is conditional on " + condition + ", and the " + type + " in it does not meet "
                + unmet + ". Once stored, the same request would not find it again. Give the " + type
                + " what the condition asks for, or ask for something that it has, such as an identifier with its"
                + " system.";
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.BUSINESSRULE)
                .setDiagnostics(text);
        return new UnprocessableEntityException(text, outcome);
    }
}
