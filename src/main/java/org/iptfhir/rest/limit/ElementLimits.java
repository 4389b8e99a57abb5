package org.iptfhir.rest.limit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.ResourceText;

/** Refuses bodies that would keep the validator and the index busy for minutes though they are not long. */
@Interceptor
public final class ElementLimits {
    private final LimitSettings limits;

    ElementLimits(LimitSettings limits) {
        this.limits = limits;
    }

    /** Counts before anything is parsed or checked. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = -10)
    public void check(RequestDetails request) {
        RequestText.of(request)
                .or(() -> jsonPatch(request))
                .flatMap(this::excess)
                .ifPresent(reason -> {
                    throw refusal(reason);
                });
    }

    /** Each of its operations makes a copy of the resource. */
    private static Optional<ResourceText> jsonPatch(RequestDetails request) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        byte[] body = request.loadRequestContents();
        return type.startsWith("application/json-patch+json") && body != null
                ? Optional.of(ResourceText.json(body))
                : Optional.empty();
    }

    /** What a text has too much of, and what to do about it; empty when it is within the limits, or cannot be read. */
    public Optional<String> excess(ResourceText text) {
        return ElementCount.of(text).flatMap(this::excess);
    }

    private Optional<String> excess(ElementCount count) {
        if (count.entries() > limits.entries()) {
            return Optional.of("The Bundle has " + count.entries() + " entries; " + limits.entries()
                    + " are the most that this server takes. Send several Bundles, or have the setting"
                    + " ipt.limits.entries raised.");
        }
        if (count.repetitions() > limits.repetitions()) {
            return Optional.of("The element " + count.repeated() + " stands there " + count.repetitions() + " times; "
                    + limits.repetitions() + " are the most that this server takes. Send several resources, or have the"
                    + " setting ipt.limits.repetitions raised.");
        }
        if (count.elements() > limits.elements()) {
            return Optional.of("A resource has " + count.elements() + " elements; " + limits.elements()
                    + " are the most that this server takes. Send several resources, or have the setting"
                    + " ipt.limits.elements raised.");
        }
        return Optional.empty();
    }

    private static PayloadTooLargeException refusal(String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOCOSTLY)
                .setDiagnostics(text);
        PayloadTooLargeException refusal = new PayloadTooLargeException(text);
        refusal.setOperationOutcome(outcome);
        return refusal;
    }
}
