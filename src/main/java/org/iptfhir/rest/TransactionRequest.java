package org.iptfhir.rest;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ServletRequestUtil;
import com.google.common.collect.ArrayListMultimap;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;

/** A transaction that an operation makes, as a request, so that it passes what that of a client would pass. */
public final class TransactionRequest {
    private TransactionRequest() {}

    /**
     * The request that a client would send. What is found in it is kept with the operation's request; where that is an
     * entry of a batch, it is kept apart, because it is nothing that was found in the batch.
     *
     * @param request the operation's own
     */
    public static ServletRequestDetails of(Bundle transaction, ServletRequestDetails request) {
        ServletSubRequestDetails asTransaction =
                ServletRequestUtil.getServletSubRequestDetails(whole(request), "", "POST", ArrayListMultimap.create());
        asTransaction.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        asTransaction.addHeader(Constants.HEADER_CONTENT_TYPE, Constants.CT_FHIR_JSON_NEW);
        asTransaction.setRequestContents(request.getFhirContext()
                .newJsonParser()
                .encodeResourceToString(transaction)
                .getBytes(StandardCharsets.UTF_8));
        asTransaction.setResource(transaction);
        return asTransaction;
    }

    private static ServletRequestDetails whole(ServletRequestDetails request) {
        return request.isSubRequest() ? new OfEntry(request) : request;
    }

    /** An entry of a Bundle as a request with findings of its own. */
    private static final class OfEntry extends ServletSubRequestDetails {
        private final Map<Object, Object> findings = new HashMap<>();

        OfEntry(ServletRequestDetails entry) {
            super(entry);
            setServer(entry.getServer());
            setFhirServerBase(entry.getFhirServerBase());
        }

        @Override
        public Map<Object, Object> getUserData() {
            return findings;
        }
    }
}
