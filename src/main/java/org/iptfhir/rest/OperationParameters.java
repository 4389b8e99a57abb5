package org.iptfhir.rest;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.intake.RequestText;
import org.iptfhir.validation.ResourceText;

/**
 * The parameters of an operation, each once, from the address and the body.
 *
 * @param operation its name, with the dollar sign
 * @param known names of those that it takes
 * @param values by name, as they are written
 */
public record OperationParameters(String operation, List<String> known, Map<String, String> values) {
    /**
     * Reads a request, and refuses what it cannot mean.
     *
     * @param operation its name, with the dollar sign
     * @param known names of the parameters that it takes
     */
    public static OperationParameters of(RequestDetails request, String operation, String... known) {
        OperationParameters parameters = new OperationParameters(operation, List.of(known), new LinkedHashMap<>());
        parameters.read(request);
        return parameters;
    }

    private void read(RequestDetails request) {
        request.getParameters().forEach((name, written) -> {
            for (String value : written) {
                if (!name.startsWith("_")) { // those say how to answer
                    add(name, value);
                }
            }
        });
        if (request.getRequestType() == RequestTypeEnum.POST) {
            RequestText.of(request)
                    .map(text -> body(text, request))
                    .ifPresent(body -> body.getParameter()
                            .forEach(parameter -> add(String.valueOf(parameter.getName()), value(parameter))));
        }
    }

    private Parameters body(ResourceText text, RequestDetails request) {
        try {
            IBaseResource body = text.parsed(request.getFhirContext());
            if (body instanceof Parameters parameters) {
                return parameters;
            }
            throw new InvalidRequestException("The body is a " + body.fhirType() + ", but " + operation
                    + " takes Parameters. Bring each parameter by its name: " + all() + ".");
        } catch (DataFormatException e) {
            throw new InvalidRequestException("The body cannot be read. Send a resource Parameters in JSON or XML.", e);
        }
    }

    private String value(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
            return value.getValueAsString();
        }
        if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
            return reference.getReference();
        }
        throw new InvalidRequestException("The parameter " + parameter.getName() + " has no value that " + operation
                + " can read." + " Give it a value such as valueString, valueDate or valueReference.");
    }

    private void add(String name, String value) {
        if (!known.contains(name)) {
            throw new InvalidRequestException(
                    operation + " has no parameter " + name + " here. It takes " + all() + ".");
        }
        if (value.isBlank()) {
            throw new InvalidRequestException("The parameter " + name + " has no value.");
        }
        if (values.putIfAbsent(name, value.strip()) != null) {
            throw new InvalidRequestException("The parameter " + name + " is given twice. Give it once.");
        }
    }

    private String all() {
        return String.join(", ", known);
    }

    /** A parameter that need not be there. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A parameter that must be there.
     *
     * @param example of what it says
     */
    public String required(String name, String example) {
        return value(name)
                .orElseThrow(() -> new InvalidRequestException(
                        "The parameter " + name + " is missing. Give it, such as " + name + "=" + example + "."));
    }

    /** A parameter as it may say nothing else. */
    public static InvalidRequestException unreadable(String name, String value, String advice) {
        return new InvalidRequestException(name + "=" + value + " cannot be read. " + advice);
    }
}
