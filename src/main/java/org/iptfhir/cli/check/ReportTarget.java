package org.iptfhir.cli.check;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form and where to write it.
 *
 * @param file standard output where none is named
 */
public record ReportTarget(ReportForm form, Optional<Path> file) {
    /** Text to standard output. */
    public static final ReportTarget TEXT = new ReportTarget(ReportForm.TEXT, Optional.empty());

    /**
     * Reads {@code form} or {@code form=file}.
     *
     * @throws IllegalArgumentException when there is no such form; the message says which there are
     */
    public static ReportTarget of(String written) {
        int sign = written.indexOf('=');
        String name = sign < 0 ? written : written.substring(0, sign);
        ReportForm form = Arrays.stream(ReportForm.values())
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no form of a report: use "
                        + Arrays.stream(ReportForm.values())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", each also with =FILE"));
        return new ReportTarget(form, sign < 0 ? Optional.empty() : Optional.of(Path.of(written.substring(sign + 1))));
    }
}
