package org.iptfhir.rest.extract;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.iptfhir.intake.Refusal;
import org.iptfhir.rest.EmbeddedResource;
import org.iptfhir.rest.NoBody;
import org.iptfhir.translate.DerivedScores;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * SDC's {@code $extract} on a stored response, or on one that is sent: its score, and its answers about suicide, as
 * Observations. Nothing is stored; a response that is written here is scored anyway.
 */
public final class ExtractOperation {
    private static final String NAME = "$extract";
    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/extract-scores";

    /** SDC's name of the response in a Parameters. */
    private static final String SENT = "questionnaire-response";

    private final StoredResources stored;
    private final DerivedScores storedScores;
    private final ResourceValidator validator;
    private final Extraction extraction;
    private final FhirContext fhir;

    ExtractOperation(
            StoredResources stored,
            DerivedScores storedScores,
            ResourceValidator validator,
            Extraction extraction,
            FhirContext fhirContext) {
        this.stored = stored;
        this.storedScores = storedScores;
        this.validator = validator;
        this.extraction = extraction;
        this.fhir = fhirContext;
    }

    /** Of a response that is stored. */
    @Operation(
            name = NAME,
            type = QuestionnaireResponse.class,
            idempotent = true,
            manualRequest = true,
            canonicalUrl = DEFINITION)
    public Bundle ofStored(@IdParam IdType id, ServletRequestDetails request) {
        NoBody.require(
                request,
                "The address names the response: send no body, or send the response to QuestionnaireResponse/" + NAME
                        + ".");
        String name = "QuestionnaireResponse/" + id.getIdPart();
        return stored.read(new IdType(name))
                .map(QuestionnaireResponse.class::cast)
                .map(response -> extraction.of(response, storedScores.ofResponse(new IdType(name))))
                .orElseThrow(() -> new ResourceNotFoundException("There is no " + name + " here."));
    }

    /** Of a response that is sent, by itself or as a parameter. */
    @Operation(
            name = NAME,
            type = QuestionnaireResponse.class,
            idempotent = true,
            manualRequest = true,
            canonicalUrl = DEFINITION)
    public Bundle ofSent(ServletRequestDetails request) {
        ResourceText text = EmbeddedResource.sent(
                request,
                SENT,
                "a QuestionnaireResponse",
                "call QuestionnaireResponse/[id]/" + NAME + " on a stored one");
        List<Finding> findings = validator.validate(text, ValidationRequest.at(Optional.of(request.getResourceName())));
        if (findings.stream().anyMatch(Finding::isError)) {
            throw Refusal.of(findings);
        }
        return extraction.of((QuestionnaireResponse) text.parsed(fhir), List.of());
    }
}
