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
import org.iptfhir.validation.example.Passage;
import org.iptfhir.validation.example.RuleExamples;
import org.iptfhir.validation.example.WrongExample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ipt-fhir explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells what a rule asks for, why, and how to mend a breach; without a rule, lists all.")
final class ExplainCommand implements Callable<Integer> {
    private final CommandSession session;

    @Parameters(paramLabel = "RULE", arity = "0..1", description = "Id of a rule, such as C02.")
    private Optional<String> id = Optional.empty();

    ExplainCommand(CommandSession session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PrintWriter out = session.out();
        Guide guide = Guide.read(FhirContext.forR4Cached());
        RuleBook book = RuleBook.of(guide);
        if (id.isEmpty()) {
            book.all().forEach(rule -> out.printf("%s  %-7s  %s%n", rule.id(), severity(rule), rule.title()));
            return ExitCode.FINE;
        }
        Optional<Rule> rule = book.rule(id.get().toUpperCase(Locale.ROOT));
        if (rule.isEmpty()) {
            session.err().println("The guide has no rule " + id.get() + ": ipt-fhir explain lists them.");
            return ExitCode.WRONG_USAGE;
        }
        explain(rule.get(), out);
        RuleExamples.of(rule.get().id(), WrongExample.all(), GuideExamples.of(guide))
                .ifPresent(examples -> write(examples, out));
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

    private static void write(RuleExamples examples, PrintWriter out) {
        out.println("Wrong (" + examples.wrong().name() + "): " + examples.why());
        write(examples.wrong(), out);
        out.println("Right (" + examples.right().name() + "):");
        write(examples.right(), out);
    }

    private static void write(Passage passage, PrintWriter out) {
        for (Passage.Line line : passage.lines()) {
            out.printf("%s%5d  %s%n", line.isAtFault() ? ">" : " ", line.number(), line.text());
        }
        out.println();
    }

    private static String severity(Rule rule) {
        return rule.isError() ? "error" : "warning";
    }
}
