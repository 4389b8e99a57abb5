package org.iptfhir.cli;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hl7.fhir.r4.model.Bundle;
import org.iptfhir.guide.Guide;
import org.iptfhir.sample.Samples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ipt-fhir samples}. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes courses of IPT that nobody had, for demos, tests and load: one transaction Bundle each.",
            "Without -o and --to they are written to standard output, one on a line (NDJSON)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all courses are written or stored",
            "2:the command is written wrongly",
            "3:the server refused a course or was not reached, or the program failed"
        },
        footer = {
            "",
            "The same seed and number always give the same course. A token for --to is taken from the environment"
                    + " variable IPT_FHIR_TOKEN.",
            "Example: ipt-fhir samples -n 100 --to http://localhost:8080/fhir"
        })
final class SamplesCommand implements Callable<Integer> {
    /** How many courses are on their way to a server at the same time. */
    private static final int AT_ONCE = 4;

    private static final int TOLD_EACH = 20;
    private static final String FHIR = "/fhir";

    private final CommandSession session;
    private final Optional<String> token;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-n", "--number"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many courses; 10 by default.")
    private long number = 10;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another whole number gives other courses; 1 by default.")
    private long seed = 1;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "A directory for one file per course: course-000001.json, ...")
    private @Nullable Path directory;

    @Option(names = "--to", paramLabel = "URL", description = "A FHIR server that the courses are stored on.")
    private @Nullable URI server;

    /** @param token for servers that ask for one */
    SamplesCommand(CommandSession session, Optional<String> token) {
        this.session = session;
        this.token = token;
    }

    @Override
    public Integer call() throws IOException {
        if (number < 1) {
            throw wrong("-n is at least 1");
        }
        if (directory != null && server != null) {
            throw wrong("Courses go either into a directory (-o) or to a server (--to)");
        }
        FhirContext fhir = FhirContext.forR4Cached();
        if (server != null) {
            return send(fhir, server);
        }
        Samples samples = samples(fhir);
        if (directory != null) {
            write(fhir, samples, directory);
            return ExitCode.FINE;
        }
        PrintWriter out = session.out();
        // A reader such as head may have enough before the end.
        for (long i = 1; i <= number && !out.checkError(); i++) {
            out.print(json(fhir, samples.course(i)));
            out.print('\n');
        }
        out.flush();
        return ExitCode.FINE;
    }

    private Samples samples(FhirContext fhir) {
        return Samples.of(Guide.read(fhir), seed);
    }

    private static String json(FhirContext fhir, Bundle course) {
        return fhir.newJsonParser().encodeResourceToString(course);
    }

    private void write(FhirContext fhir, Samples samples, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw wrong(folder + " is a file: -o names a directory");
        }
        Files.createDirectories(folder);
        for (long i = 1; i <= number; i++) {
            String json = fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(samples.course(i));
            Files.writeString(folder.resolve(String.format(Locale.ROOT, "course-%06d.json", i)), json + "\n");
        }
    }

    /** Sends the staff first: courses that are sent at the same time would each create their therapist. */
    private int send(FhirContext fhir, URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw wrong("--to is the address of a FHIR server, such as http://localhost:8080/fhir, not " + address);
        }
        boolean isOfThisMachine = List.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
        if (token.isPresent() && scheme.equals("http") && !isOfThisMachine) {
            throw wrong("IPT_FHIR_TOKEN would be sent in the clear to " + address + ": write https");
        }
        FhirServer receiver = new FhirServer(fhir, address, token);
        Samples samples = samples(fhir);
        Optional<String> refusal = refusal(receiver.send(json(fhir, samples.staff())));
        if (refusal.isPresent()) {
            return stopped(address, "the therapists of the courses", refusal.get(), 0);
        }
        Deque<CompletableFuture<Optional<String>>> underWay = new ArrayDeque<>();
        long stored = 0;
        long sent = 0;
        while (stored < number) {
            while (sent < number && underWay.size() < AT_ONCE) {
                sent++;
                underWay.add(receiver.send(json(fhir, samples.course(sent))));
            }
            refusal = refusal(underWay.remove());
            if (refusal.isPresent()) {
                String refused = "course " + (stored + 1);
                long later = underWay.stream()
                        .filter(course -> refusal(course).isEmpty())
                        .count();
                return stopped(address, refused, refusal.get(), stored + later);
            }
            stored++;
            tellProgress(stored);
        }
        session.err().println(number + (number == 1 ? " course is" : " courses are") + " stored at " + address);
        pages(address)
                .ifPresent(pages -> session.err()
                        .println("Look at them: " + pages + "/outcomes, and many together at " + pages
                                + "/outcomes/cohort"));
        return ExitCode.FINE;
    }

    /** Where a server of this kind has its pages; empty for an address that is none of its own. */
    private static Optional<String> pages(URI address) {
        String base = address.toString().replaceAll("/$", "");
        return base.endsWith(FHIR) ? Optional.of(base.substring(0, base.length() - FHIR.length())) : Optional.empty();
    }

    /** Many courses take minutes. */
    private void tellProgress(long stored) {
        if (stored % TOLD_EACH == 0 && stored < number) {
            session.err().println(stored + " of " + number + " courses are stored ...");
            session.err().flush();
        }
    }

    private int stopped(URI address, String refused, String reason, long stored) {
        PrintWriter err = session.err();
        err.println(address + " did not store " + refused + ", " + reason);
        err.println(stored + (stored == 1 ? " course is" : " courses are") + " stored there.");
        return ExitCode.FAILED;
    }

    private static Optional<String> refusal(CompletableFuture<Optional<String>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String said = cause.getMessage();
            return Optional.of("it was not reached: "
                    + (said == null || said.isEmpty() ? cause.getClass().getSimpleName() : said));
        }
    }

    private ParameterException wrong(String reason) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command");
        }
        return new ParameterException(spec.commandLine(), reason);
    }
}
