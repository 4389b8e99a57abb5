package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ServletRequestUtil;
import com.google.common.collect.ArrayListMultimap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseBundle;

/** Holds the operations and histories of a batch or transaction to what a request of its own is held to. */
@Interceptor
public final class OperationsInBundles {
    private static final Pattern ADDRESS = Pattern.compile(
            "/?(?:(?<type>[A-Z]\\w+)/(?:(?<id>[\\w.-]+)/)?)?(?<name>\\$[\\w-]+|_history)(?:\\?(?<query>.*))?",
            Pattern.DOTALL);

    /** Something with a dollar sign before the question mark, however it is written. */
    private static final Pattern CALL = Pattern.compile("[^?]*(?:\\$|%24).*", Pattern.DOTALL);

    private final OperationForm form;

    public OperationsInBundles(OperationForm form) {
        this.form = form;
    }

    /** Checks the entries of a transaction, or one entry of a batch, which alone is refused then. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle announced) {
        EntriesThatRead.check(request, announced, url -> {
            operation(request, url).filter(Operation::manualResponse).ifPresent(OperationsInBundles::refuse);
            Matcher address = ADDRESS.matcher(url);
            if (address.matches()) {
                check(request, address);
            }
            return url;
        });
    }

    /** What an entry calls, found as HAPI finds it; empty when it calls nothing, or nothing that there is: HAPI says so. */
    private static Optional<Operation> operation(RequestDetails request, String url) {
        if (!(request instanceof ServletRequestDetails whole)
                || !CALL.matcher(url).matches()) {
            return Optional.empty();
        }
        try {
            ServletSubRequestDetails entry =
                    ServletRequestUtil.getServletSubRequestDetails(whole, url, "GET", ArrayListMultimap.create());
            return Optional.ofNullable(whole.getServer()
                    .determineResourceMethod(entry, entry.getRequestPath())
                    .getMethod()
                    .getAnnotation(Operation.class));
        } catch (BaseServerResponseException e) {
            return Optional.empty();
        }
    }

    /** What writes its answer itself, as a table or a drawing for instance, would write it in place of the Bundle's. */
    private static void refuse(Operation operation) {
        throw new InvalidRequestException(
                operation.name() + " is answered in no entry of a batch or transaction. Leave the"
                        + " entry out, and ask for it by a request of its own.");
    }

    private void check(RequestDetails request, Matcher address) {
        Map<String, String[]> parameters = EntriesThatRead.parameters(address.group("query"));
        switch (address.group("name")) {
            case HistoryForm.NAME ->
                HistoryForm.check(parameters, address.group("id") != null, SearchForm.isLenient(request));
            case EverythingForm.NAME -> EverythingForm.check(parameters);
            default -> form.check(request, address.group("type"), address.group("name"), parameters);
        }
        AnswerParameters.check(parameters);
    }
}
