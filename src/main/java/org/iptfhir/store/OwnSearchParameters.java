package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Keeps a client's search parameter from taking the place of one of FHIR's or of the guide's: searches would then no
 * longer find what is stored, and rules that search, such as C09, would not notice.
 */
@Interceptor
public final class OwnSearchParameters {
    private static final Set<String> OF_ALL_TYPES = Set.of("Resource", "DomainResource");

    private final FhirContext fhir;
    private final ISearchParamRegistry registry;

    OwnSearchParameters(FhirContext fhir, ISearchParamRegistry registry) {
        this.fhir = fhir;
        this.registry = registry;
    }

    /** Refuses a new one whose name is taken. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource created, RequestDetails request) {
        check(created, request);
    }

    /** Refuses to give a stored one a name that is taken. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    private void check(IBaseResource resource, RequestDetails request) {
        if (request instanceof SystemRequestDetails || !(resource instanceof SearchParameter parameter)) {
            return;
        }
        bases(parameter)
                .flatMap(type -> taken(type, parameter).stream())
                .findFirst()
                .ifPresent(existing -> {
                    throw new ForbiddenOperationException("The search parameter " + parameter.getCode() + " of "
                            + String.join(", ", existing.getBase())
                            + " is there already, as " + existing.getUri()
                            + ". Give yours a code of its own: searches and rules rely on the one that is there.");
                });
    }

    private Stream<String> bases(SearchParameter parameter) {
        List<String> named =
                parameter.getBase().stream().map(CodeType::getValue).toList();
        Collection<String> types = named.stream().anyMatch(OF_ALL_TYPES::contains) ? fhir.getResourceTypes() : named;
        return types.stream();
    }

    /** The one with the name, unless it is the client's own that is sent again. */
    private Optional<RuntimeSearchParam> taken(String type, SearchParameter parameter) {
        return Optional.ofNullable(registry.getActiveSearchParam(
                        type, Objects.requireNonNullElse(parameter.getCode(), ""), SearchParamLookupContextEnum.ALL))
                .filter(existing -> !Objects.equals(existing.getUri(), parameter.getUrl()) || isOfFhir(existing));
    }

    private static boolean isOfFhir(RuntimeSearchParam existing) {
        return String.valueOf(existing.getUri()).startsWith("http://hl7.org/fhir/");
    }
}
