package org.iptfhir.rest.apply;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.ResourceText;

/**
 * The parameters of a request, each once, from the address and the body.
 *
 * @param values by name, as they are written
 */
record ApplyParameters(Map<String, String> values) {
    private static final String ALL =
            "subject, start, sessions, problemArea, practitioner, identifier, persist, and on the type url";

    private static final Set<String> KNOWN =
            Set.of("subject", "start", "sessions", "problemArea", "practitioner", "identifier", "persist", "url");

    /** Reads a request, and refuses what it cannot mean. */
    static ApplyParameters of(RequestDetails request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.getParameters().forEach((name, written) -> {
            for (String value : written) {
                if (!name.startsWith("_")) { // those say how to answer
                    add(values, name, value);
                }
            }
        });
        if (request.getRequestType() == RequestTypeEnum.POST) {
            RequestText.of(request)
                    .map(text -> body(text, request))
                    .ifPresent(body -> body.getParameter()
                            .forEach(parameter -> add(values, String.valueOf(parameter.getName()), value(parameter))));
        }
        return new ApplyParameters(values);
    }

    private static Parameters body(ResourceText text, RequestDetails request) {
        try {
            IBaseResource body = text.parsed(request.getFhirContext());
            if (body instanceof Parameters parameters) {
                return parameters;
            }
            throw new InvalidRequestException("The body is a " + body.fhirType()
                    + ", but $apply takes Parameters. Bring each parameter by its name: " + ALL + ".");
        } catch (DataFormatException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new InvalidRequestException( // HAPI's parser trips over texts that no FHIR resource looks like
                    "The body cannot be read. Send a resource Parameters in JSON or XML.", e);
        }
    }

    private static String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
            return value.getValueAsString();
        }
        if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
            return reference.getReference();
        }
        throw new InvalidRequestException("The parameter " + parameter.getName() + " has no value that $apply can read."
                + " Give it a value such as valueString, valueDate or valueReference.");
    }

    private static void add(Map<String, String> values, String name, String value) {
        if (!KNOWN.contains(name)) {
            throw new InvalidRequestException("$apply has no parameter " + name + " here. It takes " + ALL + ".");
        }
        if (value.isBlank()) {
            throw new InvalidRequestException("The parameter " + name + " has no value.");
        }
        if (values.putIfAbsent(name, value.strip()) != null) {
            throw new InvalidRequestException("The parameter " + name + " is given twice. Give it once.");
        }
    }

    /** A parameter that need not be there. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A parameter that must be there.
     *
     * @param example of what it says
     */
    String required(String name, String example) {
        return value(name)
                .orElseThrow(() -> new InvalidRequestException(
                        "The parameter " + name + " is missing. Give it, such as " + name + "=" + example + "."));
    }

    /** A parameter as it may say nothing else. */
    static InvalidRequestException unreadable(String name, String value, String advice) {
        return new InvalidRequestException(name + "=" + value + " cannot be read. " + advice);
    }
}
