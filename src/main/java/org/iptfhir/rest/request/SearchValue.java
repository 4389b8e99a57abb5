package org.iptfhir.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.RuntimeSearchParam.Component;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.validation.LongNumber;

/** What is wrong with the modifier or a value of a search parameter, by the parameter's type. */
final class SearchValue {
    private static final Pattern NOTHING = Pattern.compile("[\\s,|]*");
    private static final Pattern OR = Pattern.compile("(?<!\\\\),");
    private static final Pattern PARTS = Pattern.compile("(?<!\\\\)\\$");
    private static final Pattern PREFIX = Pattern.compile("^[a-z]{2}");
    private static final String MISSING = ":missing";

    private static final Map<RestSearchParameterTypeEnum, Set<String>> MODIFIERS = Map.of(
            RestSearchParameterTypeEnum.STRING, Set.of(MISSING, ":exact", ":contains"),
            RestSearchParameterTypeEnum.TOKEN, Set.of(MISSING, ":not", ":text", ":in", ":not-in", ":above", ":below"),
            RestSearchParameterTypeEnum.URI, Set.of(MISSING, ":above", ":below"),
            RestSearchParameterTypeEnum.REFERENCE, Set.of(MISSING));

    private static final Map<RestSearchParameterTypeEnum, String> EXAMPLES = Map.of(
            RestSearchParameterTypeEnum.DATE,
            "a date such as 2026-02-03, perhaps after a prefix (eq, ne, gt, ge, lt, le, sa, eb)",
            RestSearchParameterTypeEnum.NUMBER,
            "a number such as 10, perhaps after a prefix (eq, ne, gt, ge, lt, le)",
            RestSearchParameterTypeEnum.QUANTITY,
            "a number such as 10, or number|system|code, perhaps after a prefix (eq, ne, gt, ge, lt, le)");

    private SearchValue() {}

    /**
     * What is wrong.
     *
     * @param modifier with its colon; empty without one
     */
    static Optional<String> fault(
            FhirContext fhir,
            ISearchParamRegistry registry,
            RuntimeSearchParam parameter,
            String modifier,
            String[] values) {
        Set<String> modifiers = MODIFIERS.getOrDefault(parameter.getParamType(), Set.of(MISSING));
        boolean names = parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                && !modifier.isEmpty()
                && fhir.getResourceTypes().contains(modifier.substring(1));
        if (!modifier.isEmpty() && !modifiers.contains(modifier) && !names) {
            return Optional.of("The search parameter " + parameter.getName() + " has no modifier " + modifier
                    + " here. It can have: " + String.join(", ", new TreeSet<>(modifiers))
                    + (parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                            ? ", a type such as :Patient"
                            : "")
                    + ".");
        }
        for (String value : values) {
            for (String one : OR.split(value, -1)) {
                if (modifier.equals(MISSING) ? !one.matches("true|false") : !isReadable(fhir, parameter, one)) {
                    return Optional.of(parameter.getName() + modifier + "=" + one + " cannot be searched for. Write "
                            + (modifier.equals(MISSING)
                                    ? "true or false"
                                    : EXAMPLES.getOrDefault(parameter.getParamType(), "another value"))
                            + ".");
                }
            }
        }
        if (parameter.getParamType() == RestSearchParameterTypeEnum.COMPOSITE && modifier.isEmpty()) {
            return faultOfParts(fhir, registry, parameter, values);
        }
        return parameter.getParamType() == RestSearchParameterTypeEnum.QUANTITY
                ? mixedPrefixes(parameter.getName(), values)
                : Optional.empty();
    }

    /** Whether a value asks for nothing: blanks, commas and bars alone. */
    static boolean isNone(String value) {
        return NOTHING.matcher(value).matches();
    }

    private static Optional<String> faultOfParts(
            FhirContext fhir, ISearchParamRegistry registry, RuntimeSearchParam composite, String[] values) {
        List<Component> components = composite.getComponents();
        for (String value : values) {
            for (String one : OR.split(value, -1)) {
                String[] parts = PARTS.split(one, -1);
                if (parts.length != components.size()) {
                    return Optional.of(composite.getName() + "=" + one + " cannot be searched for. Write "
                            + components.size() + " parts, with $ between them.");
                }
                for (int i = 0; i < parts.length; i++) {
                    Optional<RuntimeSearchParam> parameter = Optional.ofNullable(registry.getActiveSearchParamByUrl(
                            components.get(i).getReference(), SearchParamLookupContextEnum.SEARCH));
                    boolean isReadable =
                            !parts[i].isBlank() && (parameter.isEmpty() || isReadable(fhir, parameter.get(), parts[i]));
                    if (!isReadable) {
                        return Optional.of(
                                composite.getName() + "=" + one + " cannot be searched for: in the place of '"
                                        + parts[i] + "' write "
                                        + parameter
                                                .map(part -> EXAMPLES.get(part.getParamType()))
                                                .orElse("another value")
                                        + ".");
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** HAPI would hold all values of a quantity that are separated by commas to the prefix of the first. */
    private static Optional<String> mixedPrefixes(String name, String[] values) {
        for (String value : values) {
            Set<String> prefixes = new TreeSet<>();
            for (String one : OR.split(value, -1)) {
                Matcher prefix = PREFIX.matcher(one);
                prefixes.add(prefix.lookingAt() ? prefix.group().replace("eq", "") : "");
            }
            if (prefixes.size() > 1) {
                return Optional.of(name + "=" + value + " asks for alternatives with different prefixes, which this"
                        + " server cannot compare in one search. Ask for each in a search of its own, in one batch.");
            }
        }
        return Optional.empty();
    }

    private static boolean isReadable(FhirContext fhir, RuntimeSearchParam parameter, String value) {
        Optional<IQueryParameterType> reader = switch (parameter.getParamType()) {
            case DATE -> Optional.of(new DateParam());
            case NUMBER -> Optional.of(new NumberParam());
            case QUANTITY -> Optional.of(new QuantityParam());
            default -> Optional.empty();
        };
        if (reader.isEmpty() || value.isEmpty()) {
            return true;
        }
        if (LongNumber.isOne(PREFIX.matcher(value).replaceFirst("").replaceFirst("\\|.*", ""))) {
            return false;
        }
        try {
            reader.get().setValueAsQueryToken(fhir, parameter.getName(), null, value);
            return true;
        } catch (DataFormatException | InvalidRequestException | IllegalArgumentException e) {
            return false;
        }
    }
}
