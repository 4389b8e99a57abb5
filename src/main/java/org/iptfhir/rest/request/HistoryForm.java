package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.translate.TimeOfHistory;

/** Refuses a history that asks for something which the server would pass over, as {@link SearchForm} does for searches. */
@Interceptor
public final class HistoryForm {
    static final String NAME = "_history";
    private static final String SINCE = "_since";

    /** Checks the parameters. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        if (NAME.equals(request.getOperation())) {
            check(request.getParameters(), request.getId() != null, SearchForm.isLenient(request));
        }
    }

    /**
     * @param ofOne whether it is the history of one resource
     * @param lenient whether unknown parameters are to be ignored
     * @throws InvalidRequestException when one of the parameters cannot be kept to
     */
    static void check(Map<String, String[]> parameters, boolean ofOne, boolean lenient) {
        Optional<String> unknown = parameters.keySet().stream()
                .filter(name -> !lenient && !AnswerParameters.isOfHistory(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw new InvalidRequestException("A history cannot be asked for " + unknown.get()
                    + ". It takes _since, _at (of one resource), _count and how to answer. Remove it, or send Prefer:"
                    + " handling=lenient to have it ignored.");
        }
        for (String since : parameters.getOrDefault(SINCE, new String[0])) {
            if (SearchValue.isNone(since)) {
                throw new InvalidRequestException(
                        SINCE + " has no value. Write an instant such as 2026-02-03T10:00:00Z, or leave it out.");
            }
        }
        if (!parameters.containsKey(TimeOfHistory.PARAMETER)) {
            return;
        }
        if (!ofOne) {
            throw new InvalidRequestException(
                    "This server tells of one resource alone which version was current at a time: ask for"
                            + " [type]/[id]/_history?_at=…. For what came into being after a moment, use _since.");
        }
        if (parameters.containsKey(SINCE)) {
            throw new InvalidRequestException("_at and _since exclude each other. Ask with _at for the versions that"
                    + " were current at a time, or with _since for those that came into being after a moment.");
        }
        TimeOfHistory.of(parameters);
    }
}
