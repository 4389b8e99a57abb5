package org.iptfhir.mutated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.iptfhir.NoServer;
import org.iptfhir.cli.Called;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that went wrong in their elements, signs, bytes, encoding or packing: the command tells of each, with its place,
 * and neither fails nor takes long. A few hundred in the suite; the long form is {@code mvn test -Dtest=MutatedFilesTest
 * -Dmutated.files=10000}. A file that fails is checked again alone by {@code -Dmutated.file=} and its number.
 */
@NoServer
class MutatedFilesTest {
    private static final int FILES = Integer.getInteger("mutated.files", 100);

    /** The run begins with this one; the long form may be cut into parts. */
    private static final int FIRST = Integer.getInteger("mutated.first", 0);

    private static final int ALONE = Integer.getInteger("mutated.file", -1);

    private static final int REPORTED = 500;

    /** Files of one call of the command. */
    private static final int TOGETHER = 100;

    /** A call that does not end at all is one that has not ended by then, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int MOST_SHOWN = 40;

    private final MutatedText.Examples examples = new MutatedText.Examples();
    private final FileVerdict verdict = new FileVerdict();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> codes = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void eachIsToldOfWithItsPlaceAndSoon(TestReporter reporter) throws IOException {
        List<Integer> numbers =
                ALONE < 0 ? IntStream.range(FIRST, FIRST + FILES).boxed().toList() : List.of(ALONE);
        Called.with("validate", "ig/fsh-generated/resources/Patient-patient-anna.json"); // the first takes long
        for (int at = 0; at < numbers.size(); at += TOGETHER) {
            int before = faults.size();
            check(numbers.subList(at, Math.min(numbers.size(), at + TOGETHER)));
            faults.subList(before, faults.size())
                    .forEach(fault -> reporter.publishEntry("fault", fault)); // at once: a long run may be cut
            if (at % REPORTED == 0) {
                reporter.publishEntry("files so far", at + TOGETHER + ", " + counts);
            }
        }
        reporter.publishEntry("files", numbers.size() + ", calls by exit code " + codes + ", " + counts);
        assertThat(faults.stream().limit(MOST_SHOWN))
                .as(faults.size() + " faults")
                .isEmpty();
        assertThat(counts.getOrDefault("texts", 0)).isPositive();
    }

    private void check(List<Integer> numbers) throws IOException {
        Path folder = Files.createTempDirectory(directory, "files");
        List<MutatedFile> files = new ArrayList<>();
        for (int number : numbers) {
            MutatedFile file = MutatedFile.of(number, examples);
            Files.write(folder.resolve(file.name()), file.bytes());
            files.add(file);
        }
        WrittenReports reports = new WrittenReports(Files.createTempDirectory(directory, "reports"));
        // Together they take less than one of them may; where they take longer, or break, fewer are checked together.
        Duration before = processorTime();
        Optional<Called> called = call(folder, reports);
        boolean isSlow = processorTime().minus(before).compareTo(Verdict.SLOWEST) > 0;
        if ((isSlow || called.isEmpty()) && files.size() > 1) {
            check(numbers.subList(0, numbers.size() / 2));
            check(numbers.subList(numbers.size() / 2, numbers.size()));
        } else if (isSlow || called.isEmpty()) {
            faults.add("not checked to its end, or slowly\n--- of " + files.get(0));
        } else {
            judge(files, called.get(), reports);
        }
    }

    /** Of this process: what else the machine does makes no file slow. */
    private static Duration processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ofNanos(System.nanoTime());
    }

    private static Optional<Called> call(Path folder, WrittenReports reports) {
        List<String> command = new ArrayList<>(List.of("validate", "--no-progress", "-f", "json"));
        command.addAll(reports.options());
        command.add(folder.toString());
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> Called.with(command.toArray(String[]::new)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void judge(List<MutatedFile> files, Called called, WrittenReports reports) throws IOException {
        String range =
                files.get(0).name() + " to " + files.get(files.size() - 1).name();
        codes.merge(called.code(), 1, Integer::sum);
        Optional<JsonNode> read = Trees.read(called.out().getBytes(StandardCharsets.UTF_8));
        if (read.isEmpty()) {
            faults.add("no report of " + range + ", but code " + called.code() + " and " + called.err());
            return;
        }
        JsonNode report = read.get();
        if (Verdict.INSIDE.matcher(called.err()).find()) {
            faults.add("of " + range + ": " + called.err());
        }
        int code = !report.path("unreadable").isEmpty()
                ? 3
                : report.at("/summary/texts").asInt() == 0
                        ? 3
                        : report.at("/summary/errors").asInt() > 0 ? 1 : 0;
        if (called.code() != code) {
            faults.add("of " + range + ": code " + called.code() + " in the place of " + code);
        }
        reports.faults().forEach(fault -> faults.add("of " + range + ": " + fault));
        Map<Integer, List<JsonNode>> texts = byFile(report.path("texts"));
        Map<Integer, List<JsonNode>> unreadable = byFile(report.path("unreadable"));
        for (MutatedFile file : files) {
            List<JsonNode> ofFile = texts.getOrDefault(file.number(), List.of());
            List<JsonNode> notRead = unreadable.getOrDefault(file.number(), List.of());
            verdict.of(file, ofFile, notRead).forEach(fault -> faults.add(fault + "\n--- of " + file));
            count(ofFile, notRead);
        }
    }

    private void count(List<JsonNode> texts, List<JsonNode> unreadable) {
        counts.merge("texts", texts.size(), Integer::sum);
        counts.merge("not read", unreadable.size(), Integer::sum);
        for (JsonNode text : texts) {
            List<String> severities = text.path("findings").findValuesAsText("severity");
            counts.merge("findings", severities.size(), Integer::sum);
            counts.merge("texts without an error", severities.contains("error") ? 0 : 1, Integer::sum);
            boolean isGivenUp = text.path("findings").findValuesAsText("rule").contains("Unreadable_Resource");
            counts.merge("texts that the engine failed at", isGivenUp ? 1 : 0, Integer::sum);
        }
    }

    private static Map<Integer, List<JsonNode>> byFile(JsonNode inputs) {
        Map<Integer, List<JsonNode>> byFile = new TreeMap<>();
        for (JsonNode input : inputs) {
            String name = input.path("name").asText();
            int number = Integer.parseInt(name.replaceFirst("^.*?/files\\d+/(\\d{6})\\..*$", "$1"));
            byFile.computeIfAbsent(number, none -> new ArrayList<>()).add(input);
        }
        return byFile;
    }
}
