package org.iptfhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The database of the shared server as it was after its start: nothing but the guide. A server that begins with a copy of
 * it starts in a third of the time, for tests that are not about the installation. It has the namespace of the shared server,
 * so it is not for tests in which two servers are two hospitals.
 */
public final class InstalledGuide {
    private final Optional<Path> backup;

    private InstalledGuide(Optional<Path> backup) {
        this.backup = backup;
    }

    /** Of a server that has just started. */
    static InstalledGuide of(RunningServer server) {
        if (TestDatabase.isPostgresql()) {
            return new InstalledGuide(Optional.empty());
        }
        HttpResponse<String> made =
                server.send(HttpRequest.newBuilder(URI.create(server.address() + "/actuator/backup"))
                        .POST(BodyPublishers.noBody())
                        .build());
        try {
            return new InstalledGuide(Optional.of(
                    Path.of(new ObjectMapper().readTree(made.body()).get("file").asText())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no backup: " + made.body(), e);
        }
    }

    /** Puts it into a data directory that is still empty. Over PostgreSQL there is none: the server installs the guide. */
    public void copyTo(Path dataDirectory) {
        backup.ifPresent(file -> unpack(file, dataDirectory.resolve("h2")));
    }

    private static void unpack(Path backup, Path h2) {
        try (InputStream file = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(file)) {
            Files.createDirectories(h2);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, h2.resolve(entry.getName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
