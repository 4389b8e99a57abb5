package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideExamples;
import org.iptfhir.validation.Fault;
import org.iptfhir.validation.FaultBook;
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
        description =
                "Tells what a rule asks for, why, and how to mend a breach; without an id, lists the rules. Explains the"
                        + " ids of all other findings too.")
final class ExplainCommand implements Callable<Integer> {
    private final CommandSession session;

    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            description = "Id of a rule or of another finding, such as C02, Json_Null or per-1.")
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
            book.all().forEach(rule -> out.printf("%s  %-11s  %s%n", rule.id(), rule.severity(), rule.title()));
            return ExitCode.FINE;
        }
        Optional<Rule> rule = book.ofInvariant(id.get().toUpperCase(Locale.ROOT));
        if (rule.isEmpty()) {
            return explainFault(id.get(), new FaultBook(guide), book);
        }
        explain(rule.get(), out);
        RuleExamples.of(rule.get().id(), WrongExample.all(), GuideExamples.of(guide))
                .forEach(examples -> write(examples, out));
        return ExitCode.FINE;
    }

    private int explainFault(String asked, FaultBook faults, RuleBook rules) {
        Optional<Fault> fault = faults.fault(asked);
        if (fault.isEmpty()) {
            List<String> nearest =
                    faults.nearest(asked, rules.all().stream().map(Rule::id).toList());
            session.err()
                    .println("No finding has the id " + asked + "."
                            + (nearest.isEmpty()
                                    ? " ipt-fhir explain lists the rules."
                                    : " Did you mean " + String.join(" or ", nearest) + "?"));
            return ExitCode.WRONG_USAGE;
        }
        explain(fault.get(), session.out());
        return ExitCode.FINE;
    }

    private static void explain(Fault fault, PrintWriter out) {
        out.println(fault.id() + " (" + fault.kind() + ")");
        out.println();
        Stream.of(
                        Optional.of("What is wrong: " + fault.says()),
                        fault.remedy().map("To mend it: "::concat),
                        fault.formal().map("In FHIR's words: "::concat))
                .flatMap(Optional::stream)
                .forEach(part -> {
                    out.println(Paragraph.wrapped(part));
                    out.println();
                });
    }

    private static void explain(Rule rule, PrintWriter out) {
        out.println(rule.id() + " (" + String.join(" or ", rule.severities()) + "): " + rule.title() + ".");
        out.println();
        for (String part :
                List.of("Why: " + rule.reason(), "Source: " + rule.source() + ".", "To mend it: " + rule.remedy())) {
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
}
