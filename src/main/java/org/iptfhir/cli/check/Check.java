package org.iptfhir.cli.check;

import ca.uhn.fhir.context.FhirContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.iptfhir.cli.input.Input;
import org.iptfhir.cli.input.Inputs;
import org.iptfhir.report.Ink;
import org.iptfhir.report.Report;
import org.iptfhir.report.Summary;
import org.iptfhir.validation.ResourceValidator;
import org.iptfhir.validation.ValidationRequest;

/**
 * A check of what the user named.
 *
 * @param names files, directories, or {@code -}
 * @param targets reports to write
 * @param threads that check at the same time
 * @param expected findings that are not told
 * @param courses gathers resources for the rules over several of them; empty where each is judged by itself
 * @param ink for text on standard output
 * @param style of the reports
 */
public record Check(
        List<String> names,
        List<ReportTarget> targets,
        int threads,
        List<Expected> expected,
        Optional<FhirContext> courses,
        Ink ink,
        ReportStyle style) {

    /**
     * What came of it.
     *
     * @param leftOut files in directories and archives that are of other kinds
     * @param remarks what the user should know besides, a sentence each
     */
    public record Result(Summary summary, long leftOut, List<String> remarks) {}

    /**
     * Runs it.
     *
     * @param in standard input
     * @param out standard output, which stays open
     */
    public Result run(
            ResourceValidator validator, ValidationRequest request, InputStream in, Writer out, Progress progress)
            throws IOException {
        List<Writer> files = new ArrayList<>();
        try {
            List<Report> reports = new ArrayList<>();
            for (ReportTarget target : targets) {
                Writer writer = out;
                if (target.file().isPresent()) {
                    // Halves of surrogate pairs are quoted too, as question marks.
                    writer = new BufferedWriter(new OutputStreamWriter(
                            Files.newOutputStream(target.file().get()), StandardCharsets.UTF_8));
                    files.add(writer);
                }
                Ink used = target.file().isPresent() ? new Ink(false) : ink;
                reports.add(target.form().begin(writer, used, style));
            }
            return run(new Run(reports, expected, progress), validator, request, in, progress);
        } finally {
            for (Writer file : files) {
                file.close();
            }
        }
    }

    private Result run(
            Run run, ResourceValidator validator, ValidationRequest request, InputStream in, Progress progress)
            throws IOException {
        long[] leftOut = new long[1];
        Optional<CoursesTogether> together = courses.map(CoursesTogether::new);
        Consumer<Checked> sink = together.<Consumer<Checked>>map(all -> all).orElse(run::take);
        try (ChecksInOrder checks = new ChecksInOrder(validator, request, threads, checked -> {
            progress.told();
            sink.accept(checked);
        })) {
            new Inputs(
                            in,
                            input -> {
                                if (input instanceof Input.LeftOut) {
                                    leftOut[0]++;
                                } else {
                                    checks.accept(input);
                                }
                            },
                            progress::read)
                    .read(names);
            checks.finish();
        }
        together.ifPresent(all -> all.finish(run::take));
        progress.close();
        Summary summary = run.end();
        List<String> remarks =
                expected.stream().flatMap(known -> known.remarks().stream()).toList();
        return new Result(summary, leftOut[0], remarks);
    }
}
