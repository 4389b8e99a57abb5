package org.iptfhir.store.database;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies the embedded database into a ZIP while it is in use. The copy has all that was committed when it began. Where it
 * lies and what it is called is the server's to say alone.
 */
final class Backup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'ipt-fhir-'yyyyMMdd-HHmmss-SSS'.zip'").withZone(ZoneOffset.UTC);

    private final DatabaseFile database;
    private final Path directory;
    private final Clock clock;

    Backup(DatabaseFile database, Path directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** Where backups are put; made when it is not there. */
    Path directory() throws IOException {
        return Files.createDirectories(directory);
    }

    /**
     * Makes one, and gives its file. One at a time.
     *
     * @param name of the database's file
     */
    synchronized Path make(String name) throws IOException, SQLException {
        // Only its owner may read a temporary file, and so what patients have told.
        Path unfinished = Files.createTempFile(directory(), "unfinished-", ".zip");
        try {
            try (FileOutputStream file = new FileOutputStream(unfinished.toFile());
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry(name));
                database.copyTo(zip);
                zip.closeEntry();
                zip.finish();
                file.getFD().sync();
            }
            return Files.move(
                    unfinished, directory.resolve(NAME.format(clock.instant())), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
