package org.iptfhir.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the URL of a conditional write: which names stand for what it matches on. */
final class MatchCondition {
    private static final String IDENTIFIER = "identifier";
    private static final Pattern AND = Pattern.compile("&");
    private static final Pattern OR = Pattern.compile(",");

    private MatchCondition() {}

    /**
     * Names that two conditions share when they can match the same: the values of the identifiers, whatever their systems
     * and whatever else is asked for; else the whole condition.
     *
     * @param url such as {@code Patient?identifier=http://hospital.example/mrn|4711}, perhaps with an address before it
     * @return empty when the URL has no condition
     */
    static Set<String> names(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return Set.of();
        }
        String type = url.substring(url.lastIndexOf('/', query) + 1, query);
        Set<String> parameters = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (String parameter : AND.split(url.substring(query + 1), -1)) {
            String decoded = decoded(parameter);
            parameters.add(decoded);
            int equals = decoded.indexOf('=');
            if (equals > 0 && decoded.substring(0, equals).equals(IDENTIFIER)) {
                OR.splitAsStream(decoded.substring(equals + 1))
                        .map(token -> type + "?" + IDENTIFIER + "=" + token.substring(token.lastIndexOf('|') + 1))
                        .forEach(names::add);
            }
        }
        return names.isEmpty() ? Set.of(type + "?" + String.join("&", parameters)) : names;
    }

    /** A condition that is encoded wrongly is refused when it is read; here it stands for itself. */
    private static String decoded(String parameter) {
        try {
            return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return parameter;
        }
    }
}
