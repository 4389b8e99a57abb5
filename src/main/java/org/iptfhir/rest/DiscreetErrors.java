package org.iptfhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.RestfulServerUtils.ResponseEncoding;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.iptfhir.rest.answer.ErrorText;
import org.iptfhir.rest.answer.FailedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * Tells clients of errors in words that they can act on, and keeps the inside of the server out of them: no SQL, no class
 * names. The log has those, under the request's id that the answer carries in {@code X-Request-ID}.
 */
@Interceptor
public final class DiscreetErrors {
    private static final Logger LOG = LoggerFactory.getLogger(DiscreetErrors.class);
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)\\bSQL\\b|could not execute|Exception:|\\bjava\\.|org\\.hibernate|org\\.springframework");
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    private static final ErrorText NOTHING_TO_CHANGE = new ErrorText(
            NOT_FOUND,
            IssueType.NOTFOUND,
            "The condition of the patch matches nothing on this server, so there is nothing to change.",
            Optional.empty());

    /** The exception that is answered in the place of the one that was thrown. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException replace(RequestDetails request, Throwable thrown) {
        BaseServerResponseException answer = answer(request, thrown);
        if (answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            FailedEntry.tell(outcome, request, thrown);
        }
        return answer;
    }

    private static BaseServerResponseException answer(RequestDetails request, Throwable thrown) {
        answerInJsonOrXml(request);
        if (GoneClients.caused(thrown)) {
            LOG.debug("Request {} has nobody any more who waits for its answer", request.getRequestId());
            return new InternalErrorException("The client has hung up.", thrown);
        }
        if (thrown instanceof RequestRejectedException) {
            return answer(new ErrorText(
                    BAD_REQUEST,
                    IssueType.INVALID,
                    "A parameter has a name, or the request a header, with characters that this server does not read."
                            + " Leave control characters out, and write names and forms in UTF-8.",
                    Optional.empty()));
        }
        int status = status(thrown);
        if (status == NOT_FOUND && isPatchOnCondition(request)) {
            return answer(NOTHING_TO_CHANGE); // HAPI says the same of a reference that matches nothing
        }
        ErrorText said =
                ErrorText.of(status, Optional.ofNullable(thrown.getMessage()).orElse(""));
        if (status == INTERNAL && said.status() < INTERNAL) {
            return answer(said); // HAPI takes what the client did wrong for a fault of its own
        }
        if (status == INTERNAL && hasBody(request) && isOfUnreadableBody(thrown)) {
            return answer(new ErrorText(
                    BAD_REQUEST,
                    IssueType.STRUCTURE,
                    "The body is not built as FHIR resources are. Compare each element with FHIR's definition: is it an"
                            + " object, a list or a single value?",
                    Optional.empty()));
        }
        if (status >= INTERNAL && status != UNAVAILABLE) {
            LOG.error("Request {} failed", request.getRequestId(), Whereabouts.of(thrown));
            return worded(new InternalErrorException("The server failed at this request, and has noted why under "
                    + request.getRequestId() + ". Tell that to whoever runs it."));
        }
        if (!isWorded(thrown) && INSIDE.matcher(said.text()).find()) {
            // Not the message: it may hold the SQL of the lost race, with identifiers of patients.
            LOG.warn(
                    "Request {} lost a race: {}",
                    request.getRequestId(),
                    rootOf(thrown).getClass().getName());
            return worded(new ResourceVersionConflictException(
                    "Another write was at the same resources at the same moment. Nothing of this request was stored:"
                            + " send it again."));
        }
        if (!(thrown instanceof BaseServerResponseException known)) {
            return answer(said);
        }
        return known.getOperationOutcome() == null && said.status() != status ? answer(said) : worded(known);
    }

    private static boolean isPatchOnCondition(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.PATCH && request.getId() == null;
    }

    /** HAPI would tell of the error in Turtle to whoever sent or wants that, which this server does not write. */
    private static void answerInJsonOrXml(RequestDetails request) {
        ResponseEncoding asked = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        if (asked != null && asked.getEncoding() != EncodingEnum.JSON && asked.getEncoding() != EncodingEnum.XML) {
            request.addParameter(Constants.PARAM_FORMAT, new String[] {"json"});
        }
    }

    /** What is read from the store is no fault of the request. */
    private static boolean hasBody(RequestDetails request) {
        byte[] body = request.getRequestContentsIfLoaded();
        return body != null && body.length > 0;
    }

    /** HAPI's parser trips over some texts that no FHIR resource looks like, where nobody has checked them before. */
    private static boolean isOfUnreadableBody(Throwable thrown) {
        return !(thrown instanceof BaseServerResponseException)
                && Arrays.stream(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("ca.uhn.fhir.parser.")
                                && frame.getMethodName().startsWith("parse"));
    }

    /** Findings have words of our own, and may quote anything. */
    private static boolean isWorded(Throwable thrown) {
        return thrown instanceof BaseServerResponseException known && known.getOperationOutcome() != null;
    }

    private static Throwable rootOf(Throwable thrown) {
        return Optional.ofNullable(NestedExceptionUtils.getRootCause(thrown)).orElse(thrown);
    }

    private static int status(Throwable thrown) {
        if (thrown instanceof BaseServerResponseException known) {
            return known.getStatusCode();
        }
        return thrown instanceof DataFormatException ? BAD_REQUEST : INTERNAL;
    }

    private static BaseServerResponseException answer(ErrorText said) {
        BaseServerResponseException answer = BaseServerResponseException.newInstance(said.status(), said.text());
        answer.setOperationOutcome(said.outcome());
        return answer;
    }

    private static BaseServerResponseException worded(BaseServerResponseException known) {
        if (known.getOperationOutcome() instanceof OperationOutcome outcome) {
            ErrorText.reword(outcome, known.getStatusCode());
        } else {
            known.setOperationOutcome(ErrorText.of(
                            known.getStatusCode(),
                            Optional.ofNullable(known.getMessage()).orElse(""))
                    .outcome());
        }
        return known;
    }
}
