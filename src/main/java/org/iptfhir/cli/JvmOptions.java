package org.iptfhir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Options of the program's JVM. What the user wrote comes last and wins. Measured with {@code src/measure/start.sh}. */
final class JvmOptions {
    /** One collector at most can be chosen. */
    private static final Pattern A_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    /** Small heaps are collected fastest by one thread, which also needs the least memory of its own. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** The heap that a start fills, so that it need not grow by whole collections; memory is given back when it is free. */
    private static final List<String> MEMORY = List.of(
            "-Xms224m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40", "-XX:MetaspaceSize=192m", "-Xss768k");

    /**
     * The optimising compiler starts fifty times later than by default: a start runs most code a few times only, and
     * compiling it well took a quarter of its CPU time. What runs all day is still optimised.
     */
    private static final List<String> COMPILERS = List.of(
            "-XX:Tier4InvocationThreshold=250000",
            "-XX:Tier4MinInvocationThreshold=30000",
            "-XX:Tier4CompileThreshold=750000",
            "-XX:Tier4BackEdgeThreshold=2000000");

    /**
     * The JVM compiles no method beyond a size, and the engine's check of a primitive value, which runs for every value
     * there is, is 161 bytes beyond it: interpreted it took a quarter of a validation's time.
     */
    private static final String ALL_METHODS = "-XX:-DontCompileHugeMethods";

    private JvmOptions() {}

    /** The command that starts a JVM of the same kind as this one. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * All options of a command's JVM: collectors of many threads pay off when several resources are checked at a time.
     *
     * @param users options that the user gave
     */
    static List<String> ofCommand(List<String> users) {
        List<String> options = new ArrayList<>();
        if (users.stream().noneMatch(option -> A_COLLECTOR.matcher(option).matches())) {
            options.add("-XX:+UseParallelGC");
        }
        options.addAll(
                List.of(ALL_METHODS, "-XX:-UsePerfData", "-XX:MetaspaceSize=128m", "-Xshare:auto", "-Xlog:cds=off"));
        options.addAll(users);
        return options;
    }

    /**
     * All options of the server's JVM.
     *
     * @param users options that the user gave
     * @param extracted where the class-data archive is, or else is to be prepared
     */
    static List<String> ofServer(List<String> users, ExtractedJar extracted) {
        List<String> options = new ArrayList<>();
        if (users.stream().noneMatch(option -> A_COLLECTOR.matcher(option).matches())) {
            options.add(COLLECTOR);
        }
        options.addAll(MEMORY);
        options.addAll(COMPILERS);
        options.add(ALL_METHODS);
        options.add("-XX:-UsePerfData");
        if (Files.isRegularFile(extracted.archive())) {
            options.add("-XX:SharedArchiveFile=" + extracted.archive());
            options.add("-Xlog:cds=off");
        } else {
            options.add("-XX:DumpLoadedClassList=" + extracted.loadedClasses());
        }
        options.addAll(users);
        return options;
    }
}
