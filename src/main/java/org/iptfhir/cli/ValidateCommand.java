package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.iptfhir.cli.check.Baseline;
import org.iptfhir.cli.check.Check;
import org.iptfhir.cli.check.Expected;
import org.iptfhir.cli.check.Overwriting;
import org.iptfhir.cli.check.Progress;
import org.iptfhir.cli.check.ProgressOnTerminal;
import org.iptfhir.cli.check.ReportForm;
import org.iptfhir.cli.check.ReportStyle;
import org.iptfhir.cli.check.ReportTarget;
import org.iptfhir.cli.check.Suppressions;
import org.iptfhir.guide.FurtherGuide;
import org.iptfhir.guide.Guide;
import org.iptfhir.report.Ink;
import org.iptfhir.report.Summary;
import org.iptfhir.validation.RuleBook;
import org.iptfhir.validation.ValidationRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ipt-fhir validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks resources against FHIR R4, the guide and what they claim, without the network.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:the command is written wrongly",
            "3:an input could not be read, or the program failed"
        },
        footer = {"", "Example: ipt-fhir validate -f text -f sarif=findings.sarif courses/ export.ndjson.gz"})
final class ValidateCommand implements Callable<Integer> {
    private final CommandSession session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, directories, *.ndjson, *.gz, *.zip, *.tgz, or - for standard input; JSON and XML.")
    private List<String> paths = List.of();

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME|URL",
            description = "A profile to check against in addition to the guide's own rule. Repeatable.")
    private List<String> profiles = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORM[=FILE]",
            description = "text (default), json, operationoutcome, sarif, junit, github or html. Repeatable.")
    private List<String> formats = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "error",
            description = "error (default), warning or never: the least finding that makes the exit code 1.")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description = "Findings that are expected: a YAML list of rule, path, reason and until.")
    private @Nullable Path suppress;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "An earlier report in JSON: only what is new is told.")
    private @Nullable Path baseline;

    @Option(
            names = "--package",
            paramLabel = "FILE.tgz",
            description = "A further guide, such as US Core or a national one, as a FHIR package. Repeatable.")
    private List<Path> packages = List.of();

    @Option(
            names = "--course",
            description = "Checks the rules over several resources too: those of a Bundle, and all that are named"
                    + " together. Keeps them in memory.")
    private boolean isCourse;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "How many resources are checked at the same time; one for each processor by default.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "Text holds errors and warnings alone.")
    private boolean isQuiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never.")
    private ColorWhen color = ColorWhen.AUTO;

    @Option(names = "--no-progress", description = "No progress bar, which is drawn on a terminal alone.")
    private boolean isWithoutProgress;

    ValidateCommand(CommandSession session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Check.Result result = check();
        PrintWriter err = session.err();
        if (!isQuiet) {
            result.remarks().forEach(err::println);
            if (result.leftOut() > 0) {
                err.println((result.leftOut() == 1
                                ? "1 file was left out: its name ends"
                                : result.leftOut() + " files were left out: their names end")
                        + " in neither .json, .xml, .ndjson nor the name of an archive.");
            }
        }
        Summary summary = result.summary();
        if (summary.unreadable() > 0) {
            return ExitCode.FAILED;
        }
        if (summary.texts() == 0) {
            err.println("Nothing was checked: no resources were found in " + String.join(", ", paths) + ".");
            return ExitCode.FAILED;
        }
        return failOn.fails(summary) ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private Check.Result check() throws IOException {
        if (jobs < 1) {
            throw wrong("--jobs is at least 1");
        }
        refuseNamesThatCannotBe();
        List<ReportTarget> targets = targets();
        FhirContext fhir = FhirContext.forR4Cached();
        Guide guide = Guide.read(fhir);
        List<FurtherGuide> further = furtherGuides(fhir);
        List<String> canonicals =
                profiles.stream().map(name -> canonicalOf(name, guide, further)).toList();
        ReportStyle style = new ReportStyle(
                isQuiet, finding -> failOn.fails(finding.severity()), guide.version(), RuleBook.of(guide), fhir);
        Ink ink = new Ink(color.isColored());
        Check check = new Check(
                paths, targets, jobs, expected(), isCourse ? Optional.of(fhir) : Optional.empty(), ink, style);
        Progress progress = Terminal.isStandardError() && !isWithoutProgress
                ? new ProgressOnTerminal(System.err, ProgressOnTerminal.sizeOf(paths))
                : Progress.silent();
        try {
            return check.run(
                    session.validator().apply(further),
                    new ValidationRequest(canonicals, Optional.empty()),
                    session.in(),
                    session.out(),
                    progress);
        } finally {
            progress.close();
        }
    }

    private void refuseNamesThatCannotBe() {
        paths.stream().filter(path -> pathOf(path).isEmpty()).findFirst().ifPresent(path -> {
            throw wrong("Java cannot open a file of this name under this locale: " + path
                    + ". Set LC_ALL=C.UTF-8, or name its directory");
        });
    }

    private static Optional<Path> pathOf(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<ReportTarget> targets() {
        List<ReportTarget> targets = new ArrayList<>();
        for (String format : formats) {
            try {
                targets.add(ReportTarget.of(format));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        if (targets.isEmpty()) {
            targets.add(ReportTarget.TEXT);
        }
        if (targets.stream().filter(target -> target.file().isEmpty()).count() > 1) {
            throw wrong("Only one report can go to standard output: give the others a file, such as "
                    + ReportForm.SARIF.name().toLowerCase(Locale.ROOT) + "=findings.sarif");
        }
        for (ReportTarget target : targets) {
            Path directory =
                    target.file().map(Path::toAbsolutePath).map(Path::getParent).orElse(null);
            if (directory != null && !Files.isDirectory(directory)) {
                throw wrong("There is no directory " + directory + " to write a report into");
            }
            target.file().flatMap(this::reasonToKeep).ifPresent(reason -> {
                throw wrong(reason);
            });
        }
        return targets;
    }

    /** A report must take the place of no resource, and be read as none. */
    private Optional<String> reasonToKeep(Path report) {
        try {
            if (Overwriting.endangers(report, paths)) {
                return Optional.of("The report " + report + " would be written over what is checked, or among it."
                        + " Give it another place.");
            }
            return Overwriting.isResource(report)
                    ? Optional.of("The report would overwrite " + report + ", which is a FHIR resource. Give it another"
                            + " name.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("The report cannot be written: " + report + " cannot be read");
        }
    }

    private List<Expected> expected() throws IOException {
        List<Expected> expected = new ArrayList<>();
        try {
            if (suppress != null) {
                expected.add(Suppressions.read(suppress, Clock.system(ZoneId.systemDefault())));
            }
            if (baseline != null) {
                expected.add(Baseline.read(baseline));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return expected;
    }

    private List<FurtherGuide> furtherGuides(FhirContext fhir) {
        List<FurtherGuide> guides = new ArrayList<>();
        for (Path file : packages) {
            try {
                guides.add(FurtherGuide.read(file, fhir));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        return guides;
    }

    /** A profile of the guide, or of a further one, by its name; any by its canonical. */
    private String canonicalOf(String name, Guide guide, List<FurtherGuide> further) {
        if (name.contains(":")) {
            return name;
        }
        return guide.definition("StructureDefinition", name)
                .map(definition -> definition.url())
                .or(() -> further.stream()
                        .map(other -> other.profile(name))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseThrow(() -> wrong("The guide has no profile '" + name + "': ipt-fhir profiles lists them"));
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(command().commandLine(), reason);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command");
        }
        return spec;
    }
}
