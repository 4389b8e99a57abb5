package org.iptfhir.rest.request;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CanonicalType;

/**
 * What is wrong with a parameter that asks for something of another resource: a chain, or {@code _has}. HAPI answers some
 * of them with nothing, or with everything, where it cannot follow.
 */
final class SearchChain {
    private static final String HAS = "_has:";
    private static final Pattern END_OF_HAS = Pattern.compile(
            "_has:(?:.*:_has:)?(?<type>\\w+):(?<reference>[\\w-]+):(?<name>(?!_has)[\\w-]+)(?<modifier>:[\\w-]+)?");
    private static final Pattern END_OF_CHAIN =
            Pattern.compile("(?:.*\\.)?[\\w-]+(?::(?<type>\\w+))?\\.(?<name>[\\w-]+)(?<modifier>:[\\w-]+)?");
    private static final Pattern FIRST = Pattern.compile("([\\w-]+)(?::\\w+)?\\..*");

    private final FhirContext fhir;
    private final ISearchParamRegistry registry;

    SearchChain(FhirContext fhir, ISearchParamRegistry registry) {
        this.fhir = fhir;
        this.registry = registry;
    }

    /**
     * What is wrong; empty when it can be followed, and for a parameter that asks for nothing of another resource.
     *
     * @param type that is searched
     * @param written name of the parameter, with all that follows it
     */
    Optional<String> fault(String type, String written, String[] values) {
        boolean has = written.startsWith(HAS);
        Matcher end = (has ? END_OF_HAS : END_OF_CHAIN).matcher(written);
        if (!end.matches()) {
            return Optional.empty();
        }
        String name = end.group("name");
        if (":missing".equals(end.group("modifier"))) {
            return Optional.of("The search parameter " + written
                    + " asks what another resource lacks, which this server" + " cannot tell.");
        }
        if (!has && name.equals("_id") && end.group("type") == null) {
            return Optional.of("The search parameter " + written
                    + " goes to an id without a type. Ask for the reference" + " itself: "
                    + written.substring(0, written.length() - "._id".length()) + "=" + values[0] + ".");
        }
        Matcher first = FIRST.matcher(written);
        boolean followsCanonical = has
                ? isCanonical(end.group("type"), end.group("reference"))
                : first.matches() && isCanonical(type, first.group(1));
        if (followsCanonical) {
            return Optional.of("The search parameter " + written + " goes by a canonical, which this server does not"
                    + " follow. Search for the canonical itself.");
        }
        return faultOfValue(end, values);
    }

    /** Nothing is wrong where one type that can be meant has the last parameter, and can be searched by it. */
    private Optional<String> faultOfValue(Matcher end, String[] values) {
        String modifier = Optional.ofNullable(end.group("modifier")).orElse("");
        Set<String> types = end.group("type") == null ? fhir.getResourceTypes() : Set.of(end.group("type"));
        List<Optional<String>> faults = types.stream()
                .flatMap(type -> find(type, end.group("name")).stream())
                .map(parameter -> SearchValue.fault(fhir, registry, parameter, modifier, values))
                .toList();
        return faults.isEmpty() || faults.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : faults.get(0);
    }

    /** Whether a parameter searches an element of the resource itself that is a canonical. */
    private boolean isCanonical(String type, String parameter) {
        if (!fhir.getResourceTypes().contains(type)) {
            return false;
        }
        return find(type, parameter)
                .map(RuntimeSearchParam::getPath)
                .filter(path -> path.matches(type + "\\.\\w+"))
                .map(path -> fhir.getResourceDefinition(type).getChildByName(path.substring(type.length() + 1)))
                .filter(SearchChain::isCanonical)
                .isPresent();
    }

    private static boolean isCanonical(BaseRuntimeChildDefinition element) {
        return element.getChildElementDefinitionByDatatype(CanonicalType.class) != null;
    }

    /** The parameter of a type, its own or one of all types. */
    Optional<RuntimeSearchParam> find(String type, String name) {
        return Optional.ofNullable(registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH))
                .or(() -> Optional.ofNullable(
                        registry.getActiveSearchParam("Resource", name, SearchParamLookupContextEnum.SEARCH)));
    }
}
