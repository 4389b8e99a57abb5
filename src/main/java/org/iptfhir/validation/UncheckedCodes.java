package org.iptfhir.validation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one note about codes that could not be checked: their systems are not loaded, or the guide does not list them. */
public final class UncheckedCodes {
    /** Id of the note. */
    public static final String ID = "Codes_Not_Checked";

    private static final Pattern NAMED = Pattern.compile("(?s).*were not checked: (.*)\\.");

    private UncheckedCodes() {}

    /** @param codes as {@code system#code}, or systems alone */
    static Finding note(Collection<String> codes) {
        return new Finding(
                ID,
                Severity.NOTE,
                IssueKind.INFORMATIONAL,
                "",
                new Position(1, 1),
                "These codes are of systems that are not loaded, or the guide does not list them; they were not checked: "
                        + String.join(", ", codes) + ".",
                Optional.empty(),
                Optional.empty());
    }

    /** The systems that a note names; empty for any other finding. */
    public static List<String> systemsIn(Finding finding) {
        Matcher named = NAMED.matcher(finding.message());
        return finding.id().equals(ID) && named.matches()
                ? Stream.of(named.group(1).split(", "))
                        .map(code -> code.replaceFirst("#[^#]*$", ""))
                        .distinct()
                        .toList()
                : List.of();
    }
}
