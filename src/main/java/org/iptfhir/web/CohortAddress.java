package org.iptfhir.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Trait;

/**
 * What an address of the cohort page asks for, and the addresses beside it. All values are plain words or references, so
 * that nothing in them needs to be escaped.
 *
 * @param question what is asked
 * @param chosen the values of the address, by name
 */
record CohortAddress(CohortQuestion question, Map<String, String> chosen) {
    /** Instrument by which the courses are judged. */
    static final String INSTRUMENT = "instrument";

    /** Year, or quarter of a year, from which on they began. */
    static final String SINCE = "since";

    /** Year, or quarter of a year, up to which they began. */
    static final String UNTIL = "until";

    /** Trait by which they are told apart. */
    static final String BY = "by";

    private static final String PAGE = "cohort";

    CohortAddress {
        chosen = new LinkedHashMap<>(chosen);
    }

    /** A value of the address. */
    Optional<String> value(String name) {
        return Optional.ofNullable(chosen.get(name));
    }

    /** The same question with one more thing, or with another value of it. */
    String with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        other.put(name, value);
        return PAGE + query(other);
    }

    /** The same question without a thing. */
    String without(String name) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        other.remove(name);
        return PAGE + query(other);
    }

    /** Where the operation tells the same numbers. */
    String operation(String format) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(INSTRUMENT, question.instrument());
        question.began().from().ifPresent(day -> asked.put("start", day.toString()));
        question.began().to().ifPresent(day -> asked.put("end", day.toString()));
        for (Trait trait : Trait.values()) {
            value(trait.code()).ifPresent(value -> asked.put(trait.code(), value));
        }
        if (!question.strata().isEmpty()) {
            asked.put("stratify", question.strata().get(0).code());
        }
        asked.put("_format", format);
        return "./../fhir/$ipt-outcomes" + query(asked);
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    }
}
