package org.iptfhir.report;

import java.io.IOException;

/** A form in which a run's findings are written, text by text as they come; for one thread. */
public interface Report {
    /** Writes what was found in a text. */
    void add(CheckedText text) throws IOException;

    /**
     * Writes that an input could not be read.
     *
     * @param name of the file or entry
     * @param reason in words for whoever wrote the command
     */
    void unreadable(String name, String reason) throws IOException;

    /** Writes the end. The caller closes what it writes to. */
    void end(Summary summary) throws IOException;
}
