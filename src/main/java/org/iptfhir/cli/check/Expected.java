package org.iptfhir.cli.check;

import java.util.List;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.Finding;

/** Findings that are known and not to be told again. */
public interface Expected {
    /** The findings of a text that are not known; for one thread. */
    List<Finding> unexpected(CheckedText text);

    /** What the user should know of it at the end of a run, a sentence each; empty when there is nothing. */
    List<String> remarks();
}
