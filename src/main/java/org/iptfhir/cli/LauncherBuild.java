package org.iptfhir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Entry point of the build step (Maven, phase package) that makes the launcher: a script, the program's jars beside it, and
 * a class-data archive of all that a check loads. With it the first finding comes in a third of the time.
 */
public final class LauncherBuild {
    private static final String SCRIPT = "ipt-fhir";

    private LauncherBuild() {}

    /**
     * Makes the launcher.
     *
     * @param arguments the program's jar, and the directory in which the script is to be
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path directory = Path.of(arguments[1]).toAbsolutePath();
        Path parts = directory.resolve("launcher");
        ExtractedJar.delete(parts);
        ExtractedJar extracted = ExtractedJar.into(parts, jar);
        Path classPath = Files.writeString(parts.resolve("java.options"), options(extracted));
        archive(classPath, parts);
        try (InputStream script = Objects.requireNonNull(LauncherBuild.class.getResourceAsStream("launcher.sh"))) {
            Path written = directory.resolve(SCRIPT);
            Files.copy(script, written, StandardCopyOption.REPLACE_EXISTING);
            makeExecutable(written);
        }
    }

    /** Where the parts lie is written down: a class-data archive belongs to a class path. */
    private static String options(ExtractedJar extracted) {
        return String.join("\n", JvmOptions.ofCommand(List.of())) + "\n-cp\n\"" + extracted.classPath() + "\"\n";
    }

    /**
     * Checks what is wrong in many ways, so that most classes are met; without an archive a start is only slower. No method
     * may wait for a compiler when it ends: JDK 17 archives with each method whether it waits, and none that did would be
     * compiled in any later run. Those are the busiest ones.
     */
    private static void archive(Path options, Path parts) throws IOException, InterruptedException {
        Path archive = parts.resolve("classes.jsa");
        Path example = Files.createTempFile(parts, "example-", ".ndjson");
        Files.writeString(example, WarmUp.lines(), StandardCharsets.UTF_8);
        Process check = new ProcessBuilder(
                        JvmOptions.java(),
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "@" + options,
                        "-Xbatch",
                        "-XX:TieredStopAtLevel=1",
                        "org.iptfhir.IptFhir",
                        "validate",
                        example.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        check.waitFor();
        Files.delete(example);
        if (!Files.isRegularFile(archive)) {
            System.err.println("This Java made no class-data archive; the launcher starts without one.");
        }
    }

    private static void makeExecutable(Path script) throws IOException {
        if (script.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(script));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(script, permissions);
        }
    }
}
