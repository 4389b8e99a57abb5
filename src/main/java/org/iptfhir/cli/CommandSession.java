package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceValidator;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param validators make one that knows the guide and further packages
 */
record CommandSession(
        InputStream in, PrintWriter out, PrintWriter err, Function<List<Path>, ResourceValidator> validators) {
    /** The process's own streams. */
    static CommandSession ofThisProcess() {
        return new CommandSession(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                packages -> GuideValidator.ofPublishedGuide(FhirContext.forR4Cached()));
    }
}
