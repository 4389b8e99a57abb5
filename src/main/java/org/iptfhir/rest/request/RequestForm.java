package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses requests whose method, headers or body cannot mean anything, before they are taken for something else. */
@Interceptor
public final class RequestForm {
    private static final Set<RequestTypeEnum> WITH_BODY =
            Set.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH);
    private static final Pattern UNREADABLE = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F\\uFFFD]");
    private static final Pattern ETAG = Pattern.compile("(W/)?\"([^\"]*)\"|[\\w.-]+");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final String METADATA = "metadata";

    /** The normative parts are told with the others, as FHIR allows (R4, http.html#capabilities). */
    private static final Set<String> MODES = Set.of("full", "normative");

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Checks what needs no knowledge of the resources. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        checkMethod(request);
        checkCharacters(request);
        checkIfMatch(request);
        checkIfNoneExist(request);
        checkMode(request);
        MediaTypes.checkAnswer(request);
        if (WITH_BODY.contains(request.getRequestType())) {
            checkBody(request);
        }
    }

    /** What was not UTF-8 has become the sign for what cannot be read, which would be searched for. */
    private static void checkCharacters(RequestDetails request) {
        request.getParameters().forEach((name, values) -> {
            if (UNREADABLE.matcher(name + String.join("", values)).find()) {
                throw new InvalidRequestException(
                        "The parameter " + UNREADABLE.matcher(name).replaceAll("?")
                                + " holds what is no text: write it in UTF-8, percent-encoded, without control characters.");
            }
        });
    }

    private static void checkMethod(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.OPTIONS) {
            // Every address answers with the one statement.
            request.setResourceName(null);
            request.setId(null);
            request.setOperation(null);
            return;
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH
                && request.getId() == null
                && request.getConditionalUrl(RestOperationTypeEnum.PATCH) == null) {
            throw new InvalidRequestException("The request does not say which resource the patch is for. Write its type"
                    + " and id into the address, or a condition such as Patient?identifier=system|value.");
        }
        if (request.getRequestType() == RequestTypeEnum.PUT
                && request.getResourceName() != null
                && request.getOperation() == null
                && request.getId() == null
                && request.getConditionalUrl(RestOperationTypeEnum.UPDATE) == null) {
            String type = request.getResourceName();
            throw new InvalidRequestException(
                    "The address does not say which resource is to be updated. Send it to PUT " + type
                            + "/[id], with the id that it has itself; or to POST " + type + " to create another one.");
        }
        boolean history = "_history".equals(request.getOperation())
                || (request.getId() != null && request.getId().hasVersionIdPart());
        if (history && request.getRequestType() != RequestTypeEnum.GET) {
            throw new MethodNotAllowedException(
                    "The history of a resource is read with GET and cannot be changed.", RequestTypeEnum.GET);
        }
    }

    private static void checkIfMatch(RequestDetails request) {
        String header = request.getHeader("If-Match");
        if (header == null) {
            return;
        }
        var matcher = ETAG.matcher(header.strip());
        if (!matcher.matches()) {
            throw new InvalidRequestException("If-Match cannot be read. Send back the ETag of the version that you have"
                    + " read, such as W/\"2\".");
        }
        String version = Optional.ofNullable(matcher.group(2)).orElse(header.strip());
        if (VERSION.matcher(version).matches()) {
            return;
        }
        if (matcher.group(2) == null) {
            throw new InvalidRequestException("If-Match: " + version + " is no ETag. Send back the ETag of the version"
                    + " that you have read, such as W/\"2\".");
        }
        throw new PreconditionFailedException("There is no version " + version + ". Read the resource again, and send"
                + " your change with its ETag.");
    }

    /** HAPI would create without a condition. */
    private static void checkIfNoneExist(RequestDetails request) {
        String header = request.getHeader("If-None-Exist");
        if (header != null && header.isBlank() && request.getRequestType() == RequestTypeEnum.POST) {
            throw new InvalidRequestException("If-None-Exist is empty. Write a condition such as"
                    + " identifier=https://example.org/mrn|4711, or leave the header out to create without one.");
        }
    }

    private static void checkMode(RequestDetails request) {
        if (!METADATA.equals(request.getOperation()) && !METADATA.equals(request.getRequestPath())) {
            return;
        }
        for (String mode : request.getParameters().getOrDefault("mode", new String[0])) {
            if (!MODES.contains(mode)) {
                throw new InvalidRequestException("mode=" + mode + " asks for a statement that this server does not"
                        + " have. Leave mode out, or write mode=full, to read its CapabilityStatement.");
            }
        }
    }

    private static void checkBody(RequestDetails request) {
        if (request.getOperation() != null && request.getOperation().startsWith("$")) {
            MediaTypes.refuseRdf(request); // else an operation decides itself what it reads, which may be nothing
            return;
        }
        MediaTypes.checkBody(request);
        if ("_search".equals(request.getOperation()) || "Binary".equals(request.getResourceName())) {
            return;
        }
        byte[] body = request.loadRequestContents();
        if (body == null || body.length == 0) {
            throw new InvalidRequestException(
                    "The request has no body. Send the resource, or the patch, as the body of the request.");
        }
        if (startsWith(body, BYTE_ORDER_MARK)) {
            throw new InvalidRequestException(
                    "The body begins with a byte order mark, which this server does not take. Save the text as UTF-8"
                            + " without one.");
        }
        if (request.getRequestType() == RequestTypeEnum.PATCH && MediaTypes.isFhir(request)) {
            PatchBody.check(request.getHeader("Content-Type"), body);
        }
    }

    private static boolean startsWith(byte[] body, byte[] mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (body[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
