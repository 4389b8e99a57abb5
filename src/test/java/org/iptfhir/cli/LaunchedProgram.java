package org.iptfhir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands for the server in the launcher's test: starts in no time, tells what it was given, and waits. */
final class LaunchedProgram {
    private static final String EXIT = "--exit-with=";

    private LaunchedProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProgramProcess.serve(LaunchedProgram.class, arguments);
        System.out.println("arguments " + List.of(arguments));
        System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments());
        System.out.println("library " + content("/library.txt"));
        System.out.println("spring.factories " + content("/META-INF/spring.factories"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended in order")));
        System.out.println("pid " + ProcessHandle.current().pid() + ".");
        for (String argument : arguments) {
            if (argument.startsWith(EXIT)) {
                System.exit(Integer.parseInt(argument.substring(EXIT.length())));
            }
        }
        Thread.currentThread().join();
    }

    private static String content(String resource) throws IOException {
        try (InputStream content = LaunchedProgram.class.getResourceAsStream(resource)) {
            return content == null ? "missing" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
