package org.iptfhir.cli.input;

/** How large a single text may be: the engine needs a hundred times as much memory. */
final class TextLimit {
    static final int BYTES = 20 * 1024 * 1024;
    static final String REASON =
            "It is larger than 20 MB, which is too much for one resource. Split it, for example into NDJSON.";

    private TextLimit() {}
}
