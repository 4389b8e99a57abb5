package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideExamples;
import org.iptfhir.validation.Rule;
import org.iptfhir.validation.RuleBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ipt-fhir explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells what a rule asks for, why, and how to mend a breach; without a rule, lists all.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RULE", arity = "0..1", description = "Id of a rule, such as C02.")
    private Optional<String> id = Optional.empty();

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        Guide guide = Guide.read(FhirContext.forR4Cached());
        RuleBook book = RuleBook.of(guide);
        if (id.isEmpty()) {
            book.all().forEach(rule -> out.printf("%s  %-7s  %s%n", rule.id(), severity(rule), rule.title()));
            return ExitCode.FINE;
        }
        Optional<Rule> rule = book.rule(id.get().toUpperCase(Locale.ROOT));
        if (rule.isEmpty()) {
            spec.commandLine().getErr().println("The guide has no rule " + id.get() + ": ipt-fhir explain lists them.");
            return ExitCode.WRONG_USAGE;
        }
        explain(rule.get(), out);
        RuleExamples.of(rule.get().id(), GuideExamples.of(guide)).ifPresent(examples -> examples.write(out));
        return ExitCode.FINE;
    }

    private static void explain(Rule rule, PrintWriter out) {
        out.println(rule.id() + " (" + severity(rule) + "): " + rule.title() + ".");
        out.println();
        for (String part : List.of("Why: " + rule.reason(), "To mend it: " + rule.remedy())) {
            out.println(Paragraph.wrapped(part));
            out.println();
        }
    }

    private static String severity(Rule rule) {
        return rule.isError() ? "error" : "warning";
    }
}
