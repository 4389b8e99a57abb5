package org.iptfhir.journey;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.iptfhir.IptFhir;

/** The program in a process of its own, which can be ended and killed. */
final class ServerProgram implements AutoCloseable {
    private static final Pattern GREETING = Pattern.compile("ipt-fhir answers at (http://[\\w.:/-]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> DEFINITIONS = List.of(
            "StructureDefinition", "ValueSet", "CodeSystem", "SearchParameter", "Questionnaire", "ImplementationGuide");

    private final Process process;
    private final Path output;

    private ServerProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it, on a free port unless a setting names one, and does not wait.
     *
     * @param directory where its output is written
     * @param settings each as {@code key=value}
     */
    static ServerProgram start(Path directory, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IptFhir.class.getName()));
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith("server.port="))) {
            command.add("--server.port=0");
        }
        for (String setting : settings) {
            command.add("--" + setting);
        }
        Path output = Files.createTempFile(directory, "output-", ".txt");
        return new ServerProgram(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Address of the FHIR interface, once it answers. */
    String fhir() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher greeting = GREETING.matcher(output());
            if (greeting.find()) {
                return greeting.group(1);
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the program ended:\n" + output());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the program did not start in " + PATIENCE + ":\n" + output());
    }

    /** A client as other programs have it. */
    IGenericClient client() throws InterruptedException {
        IRestfulClientFactory clients = FhirContext.forR4Cached().getRestfulClientFactory();
        clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
        clients.setSocketTimeout((int) PATIENCE.toMillis());
        return clients.newGenericClient(fhir());
    }

    /** What the guide's definitions are and when each was stored, by the references to them. */
    Map<String, String> definitions() throws InterruptedException {
        IGenericClient client = client();
        Map<String, String> definitions = new TreeMap<>();
        for (String type : DEFINITIONS) {
            Bundle page = client.search()
                    .forResource(type)
                    .count(200)
                    .returnBundle(Bundle.class)
                    .execute();
            while (true) {
                page.getEntry().forEach(entry -> {
                    Meta meta = entry.getResource().getMeta();
                    definitions.put(
                            type + "/" + entry.getResource().getIdElement().getIdPart(),
                            meta.getVersionId() + " of "
                                    + meta.getLastUpdatedElement().getValueAsString());
                });
                if (page.getLink(Bundle.LINK_NEXT) == null) {
                    break;
                }
                page = client.loadPage().next(page).execute();
            }
        }
        return definitions;
    }

    /** What it has said so far. */
    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as the system does (SIGTERM), and gives its exit code. */
    int end() throws InterruptedException {
        process.destroy();
        return waitForEnd();
    }

    /** Ends it without asking (SIGKILL). */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Its exit code, once it has ended by itself or as asked. */
    int waitForEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program did not end in " + PATIENCE + ":\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
