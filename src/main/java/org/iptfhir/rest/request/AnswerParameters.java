package org.iptfhir.rest.request;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.iptfhir.translate.EndOfHistory;

/** Parameters that say how to answer, or page through an answer, and not what to look for. */
final class AnswerParameters {
    private static final Set<String> OF_ALL = Set.of(
            "_count",
            "_offset",
            "_summary",
            "_total",
            "_elements",
            "_format",
            "_pretty",
            "_getpages",
            "_getpagesoffset",
            "_bundletype",
            "_pageId");

    private static final Set<String> OF_SEARCHES = Set.of("_sort", "_include", "_revinclude", "_contained", "_has");
    private static final Set<String> OF_HISTORIES = Set.of("_since", "_at", EndOfHistory.PARAMETER);
    private static final Set<String> NUMBERS = Set.of("_count", "_offset", "_getpagesoffset");
    private static final Pattern INCLUSION = Pattern.compile("_(?:rev)?include:(?!iterate$|recurse$).*");

    /** Names of parameters that ask for who is referred to; HAPI fails at others that begin so. */
    private static final Pattern HAS = Pattern.compile("(?:_has:[A-Za-z]+:[\\w-]+:)+[\\w.:-]*\\w");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "_total", Set.of("none", "estimate", "accurate"),
            "_summary", Set.of("true", "false", "text", "data", "count"),
            "_contained", Set.of("false"),
            "_pretty", Set.of("true", "false"));

    private AnswerParameters() {}

    /** Whether a search may have the parameter. */
    static boolean isOfSearch(String name) {
        return OF_ALL.contains(name) || OF_SEARCHES.contains(name);
    }

    /** Whether a parameter chooses nothing. */
    static boolean saysHowToAnswer(String name) {
        return isOfSearch(name) && !name.startsWith("_has");
    }

    /** Whether a history may have the parameter. */
    static boolean isOfHistory(String name) {
        return OF_ALL.contains(name) || OF_HISTORIES.contains(name);
    }

    /**
     * Looks at values that have no meaning whatever is asked.
     *
     * @throws InvalidRequestException when there is one
     */
    static void check(Map<String, String[]> parameters) {
        VALUES.forEach((name, allowed) -> {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                if (!allowed.contains(value)) {
                    throw new InvalidRequestException(
                            name + "=" + value + " has no meaning here. Use one of " + new TreeSet<>(allowed) + ".");
                }
            }
        });
        for (String name : parameters.keySet()) {
            if (name.startsWith("_has") && !HAS.matcher(name).matches()) {
                throw new InvalidRequestException("The search parameter " + name + " cannot be read. Write"
                        + " _has:Type:reference:parameter, such as _has:Observation:patient:code.");
            }
        }
        for (String name : NUMBERS) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                if (!value.matches("\\d{1,9}")) {
                    throw new InvalidRequestException(name + "=" + value
                            + " is no number of resources. Use a whole number that is not negative.");
                }
            }
        }
    }

    /**
     * What is wrong with one of them in a search.
     *
     * @param written its name, with all that follows it
     */
    static Optional<String> fault(String written, String[] values) {
        if (INCLUSION.matcher(written).matches()) {
            return Optional.of(written + " has a modifier that has no meaning: only :iterate has one.");
        }
        return Arrays.stream(values).allMatch(SearchValue::isNone)
                ? Optional.of("The parameter " + written + " has no value.")
                : Optional.empty();
    }
}
