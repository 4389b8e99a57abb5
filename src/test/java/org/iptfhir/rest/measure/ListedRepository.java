package org.iptfhir.rest.measure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.MethodOutcome;
import com.google.common.collect.Multimap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** Resources in a list, for the clinical-reasoning library: just what it asks of them. */
record ListedRepository(FhirContext fhirContext, List<Resource> resources) implements IRepository {
    @Override
    public <T extends IBaseResource, I extends IIdType> T read(Class<T> type, I id, Map<String, String> headers) {
        return resources.stream()
                .filter(type::isInstance)
                .filter(resource -> id.getIdPart().equals(resource.getIdPart()))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public <B extends IBaseBundle, T extends IBaseResource> B search(
            Class<B> bundle,
            Class<T> type,
            Multimap<String, List<IQueryParameterType>> parameters,
            Map<String, String> headers) {
        Bundle found = new Bundle();
        resources.stream()
                .filter(type::isInstance)
                .filter(resource -> parameters.entries().stream()
                        .allMatch(parameter -> matches(resource, parameter.getKey(), parameter.getValue())))
                .forEach(resource -> found.addEntry().setResource(resource));
        return bundle.cast(found);
    }

    private boolean matches(Resource resource, String name, List<IQueryParameterType> values) {
        return values.stream().map(value -> value.getValueAsQueryToken()).anyMatch(value -> switch (name) {
            case "_id" -> value.equals(resource.getIdPart());
            case "subject" ->
                value.equals(text(
                        resource.getNamedProperty("subject").getValues().get(0).getNamedProperty("reference")));
            case "code" ->
                ((Observation) resource)
                        .getCode().getCoding().stream()
                                .anyMatch(coding -> value.equals(coding.getSystem() + "|" + coding.getCode()));
            case "url", "name", "version" -> value.equals(text(resource.getNamedProperty(name)));
            default -> throw new IllegalArgumentException(name);
        });
    }

    private static String text(org.hl7.fhir.r4.model.Property property) {
        return property.getValues().stream()
                .map(Base::primitiveValue)
                .findFirst()
                .orElse("");
    }

    @Override
    public <T extends IBaseResource> MethodOutcome create(T resource, Map<String, String> headers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends IBaseResource> MethodOutcome update(T resource, Map<String, String> headers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends IBaseResource, I extends IIdType> MethodOutcome delete(
            Class<T> type, I id, Map<String, String> headers) {
        throw new UnsupportedOperationException();
    }
}
