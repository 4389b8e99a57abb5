package org.iptfhir.rest.request;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationParameter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Refuses parameters of an operation that are of another type than it takes, at which HAPI would fail. */
@Interceptor
public final class OperationForm {
    /** What to write, of the types that not every text is a value of. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "integer", "a whole number such as 10",
            "unsignedInt", "a whole number such as 10",
            "positiveInt", "a whole number such as 10",
            "boolean", "true or false",
            "dateTime", "a date or time such as 2026-02-03 or 2026-02-03T10:00:00Z");

    private static final String ANY_RESOURCE = "Resource";

    private final FhirContext fhir;

    public OperationForm(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Checks what the address and the body bring. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 20)
    public void check(RequestDetails request) {
        String operation = request.getOperation();
        if (operation == null || !operation.startsWith("$")) {
            return;
        }
        Map<String, String> types = types(request, request.getResourceName(), operation);
        check(operation, types, request.getParameters());
        if (request.getRequestType() == RequestTypeEnum.POST) {
            ParametersBody.of(request).ifPresent(body -> check(operation, types, body));
        }
    }

    /** Checks what the address of an entry asks an operation of a type for. */
    void check(RequestDetails request, @Nullable String type, String operation, Map<String, String[]> parameters) {
        check(operation, types(request, type, operation), parameters);
    }

    private void check(String operation, Map<String, String> types, Map<String, String[]> parameters) {
        parameters.forEach((name, values) -> {
            for (String value : values) {
                check(operation, name, types.getOrDefault(name, ""), value);
            }
        });
    }

    private void check(String operation, Map<String, String> types, Parameters body) {
        for (ParametersParameterComponent parameter : body.getParameter()) {
            String name = String.valueOf(parameter.getName());
            String type = types.getOrDefault(name, "");
            boolean takesResource =
                    type.equals(ANY_RESOURCE) || fhir.getResourceTypes().contains(type);
            if (takesResource && parameter.getValue() != null) {
                throw new InvalidRequestException("The parameter " + name + " is a resource, not a "
                        + parameter.getValue().fhirType() + ". Bring it as the resource of the parameter.");
            }
            if (parameter.getValue() instanceof PrimitiveType<?> value) {
                check(operation, name, type, String.valueOf(value.primitiveValue()));
            }
        }
    }

    private void check(String operation, String name, String type, String value) {
        if (operation.equals(DocumentForm.NAME)) {
            DocumentForm.check(name, value);
        }
        if (EXAMPLES.containsKey(type) && !isReadable(type, value)) {
            throw new InvalidRequestException(
                    name + "=" + value + " cannot be read. Write " + EXAMPLES.get(type) + ".");
        }
    }

    private boolean isReadable(String type, String value) {
        BaseRuntimeElementDefinition<?> definition = fhir.getElementDefinition(type);
        if (value.isBlank() || definition == null) {
            return false;
        }
        try {
            if (definition.newInstance() instanceof IPrimitiveType<?> primitive) {
                primitive.setValueAsString(value);
            }
            return true;
        } catch (DataFormatException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The types of an operation's parameters by their names, as HAPI's provider declares them. */
    private static Map<String, String> types(RequestDetails request, @Nullable String resource, String operation) {
        if (!(request.getServer() instanceof RestfulServer server) || resource == null) {
            return Map.of();
        }
        return server.getResourceBindings().stream()
                .filter(binding -> resource.equals(binding.getResourceName()))
                .flatMap(binding -> binding.getMethodBindings().stream())
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast)
                .filter(binding -> operation.equals(binding.getName()))
                .flatMap(binding -> binding.getParameters().stream())
                .filter(OperationParameter.class::isInstance)
                .map(OperationParameter.class::cast)
                .filter(parameter -> parameter.getSearchParamType() == null)
                .collect(Collectors.toMap(
                        OperationParameter::getName,
                        parameter ->
                                Optional.ofNullable(parameter.getParamType()).orElse(""),
                        (one, other) -> one));
    }
}
