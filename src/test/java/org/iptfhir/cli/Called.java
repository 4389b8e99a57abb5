package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import com.google.common.base.Suppliers;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.iptfhir.validation.GuideValidator;
import org.iptfhir.validation.ResourceValidator;

/**
 * A command as it was called within this process, and what came of it.
 *
 * @param code that the program would end with
 */
public record Called(int code, String out, String err) {
    /** Made once: most of a command's time goes into it. */
    private static final Supplier<ResourceValidator> VALIDATOR =
            Suppliers.memoize(() -> GuideValidator.ofPublishedGuide(FhirContext.forR4Cached()));

    /** With arguments, and nothing on standard input. */
    public static Called with(String... arguments) {
        return reading("", arguments);
    }

    /** With a text on standard input. */
    static Called reading(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = IptFhirCommand.run(
                new CommandSession(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        further -> further.isEmpty()
                                ? VALIDATOR.get()
                                : GuideValidator.ofPublishedGuideAnd(further, FhirContext.forR4Cached())),
                arguments);
        return new Called(code, out.toString(), err.toString());
    }
}
