package org.iptfhir.guide.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over files and words: what a step depends on. Unchanged, the step need not run again. */
final class InputHash {
    private final MessageDigest digest = sha256();

    /** Adds all files below a directory, by relative path and content; a missing directory counts as empty. */
    InputHash tree(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return this;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            word(directory.relativize(file).toString().replace('\\', '/'));
            digest.update(Files.readAllBytes(file));
        }
        return this;
    }

    InputHash file(Path file) throws IOException {
        digest.update(Files.readAllBytes(file));
        return this;
    }

    InputHash word(String word) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Path file) {
        try {
            return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
