package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Holds the conditions of writes to what a search is held to: a part of one that is passed over lets it find another
 * resource than the client means, which would be deleted or overwritten.
 */
@Interceptor
public final class ConditionForm {
    private static final String HEADER = "If-None-Exist";

    private final FhirContext fhir;
    private final SearchForm form;

    public ConditionForm(FhirContext fhir, SearchForm form) {
        this.fhir = fhir;
        this.form = form;
    }

    /** Checks the condition of a single request. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 10)
    public void check(RequestDetails request) {
        String type = request.getResourceName();
        if (type == null || request.getId() != null || request.getOperation() != null) {
            return;
        }
        if (request.getRequestType() == RequestTypeEnum.POST) {
            Optional.ofNullable(request.getHeader(HEADER)).ifPresent(condition -> check(type, condition));
        } else if (request.getRequestType() != RequestTypeEnum.GET
                && !request.getParameters().isEmpty()) {
            check(type, request.getParameters());
        }
    }

    /** Checks the conditions of a transaction, or that of one entry of a batch, which alone is refused then. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle announced) {
        if (!(announced instanceof Bundle bundle)
                || bundle.getType() == BundleType.BATCH
                || request instanceof SystemRequestDetails) {
            return;
        }
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryRequestComponent entry = bundle.getEntry().get(i).getRequest();
            String[] url = String.valueOf(entry.getUrl()).split("\\?", 2);
            String type = url[0].replaceFirst("^/", "");
            try {
                if (entry.getMethod() == HTTPVerb.POST && entry.hasIfNoneExist()) {
                    check(type, entry.getIfNoneExist());
                } else if (entry.getMethod() != HTTPVerb.GET && url.length > 1) {
                    check(type, UrlUtil.parseQueryString(url[1]));
                }
            } catch (InvalidRequestException refused) {
                throw EntriesThatRead.placed(
                        refused, request, i, entry.getMethod() == HTTPVerb.POST ? "ifNoneExist" : "url");
            }
        }
    }

    private void check(String type, String condition) {
        check(type, UrlUtil.parseQueryString(condition.substring(condition.indexOf('?') + 1)));
    }

    private void check(String type, Map<String, String[]> condition) {
        if (!fhir.getResourceTypes().contains(type)) {
            return; // HAPI says so
        }
        Optional<String> fault = form.fault(new TypeSearch(type, condition, false, false))
                .or(() -> condition.keySet().stream().allMatch(AnswerParameters::saysHowToAnswer)
                        ? Optional.of("It names no search parameter.")
                        : Optional.empty());
        if (fault.isPresent()) {
            throw new InvalidRequestException("The condition cannot be looked up. " + fault.get()
                    + " Write a search that finds what is meant and nothing else, such as"
                    + " identifier=https://example.org/mrn|4711.");
        }
    }
}
