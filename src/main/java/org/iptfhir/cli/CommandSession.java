package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceValidator;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param validator makes one that knows the guide
 */
record CommandSession(InputStream in, PrintWriter out, PrintWriter err, Supplier<ResourceValidator> validator) {
    /** The process's own streams. */
    static CommandSession ofThisProcess() {
        return new CommandSession(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                () -> GuideValidator.ofPublishedGuide(FhirContext.forR4Cached()));
    }
}
