package org.iptfhir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iptfhir.OwnProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code java -jar} of a jar that is laid out like the program's own, with a small program in place of the server:
 * what the launcher passes on, and that neither process outlives the other.
 */
@OwnProgram
class LauncherTest {
    private static final int ENDED_AS_ASKED = 143; // 128 and the number of SIGTERM
    private static final Pattern PID = Pattern.compile("pid (\\d+)\\.");

    private static Path directory;
    private static Path jar;

    private final List<ProcessHandle> started = new ArrayList<>();

    @BeforeAll
    static void composeTheJar(@TempDir Path temporary) throws IOException {
        directory = temporary;
        jar = temporary.resolve("program.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, LaunchedProgram.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> root : List.of(ProgramProcess.class, LaunchedProgram.class)) {
                for (Path file : classesBeside(root)) {
                    String name = "org/iptfhir/cli/" + file.getFileName();
                    // Spring Boot's loader would find them below; this jar has none, so they stand in both places.
                    add(out, name, Files.readAllBytes(file));
                    add(out, "BOOT-INF/classes/" + name, Files.readAllBytes(file));
                }
            }
            ByteArrayOutputStream library = new ByteArrayOutputStream();
            try (JarOutputStream content = new JarOutputStream(library)) {
                add(content, "library.txt", "is there".getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new JarEntry("BOOT-INF/lib/"));
            out.closeEntry();
            add(out, "BOOT-INF/lib/library.jar", library.toByteArray());
            // Spring Boot leaves these outside of the classes when it packs a jar.
            add(out, "META-INF/spring.factories", "of=the program".getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void startsTheProgramOnExtractedJarsWithOptionsThatFit() throws Exception {
        Process launcher = launch(List.of("-Dof.the=user"), "--server.port=1", "two words");
        serverOf(launcher);
        assertThat(output(launcher))
                .contains(
                        "arguments [--server.port=1, two words]", "library is there", "spring.factories of=the program")
                .contains("-XX:+UseSerialGC", "-Dof.the=user", "-Dipt.launcher.pid=" + launcher.pid());
    }

    @Test
    void leavesTheChoiceOfACollectorToTheUser() throws Exception {
        Process launcher = launch(List.of("-XX:+UseParallelGC"));
        serverOf(launcher);
        assertThat(output(launcher)).contains("-XX:+UseParallelGC").doesNotContain("UseSerialGC");
    }

    @Test
    void endsWithTheProgramsExitCode() throws Exception {
        Process launcher = launch(List.of(), "--exit-with=7");
        assertThat(exitCode(launcher)).isEqualTo(7);
    }

    @Test
    void passesTheWishToEndOnAndWaits() throws Exception {
        Process launcher = launch(List.of());
        ProcessHandle server = serverOf(launcher);
        launcher.destroy();
        assertThat(exitCode(launcher)).isEqualTo(ENDED_AS_ASKED);
        assertThat(server.isAlive()).isFalse();
        assertThat(output(launcher)).contains("ended in order");
    }

    @Test
    void takesTheProgramAlongInOrderWhenItIsKilled() throws Exception {
        Process launcher = launch(List.of());
        ProcessHandle server = serverOf(launcher);
        launcher.destroyForcibly();
        server.onExit().get(1, TimeUnit.MINUTES);
        assertThat(output(launcher)).contains("ended in order");
    }

    @Test
    void extractsTheJarOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(exitCode(launch(List.of(), "--exit-with=0"))).isZero();
        }
        try (Stream<Path> cache = Files.list(directory.resolve("cache/ipt-fhir"))) {
            assertThat(cache).hasSize(1);
        }
    }

    private Process launch(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JvmOptions.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        Path output = Files.createTempFile(directory, "output-", ".txt");
        Process launcher = builder.redirectOutput(output.toFile()).start();
        Files.move(output, outputOf(launcher)); // the process keeps writing to the same file
        started.add(launcher.toHandle());
        return launcher;
    }

    private ProcessHandle serverOf(Process launcher) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            Matcher pid = PID.matcher(output(launcher));
            if (pid.find()) {
                ProcessHandle server =
                        ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
                assertThat(server.pid()).isNotEqualTo(launcher.pid());
                started.add(server);
                return server;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("nothing was started:\n" + output(launcher));
    }

    private static int exitCode(Process launcher) throws InterruptedException {
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return launcher.exitValue();
    }

    private static String output(Process launcher) {
        try {
            return Files.readString(outputOf(launcher), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path outputOf(Process launcher) {
        return directory.resolve("output-" + launcher.pid());
    }

    private static List<Path> classesBeside(Class<?> type) throws IOException {
        try {
            Path root = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.list(root.resolve("org/iptfhir/cli"))) {
                return files.filter(file -> file.toString().endsWith(".class")).toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
