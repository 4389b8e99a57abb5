package org.iptfhir.cli.input;

import org.iptfhir.validation.ResourceText;

/** One thing that was read, or could not be. */
public sealed interface Input {
    /** The file or entry, as the user would write it. */
    String name();

    /**
     * A text to check.
     *
     * @param firstLine where it begins in its file, from 1
     */
    record Text(String name, int firstLine, ResourceText text) implements Input {}

    /**
     * Something that cannot be read.
     *
     * @param reason in words for whoever wrote the command
     */
    record Unreadable(String name, String reason) implements Input {}

    /** A file in a directory or archive that is of no kind with resources in it. */
    record LeftOut(String name) implements Input {}
}
