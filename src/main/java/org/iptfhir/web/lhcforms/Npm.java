package org.iptfhir.web.lhcforms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * npm's own client, which knows where packages are to be had.
 *
 * @param program its name, or its path
 * @param offline whether it may use its cache alone
 */
record Npm(String program, boolean offline) {
    private static final Pattern ERROR = Pattern.compile("npm (?:error|ERR!) code (\\S+)");
    private static final int MINUTES = 5;

    /** npm cannot do what it is asked for; the message goes on a sentence. */
    static final class Unavailable extends Exception {
        Unavailable(String message) {
            super(message);
        }
    }

    /** That of the machine. */
    static Npm ofThisMachine(boolean offline) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return new Npm(windows ? "npm.cmd" : "npm", offline);
    }

    /**
     * Fetches the archive of a package.
     *
     * @param directory where npm may write; what is in it is lost
     */
    byte[] pack(Pin pin, Path directory) throws IOException, InterruptedException, Unavailable {
        for (Path archive : archives(directory)) {
            Files.delete(archive);
        }
        Path log = directory.resolve("npm.log");
        int exit = run(command(pin), directory, log);
        List<Path> archives = archives(directory);
        if (exit != 0 || archives.size() != 1) {
            Matcher error = ERROR.matcher(Files.readString(log));
            throw new Unavailable("npm could not fetch it" + (error.find() ? " (" + error.group(1) + ")" : ""));
        }
        byte[] content = Files.readAllBytes(archives.get(0));
        Files.delete(archives.get(0));
        return content;
    }

    /** One attempt: a build without the network is not to wait. */
    private List<String> command(Pin pin) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "pack",
                pin.spec(),
                "--ignore-scripts",
                "--no-update-notifier",
                "--prefer-offline",
                "--fetch-retries=0"));
        if (offline) {
            command.add("--offline");
        }
        return command;
    }

    private int run(List<String> command, Path directory, Path log)
            throws IOException, InterruptedException, Unavailable {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new Unavailable("there is no npm");
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new Unavailable("npm took more than " + MINUTES + " minutes");
        }
        return process.exitValue();
    }

    private static List<Path> archives(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).toList();
        }
    }
}
