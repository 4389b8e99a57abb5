package org.iptfhir.cli.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file holds, told from its name. */
enum FileKind {
    TAR_ARCHIVE(".*\\.(tgz|tar\\.gz)"),
    ZIP_ARCHIVE(".*\\.zip"),
    COMPRESSED(".*\\.gz"),
    LINES(".*\\.(ndjson|jsonl)"),
    XML(".*\\.xml"),
    JSON(".*\\.json");

    private final Pattern names;

    FileKind(String names) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
    }

    /** The first that fits, since a .tar.gz is a .gz too. */
    static Optional<FileKind> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.names.matcher(lower).matches())
                .findFirst();
    }

    /** The name of what is in a compressed file. */
    static String inside(String compressed) {
        return compressed.substring(0, compressed.length() - ".gz".length());
    }
}
