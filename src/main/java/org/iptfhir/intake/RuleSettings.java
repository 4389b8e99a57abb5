package org.iptfhir.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iptfhir.therapy.Narrowing;
import org.iptfhir.therapy.Span;
import org.iptfhir.validation.SiteRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings by which a site is stricter than the guide.
 *
 * @param gates what the begin of the middle phase asks for
 * @param variants ranges that a site plans more narrowly, such as {@code 12-14}: by the code of the variant, and by what
 *     they are the range of
 */
@ConfigurationProperties("ipt")
record RuleSettings(
        @DefaultValue("warn") GateMode gates, @DefaultValue Map<String, Map<String, String>> variants) {
    private static final String SESSIONS = "sessions";
    private static final String MINUTES = "minutes";
    private static final String DAYS_BETWEEN = "days-between";
    private static final Set<String> RANGES = Set.of(SESSIONS, MINUTES, DAYS_BETWEEN);

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,4})\\s*-\\s*(\\d{1,4})\\s*");

    /**
     * What the site has decided.
     *
     * @throws IllegalArgumentException when a range is none, or of something else
     */
    SiteRules ofSite() {
        Map<String, Narrowing> narrowings = new HashMap<>();
        variants.forEach((variant, ranges) -> narrowings.put(variant, narrowing(variant, ranges)));
        return new SiteRules(gates == GateMode.STRICT, narrowings);
    }

    private static Narrowing narrowing(String variant, Map<String, String> ranges) {
        ranges.keySet().stream()
                .filter(range -> !RANGES.contains(range))
                .sorted()
                .findFirst()
                .ifPresent(range -> {
                    throw new IllegalArgumentException(variant + "." + range + " is no range of a variant; those are "
                            + SESSIONS + ", " + MINUTES + " and " + DAYS_BETWEEN + ".");
                });
        return new Narrowing(span(ranges, SESSIONS), span(ranges, MINUTES), span(ranges, DAYS_BETWEEN));
    }

    private static Optional<Span> span(Map<String, String> ranges, String name) {
        return Optional.ofNullable(ranges.get(name)).map(RuleSettings::span);
    }

    private static Span span(String range) {
        Matcher numbers = RANGE.matcher(range);
        if (!numbers.matches()) {
            throw new IllegalArgumentException(range + " is no range: write two numbers, such as 12-16.");
        }
        return new Span(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
}
