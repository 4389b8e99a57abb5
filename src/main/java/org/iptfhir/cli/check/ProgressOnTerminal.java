package org.iptfhir.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the part that is done, the rate and the time left. */
public final class ProgressOnTerminal implements Progress {
    private static final int WIDTH = 100;
    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * KILOBYTE;

    /** Moves to the beginning of the line and erases it. */
    private static final String ERASED = "\r\u001B[K";

    private final ProgressBar bar;
    private final long begin = System.nanoTime();
    private final PrintStream terminal;
    private long checked;
    private boolean isClosed;

    /**
     * Begins to draw.
     *
     * @param bytes that are to be read; 0 where nobody knows
     */
    public ProgressOnTerminal(PrintStream terminal, long bytes) {
        this.terminal = terminal;
        boolean isSmall = bytes < 100 * MEGABYTE;
        bar = new ProgressBarBuilder()
                .setTaskName("checked")
                .setInitialMax(bytes)
                .setUnit(isSmall ? " kB" : " MB", isSmall ? KILOBYTE : MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .setEtaFunction(state -> state.getMax() > 0 && state.getCurrent() > 0
                        ? Optional.of(state.getElapsedAfterStart()
                                .multipliedBy(Math.max(0, state.getMax() - state.getCurrent()))
                                .dividedBy(state.getCurrent()))
                        : Optional.<Duration>empty())
                .build();
    }

    /** How many bytes the named files have together; 0 when one of them has no size. */
    public static long sizeOf(List<String> names) {
        long bytes = 0;
        for (String name : names) {
            try (Stream<Path> files = Files.walk(Path.of(name))) {
                bytes += files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            } catch (IOException | UncheckedIOException e) {
                return 0; // standard input, or what cannot be read: that is told when it is reached
            }
        }
        return bytes;
    }

    @Override
    public void read(long bytes) {
        bar.stepBy(bytes);
    }

    @Override
    public void told() {
        checked++;
        double seconds = (System.nanoTime() - begin) / 1e9;
        bar.setExtraMessage(checked + " (" + Math.round(checked / Math.max(seconds, 0.001)) + "/s)");
    }

    @Override
    public void makeRoom() {
        terminal.print(ERASED);
        terminal.flush();
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            bar.close();
            makeRoom();
        }
    }
}
