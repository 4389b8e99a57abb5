package org.iptfhir.store.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of an embedded H2 database. */
final class EmbeddedFile {
    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:async:|file:|nioMapped:|retry:)*([^;]+).*");
    private static final Pattern ELSEWHERE = Pattern.compile("(mem|tcp|ssl|zip):.*");
    private static final String SUFFIX = ".mv.db";

    private EmbeddedFile() {}

    /** The file that a JDBC URL names; empty when the database is not in a file. */
    static Optional<Path> of(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || ELSEWHERE.matcher(matcher.group(1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(absolute(matcher.group(1) + SUFFIX));
    }

    /** The directory of such a file. */
    static Path directory(Path file) {
        return file.resolveSibling("");
    }

    /** A path in full: the shell leaves a {@code ~} behind an equals sign as it is, and H2 refuses relative paths. */
    static Path absolute(String path) {
        String home = System.getProperty("user.home", "");
        return Path.of(path.startsWith("~/") || path.equals("~") ? home + path.substring(1) : path)
                .toAbsolutePath()
                .normalize();
    }
}
