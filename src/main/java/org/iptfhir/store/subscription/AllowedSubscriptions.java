package org.iptfhir.store.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/**
 * Keeps what is recorded of patients from leaving by a Subscription: a notification is an empty request to a place that the
 * site has named. What was recorded its receiver reads here, with its own token.
 */
@Interceptor
public final class AllowedSubscriptions {
    /** What a course and its outcome are made of. Process notes are DocumentReferences: nobody is told of those. */
    private static final Set<String> NOTIFIED = Set.of(
            "CarePlan",
            "Encounter",
            "Flag",
            "Goal",
            "Observation",
            "Patient",
            "Procedure",
            "QuestionnaireResponse",
            "RiskAssessment",
            "ServiceRequest",
            "Task");

    private static final Pattern SEARCH = Pattern.compile("(?<type>[A-Za-z]+)\\?\\S+");

    private final NotifiedEndpoints endpoints;

    AllowedSubscriptions(NotifiedEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Refuses (422) a Subscription that would send more, or elsewhere. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        refuse(resource);
    }

    /** The same of a new version. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        refuse(resource);
    }

    /** Whether a notification is sent. What was stored before the settings changed is judged by those of today. */
    @Hook(Pointcut.SUBSCRIPTION_BEFORE_REST_HOOK_DELIVERY)
    public boolean isSent(CanonicalSubscription subscription) {
        return isNotified(subscription.getCriteriaString())
                && subscription.getPayloadString() == null
                && subscription.getPayloadSearchCriteria() == null
                && subscription.getHeaders().isEmpty()
                && endpoints.allow(subscription.getEndpointUrl());
    }

    private void refuse(IBaseResource resource) {
        if (resource instanceof Subscription subscription && isAsked(subscription.getStatus())) {
            OperationOutcome outcome = new OperationOutcome();
            faults(subscription)
                    .forEach(fault -> outcome.addIssue()
                            .setSeverity(IssueSeverity.ERROR)
                            .setCode(IssueType.BUSINESSRULE)
                            .setDiagnostics(fault.text)
                            .addExpression(fault.place));
            if (outcome.hasIssue()) {
                throw new UnprocessableEntityException(
                        outcome.getIssueFirstRep().getDiagnostics(), outcome);
            }
        }
    }

    private static boolean isAsked(SubscriptionStatus status) {
        return status != SubscriptionStatus.OFF && status != SubscriptionStatus.ERROR;
    }

    private List<Fault> faults(Subscription subscription) {
        SubscriptionChannelComponent channel = subscription.getChannel();
        if (endpoints.endpoints().isEmpty()) {
            return List.of(new Fault(
                    "Subscription.channel.endpoint",
                    "This server sends no notifications. Who runs it names the addresses that may get them in"
                            + " ipt.subscriptions.endpoints; or ask for what is new, with _lastUpdated=gt and the time of the"
                            + " last answer."));
        }
        List<Fault> faults = new ArrayList<>();
        if (!isNotified(subscription.getCriteria())) {
            faults.add(new Fault(
                    "Subscription.criteria",
                    "Criteria are a search with a parameter, such as"
                            + " Observation?code-value-quantity=http://loinc.org|44261-6$ge20, for one of "
                            + String.join(", ", new TreeSet<>(NOTIFIED)) + "."));
        }
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            faults.add(new Fault(
                    "Subscription.channel.type",
                    "This server notifies by rest-hook alone: an empty POST to the endpoint."));
        }
        if (channel.hasPayload() || subscription.hasExtension() || channel.hasExtension()) {
            faults.add(new Fault(
                    channel.hasPayload()
                            ? "Subscription.channel.payload"
                            : channel.hasExtension() ? "Subscription.channel.extension" : "Subscription.extension",
                    "Nothing that is recorded of a patient is sent along. Leave this out, and read with your token what"
                            + " the notification is about."));
        }
        if (channel.hasHeader()) {
            faults.add(new Fault(
                    "Subscription.channel.header",
                    "Whoever reads the Subscription would read a secret in a header. Leave headers out: the notification"
                            + " itself tells nothing."));
        }
        if (!endpoints.allow(String.valueOf(channel.getEndpoint()))) {
            faults.add(new Fault(
                    "Subscription.channel.endpoint",
                    "This server may send nothing there. Who runs it names the addresses that may get notifications in"
                            + " ipt.subscriptions.endpoints."));
        }
        return faults;
    }

    private static boolean isNotified(String criteria) {
        Matcher search = SEARCH.matcher(String.valueOf(criteria));
        return search.matches() && NOTIFIED.contains(search.group("type"));
    }

    private record Fault(String place, String text) {}
}
