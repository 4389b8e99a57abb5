package org.iptfhir.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.iptfhir.IptFhir;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/action}: its step as a workflow runs it, and that its two files speak of the same things. */
@NoServer
class ActionTest {
    private static final Path ACTION = Path.of("docker/action/action.yml").toAbsolutePath();
    private static final Path STEP = Path.of("docker/action/validate.sh").toAbsolutePath();
    private static final String WRONG = Path.of("src/test/resources/wrong/course-as-proposal.json")
            .toAbsolutePath()
            .toString();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private record Ran(int code, String out) {}

    /** The program as a jar that names where everything is: what the build packs is not there yet when tests run. */
    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, IptFhir.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("ipt-fhir.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private Ran run(Map<String, String> inputs) throws IOException, InterruptedException {
        ProcessBuilder step = new ProcessBuilder("bash", STEP.toString()).directory(directory.toFile());
        Map<String, String> environment = new HashMap<>(inputs);
        environment.put("IPT_JAR", jar().toString());
        environment.put("GITHUB_OUTPUT", directory.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary").toString());
        step.environment().putAll(environment);
        step.redirectErrorStream(true);
        Process process = step.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out);
    }

    @Test
    void findingsBecomeAnnotationsAndOutputs() throws IOException, InterruptedException {
        Ran ran = run(Map.of("IPT_PATHS", "\n  " + WRONG + "  \n", "IPT_JUNIT", "findings.xml"));
        assertThat(ran.code()).as(ran.out()).isEqualTo(1);
        assertThat(ran.out()).startsWith("::error file=" + WRONG + ",line=32,col=13");
        assertThat(Files.readAllLines(directory.resolve("output"))).containsExactly("errors=1", "warnings=0");
        assertThat(directory.resolve("summary")).content().contains("1 resources checked: 1 errors");
        assertThat(directory.resolve("findings.xml")).content().contains("<testsuite");
        Ran tolerant = run(Map.of("IPT_PATHS", WRONG, "IPT_FAIL_ON", "never"));
        assertThat(tolerant.code()).isZero();
    }

    @Test
    void emptyPathsAreRefused() throws IOException, InterruptedException {
        Ran ran = run(Map.of("IPT_PATHS", " \n"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains("::error::", "paths is empty");
    }

    @Test
    void everyInputReachesTheStep() throws IOException {
        JsonNode action = new YAMLMapper().readTree(ACTION.toFile());
        List<JsonNode> steps = new ArrayList<>();
        action.at("/runs/steps").forEach(steps::add);
        JsonNode environment = steps.get(steps.size() - 1).get("env");
        List<String> inputs = new ArrayList<>();
        action.get("inputs").fieldNames().forEachRemaining(input -> inputs.add("${{ inputs." + input + " }}"));
        List<String> given = new ArrayList<>();
        environment.forEach(value -> given.add(value.asText()));
        assertThat(given).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(inputs);
        Set<String> names = new TreeSet<>();
        environment.fieldNames().forEachRemaining(names::add);
        assertThat(Pattern.compile("IPT_[A-Z_]+")
                        .matcher(Files.readString(STEP))
                        .results()
                        .map(result -> result.group()))
                .containsAll(names)
                .isSubsetOf(names);
    }
}
