package org.iptfhir.store.database;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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

    private static final String UNFINISHED = "unfinished-";

    /** Longer than between two writes to a file that somebody still works at. */
    private static final Duration ABANDONED = Duration.ofHours(1);

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
        removeLeftovers();
        // Only its owner may read a temporary file, and so what patients have told.
        Path unfinished = Files.createTempFile(directory(), UNFINISHED, ".zip");
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

    /** A server that was killed at its backup leaves what it had: records of patients that nobody knows of. */
    private void removeLeftovers() throws IOException {
        FileTime recent = FileTime.from(clock.instant().minus(ABANDONED));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(), UNFINISHED + "*.zip")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(recent) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
