package org.iptfhir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a class-data archive after the first start: the JVM maps its classes then instead of reading and checking each
 * again. It waits until the server has long been up, runs at the lowest priority, and nothing depends on it.
 */
final class ArchiveStep {
    /** By then a start has ended even on a slow machine. */
    private static final long UNTIL_THE_SERVER_RESTS = 90;

    /** A class of the class path by its name alone; lines about lambdas and classes from elsewhere crash JDK 17. */
    private static final Pattern CLASS = Pattern.compile("[\\w/$]+( id: \\d+)?");

    private final ExtractedJar extracted;

    ArchiveStep(ExtractedJar extracted) {
        this.extracted = extracted;
    }

    /** Begins to wait beside the server, when there is no archive yet. */
    void afterStartOf(Process server) {
        if (Files.isRegularFile(extracted.archive())) {
            return;
        }
        Thread thread = new Thread(() -> run(server), "class-data-archive");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Process server) {
        try {
            if (!server.waitFor(UNTIL_THE_SERVER_RESTS, TimeUnit.SECONDS)) {
                make();
            }
        } catch (IOException e) {
            // Without an archive the next start is as fast as this one was, and tries again.
            System.err.println("No class-data archive was made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make() throws IOException, InterruptedException {
        Path directory = extracted.archive().getParent();
        Path unfinished = Files.createTempFile(directory, "unfinished-", ".jsa");
        Path classes = Files.createTempFile(directory, "unfinished-", ".classes");
        try (Stream<String> loaded = Files.lines(extracted.loadedClasses())) {
            Files.write(classes, loaded.filter(CLASS.asMatchPredicate()).toList());
            if (dump(classes, unfinished) == 0) {
                Files.move(unfinished, extracted.archive(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(classes);
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(extracted.loadedClasses());
        }
    }

    private int dump(Path classes, Path archive) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        "nice",
                        "-n",
                        "19",
                        JvmOptions.java(),
                        "-Xshare:dump",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        extracted.classPath())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Nothing of it may go on when the server has been stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(dump::destroyForcibly, "stop-archive"));
        return dump.waitFor();
    }
}
