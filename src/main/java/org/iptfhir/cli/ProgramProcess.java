package org.iptfhir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The program in a JVM of its own. {@code java -jar} gives a JVM with options made for large machines and reads classes
 * through a jar within a jar, so the program starts itself once more, on its extracted jars and with options that fit.
 * This process then only waits: it passes signals and the exit code on, and the other one ends when it dies.
 */
public final class ProgramProcess {
    private static final String PARENT = "ipt.launcher.pid";
    private static final int CANNOT_START = 1;

    private ProgramProcess() {}

    /**
     * Runs the server in a process of its own and ends this one with its exit code. Returns at once where that is not
     * wanted: in the server's process itself, or when classes do not come from the program's jar.
     *
     * @param mainClass class that the other process starts
     * @param arguments its arguments
     */
    public static void serve(Class<?> mainClass, String... arguments) {
        replaceThisOne(
                extracted -> JvmOptions.ofServer(optionsOfTheUser(), extracted),
                (extracted, server) -> new ArchiveStep(extracted).afterStartOf(server),
                mainClass,
                arguments);
    }

    /** Runs a command in the same way. */
    public static void command(Class<?> mainClass, String... arguments) {
        replaceThisOne(
                extracted -> JvmOptions.ofCommand(optionsOfTheUser()),
                (extracted, command) -> {},
                mainClass,
                arguments);
    }

    private static void replaceThisOne(
            Function<ExtractedJar, List<String>> options,
            BiConsumer<ExtractedJar, Process> beside,
            Class<?> mainClass,
            String... arguments) {
        String parent = System.getProperty(PARENT);
        if (parent != null) {
            endWith(Long.parseLong(parent));
            return;
        }
        Optional<Path> jar = programsJar();
        if (jar.isEmpty()) {
            return;
        }
        ExtractedJar extracted;
        try {
            extracted = ExtractedJar.of(jar.get());
        } catch (IOException e) {
            System.err.println("Starting without the cache of extracted jars, which is slower: " + e);
            return;
        }
        List<String> command = new ArrayList<>();
        command.add(JvmOptions.java());
        command.addAll(options.apply(extracted));
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        command.add("-cp");
        command.add(extracted.classPath());
        command.add(mainClass.getName());
        command.addAll(Arrays.asList(arguments));
        System.exit(run(command, process -> beside.accept(extracted, process)));
    }

    /** The jar that {@code java -jar} was given; empty when the program runs from classes, or is taken apart already. */
    private static Optional<Path> programsJar() {
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.endsWith(".jar") || classPath.contains(System.getProperty("path.separator"))) {
            return Optional.empty();
        }
        Path jar = Path.of(classPath);
        return Files.isRegularFile(jar) && ExtractedJar.canBeMadeOf(jar) ? Optional.of(jar) : Optional.empty();
    }

    /** What the user wrote between {@code java} and {@code -jar}. */
    private static List<String> optionsOfTheUser() {
        List<String> arguments =
                ProcessHandle.current().info().arguments().map(Arrays::asList).orElse(List.of());
        int jar = arguments.indexOf("-jar");
        return jar < 0 ? List.of() : arguments.subList(0, jar);
    }

    private static int run(List<String> command, Consumer<Process> beside) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            // glibc keeps an arena of memory per thread otherwise; the program has many threads that rest.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-program"));
            beside.accept(process);
            return process.waitFor();
        } catch (IOException e) {
            System.err.println("Cannot start the program's process: " + e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CANNOT_START;
        }
    }

    /** Passes a signal on, and waits: the terminal belongs to the other process until it has ended. */
    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends this process in order when another one has died, be it by kill -9. */
    private static void endWith(long parent) {
        Thread watch = new Thread(
                () -> {
                    ProcessHandle.of(parent)
                            .ifPresent(launcher -> launcher.onExit().join());
                    System.exit(CANNOT_START);
                },
                "launcher-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
