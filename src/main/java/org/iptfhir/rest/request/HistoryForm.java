package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;

/** Refuses a history that asks for something which the server would pass over, as {@link SearchForm} does for searches. */
@Interceptor
public final class HistoryForm {
    /** Checks the names of the parameters. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        if (!"_history".equals(request.getOperation()) || SearchForm.isLenient(request)) {
            return;
        }
        Optional<String> unknown = request.getParameters().keySet().stream()
                .filter(name -> !AnswerParameters.isOfHistory(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw new InvalidRequestException("A history cannot be asked for " + unknown.get()
                    + ". It takes _since, _at, _count and how to answer. Remove it, or send Prefer: handling=lenient to"
                    + " have it ignored.");
        }
    }
}
