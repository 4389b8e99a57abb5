package org.iptfhir.rest.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.Format;

/**
 * Refuses what {@code $everything} cannot keep to, where HAPI passes over parameters that it does not know. What a body
 * asks for becomes part of the address, so that it is kept to all the same.
 */
@Interceptor
public final class EverythingForm {
    static final String NAME = "$everything";
    private static final String SINCE = "_since";
    private static final String OFFSET = "_offset";
    private static final String TYPE = "_type";
    private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";
    private static final String NOTHING_IN_XML = "<Parameters xmlns=\"http://hl7.org/fhir\"/>";
    private static final Pattern INSTANT = Pattern.compile(".+T\\d\\d:\\d\\d:\\d\\d.*(?:Z|[+-]\\d\\d:\\d\\d)");

    /** Checks the parameters. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        if (NAME.equals(request.getOperation())) {
            if (request.getRequestType() == RequestTypeEnum.POST) {
                ParametersBody.resource(request).ifPresent(body -> takeInto(request, body));
            }
            check(request.getParameters());
        }
    }

    private static void takeInto(RequestDetails request, IBaseResource body) {
        if (!(body instanceof Parameters parameters)) {
            throw new InvalidRequestException(NAME
                    + " takes its parameters in a Parameters, or no body; this body is a " + body.fhirType() + ".");
        }
        Map<String, String[]> all = new HashMap<>(request.getParameters());
        for (ParametersParameterComponent parameter : parameters.getParameter()) {
            all.merge(
                    String.valueOf(parameter.getName()),
                    new String[] {value(parameter)},
                    (one, other) -> Stream.of(one, other).flatMap(Stream::of).toArray(String[]::new));
        }
        request.setParameters(all);
        boolean inXml = RequestText.of(request)
                .filter(text -> text.format() == Format.XML)
                .isPresent(); // in which the answer comes too
        request.setRequestContents((inXml ? NOTHING_IN_XML : NOTHING).getBytes(StandardCharsets.UTF_8));
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() != null && !(parameter.getValue() instanceof PrimitiveType<?>)) {
            throw new InvalidRequestException("The parameter " + parameter.getName() + " of " + NAME + " is a "
                    + parameter.getValue().fhirType() + ". Write one of valueInstant (_since), valueCode (_type) and"
                    + " valueInteger (_count).");
        }
        return parameter.hasValue() ? String.valueOf(parameter.getValue().primitiveValue()) : "";
    }

    /** @throws InvalidRequestException when one of the parameters cannot be kept to */
    static void check(Map<String, String[]> parameters) {
        for (String unknown : new String[] {"start", "end"}) {
            if (parameters.containsKey(unknown)) {
                throw new InvalidRequestException(NAME + " does not choose by the time of care here, so " + unknown
                        + " cannot be kept. Leave it out; or search each type by its date, such as"
                        + " Observation?patient=…&date=ge2026-02-03.");
            }
        }
        for (String name : parameters.keySet()) {
            boolean known = name.equals(SINCE) || name.equals(TYPE) || AnswerParameters.isOfSearch(name);
            if (!known || name.equals(OFFSET)) {
                throw new InvalidRequestException(NAME + " cannot be asked for " + name
                        + ". It takes _type, _since, _count and how to answer; search each type for anything else.");
            }
        }
        AnswerParameters.check(parameters);
        checkCount(parameters);
        for (String type : parameters.getOrDefault(TYPE, new String[0])) {
            if (SearchValue.isNone(type)) {
                throw new InvalidRequestException(
                        TYPE + " has no value. Write types such as Observation,CarePlan, or leave it out for all.");
            }
        }
        for (String since : parameters.getOrDefault(SINCE, new String[0])) {
            if (!isInstant(since)) {
                throw new InvalidRequestException(SINCE + "=" + since
                        + " is no instant. Write one such as 2026-02-03T10:00:00Z (in an address, + is %2B).");
            }
        }
    }

    /** HAPI would count all resources that it has, or none. */
    private static void checkCount(Map<String, String[]> parameters) {
        Stream.of("_count", "_summary")
                .flatMap(name -> Stream.of(parameters.getOrDefault(name, new String[0]))
                        .filter(value -> value.equals("count") || value.matches("0+"))
                        .map(value -> name + "=" + value))
                .findFirst()
                .ifPresent(count -> {
                    throw new InvalidRequestException(NAME + " gives resources, and does not count them, so " + count
                            + " cannot be kept. Leave it out; or ask each type for its number, such as"
                            + " Observation?patient=…&_summary=count.");
                });
    }

    private static boolean isInstant(String since) {
        try {
            return INSTANT.matcher(since).matches() && new InstantType(since).getValue() != null;
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        }
    }
}
