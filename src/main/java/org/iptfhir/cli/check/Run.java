package org.iptfhir.cli.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.iptfhir.report.CheckedText;
import org.iptfhir.report.Report;
import org.iptfhir.report.Summary;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.UncheckedCodes;

/** Takes what was found, leaves out what is expected, and writes the rest to each report; for one thread. */
final class Run {
    private final List<Report> reports;
    private final List<Expected> expected;
    private final Progress progress;
    private final Summary.Counter counter = new Summary.Counter();
    private final SortedSet<String> unchecked = new TreeSet<>();
    private final long begin = System.nanoTime();

    /** @param progress makes room for what is told */
    Run(List<Report> reports, List<Expected> expected, Progress progress) {
        this.progress = progress;
        this.reports = List.copyOf(reports);
        this.expected = List.copyOf(expected);
    }

    void take(Checked checked) {
        try {
            if (checked instanceof Checked.Text text) {
                take(text.text());
            } else if (checked instanceof Checked.Unreadable unreadable) {
                counter.unreadable();
                progress.makeRoom();
                for (Report report : reports) {
                    report.unreadable(unreadable.name(), unreadable.reason());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(CheckedText found) throws IOException {
        CheckedText told = found;
        for (Expected known : expected) {
            told = told.with(known.unexpected(told));
        }
        counter.suppressed(found.findings().size() - told.findings().size());
        counter.add(told);
        for (Finding finding : told.findings()) {
            unchecked.addAll(UncheckedCodes.systemsIn(finding));
        }
        if (!told.findings().isEmpty()) {
            progress.makeRoom();
        }
        for (Report report : reports) {
            report.add(told);
        }
    }

    /** Ends the reports. */
    Summary end() throws IOException {
        Summary summary = counter.summary(new ArrayList<>(unchecked), Duration.ofNanos(System.nanoTime() - begin));
        for (Report report : reports) {
            report.end(summary);
        }
        return summary;
    }
}
