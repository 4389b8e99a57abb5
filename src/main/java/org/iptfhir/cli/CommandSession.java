package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.iptfhir.guide.FurtherGuide;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceValidator;

/**
 * What a command reads and writes.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param validator makes one that knows the guide, and further ones
 */
record CommandSession(
        InputStream in, PrintWriter out, PrintWriter err, Function<List<FurtherGuide>, ResourceValidator> validator) {
    /** The process's own streams. */
    static CommandSession ofThisProcess() {
        return new CommandSession(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                further -> GuideValidator.ofPublishedGuideAnd(further, FhirContext.forR4Cached()));
    }
}
