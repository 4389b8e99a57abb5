package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseBundle;

/** Holds the operations and histories of a batch or transaction to what a request of its own is held to. */
@Interceptor
public final class OperationsInBundles {
    private static final Pattern ADDRESS = Pattern.compile(
            "/?(?:(?<type>[A-Z]\\w+)/(?:(?<id>[\\w.-]+)/)?)?(?<name>\\$[\\w-]+|_history)(?:\\?(?<query>.*))?",
            Pattern.DOTALL);

    private final OperationForm form;

    public OperationsInBundles(OperationForm form) {
        this.form = form;
    }

    /** Checks the entries of a transaction, or one entry of a batch, which alone is refused then. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle announced) {
        EntriesThatRead.check(request, announced, url -> {
            Matcher address = ADDRESS.matcher(url);
            if (address.matches()) {
                check(request, address);
            }
            return url;
        });
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
