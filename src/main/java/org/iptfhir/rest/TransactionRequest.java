package org.iptfhir.rest;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ServletRequestUtil;
import com.google.common.collect.ArrayListMultimap;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;

/** A transaction that an operation makes, as a request, so that it passes what that of a client would pass. */
public final class TransactionRequest {
    private TransactionRequest() {}

    /**
     * The request that a client would send.
     *
     * @param request the operation's own
     */
    public static ServletRequestDetails of(Bundle transaction, ServletRequestDetails request) {
        ServletSubRequestDetails asTransaction =
                ServletRequestUtil.getServletSubRequestDetails(request, "", "POST", ArrayListMultimap.create());
        asTransaction.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        asTransaction.addHeader(Constants.HEADER_CONTENT_TYPE, Constants.CT_FHIR_JSON_NEW);
        asTransaction.setRequestContents(request.getFhirContext()
                .newJsonParser()
                .encodeResourceToString(transaction)
                .getBytes(StandardCharsets.UTF_8));
        asTransaction.setResource(transaction);
        return asTransaction;
    }
}
