package org.iptfhir.store;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which search parameters, also at the end of a chain, are dates. */
final class DateParameters {
    private static final String HAS = Constants.PARAM_HAS + ":";

    private final ISearchParamRegistry registry;

    DateParameters(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    /** Whether a parameter such as {@code birthdate}, {@code subject:Patient.birthdate} or {@code _has:…} is a date. */
    boolean isDate(String type, String written) {
        return isDate(Set.of(type), written);
    }

    private boolean isDate(Collection<String> types, String written) {
        if (written.startsWith(HAS)) {
            String[] parts = written.substring(HAS.length()).split(":", 3);
            return parts.length == 3 && isDate(Set.of(parts[0]), parts[2]);
        }
        int dot = written.indexOf('.');
        String[] link = (dot < 0 ? written : written.substring(0, dot)).split(":", 2);
        List<RuntimeSearchParam> known = types.stream()
                .map(type -> Optional.ofNullable(
                        registry.getActiveSearchParam(type, link[0], SearchParamLookupContextEnum.SEARCH)))
                .flatMap(Optional::stream)
                .toList();
        if (dot < 0) {
            return known.stream().anyMatch(parameter -> parameter.getParamType() == RestSearchParameterTypeEnum.DATE);
        }
        Collection<String> targets = link.length > 1
                ? Set.of(link[1])
                : known.stream()
                        .flatMap(parameter -> parameter.getTargets().stream())
                        .toList();
        return isDate(targets, written.substring(dot + 1));
    }
}
