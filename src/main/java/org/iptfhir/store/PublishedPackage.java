package org.iptfhir.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The guide's package, in FHIR's NPM form, as the build made it. */
final class PublishedPackage {
    private static final String ON_THE_CLASS_PATH = "/guide/package.tgz";

    /** Definitions lie in the folder {@code package} itself; its package.json and index are not resources. */
    private static final Pattern DEFINITION = Pattern.compile("package/(?!package\\.json)[^./][^/]*\\.json");

    private final byte[] tarball;

    private PublishedPackage(byte[] tarball) {
        this.tarball = tarball;
    }

    /** Reads the package from the class path; empty in a build that publishes no guide. */
    static Optional<PublishedPackage> read() {
        try (InputStream stream = PublishedPackage.class.getResourceAsStream(ON_THE_CLASS_PATH)) {
            if (stream == null) {
                return Optional.empty();
            }
            return Optional.of(new PublishedPackage(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hash of the package: the same for the same guide. */
    String content() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tarball));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The definitions as JSON, in the order of their file names. */
    List<String> definitions() {
        List<String> definitions = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(tarball)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (DEFINITION.matcher(entry.getName()).matches()) {
                    definitions.add(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }
}
