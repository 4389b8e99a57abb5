package org.iptfhir.intake;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.iptfhir.translate.Scoring;
import org.iptfhir.translate.Scoring.Contradiction;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.IssueKind;
import org.iptfhir.validation.Position;
import org.iptfhir.validation.Severity;

/** Scores the answers that a write brings, in its own transaction; of a Bundle, once all entries are stored. */
@Interceptor
public final class ScoringOfWrites {
    private final Scoring scoring;

    ScoringOfWrites(Scoring scoring) {
        this.scoring = scoring;
    }

    /** Scores what was created. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource created) {
        score(created);
    }

    /** Scores what was changed. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        score(after);
    }

    /** Withdraws what was derived from a response that is about to be deleted. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleting(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            scoring.withdraw(response.getIdElement());
        }
    }

    /** Makes ours again when a sender's own score is deleted. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        if (resource instanceof Observation observation) {
            refuse(scoring.scoreResponsesOf(observation));
        }
    }

    private void score(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            refuse(scoring.score(response));
        } else if (resource instanceof Observation observation && observation.hasDerivedFrom()) {
            refuse(scoring.scoreResponsesOf(observation));
        }
    }

    private static void refuse(Optional<Contradiction> contradiction) {
        contradiction.ifPresent(found -> {
            throw Refusal.of(List.of(new Finding(
                    "M01",
                    Severity.ERROR,
                    IssueKind.BUSINESS_RULE,
                    found.observation().hasValueQuantity()
                            ? "Observation.value.ofType(Quantity).value"
                            : "Observation.value.ofType(CodeableConcept)",
                    new Position(1, 1),
                    "The Observation says " + found.claimed() + ", the answers that it derives from come to "
                            + found.computed() + ".",
                    Optional.of("Correct the Observation or the answers; or leave the Observation out, it is made from"
                            + " the answers."),
                    Optional.empty())));
        });
    }
}
