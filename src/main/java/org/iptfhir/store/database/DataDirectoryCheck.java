package org.iptfhir.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.iptfhir.start.CannotStartException;
import org.jspecify.annotations.Nullable;

/** Whether the directory of the embedded database can be used, and by nobody else. */
final class DataDirectoryCheck {
    private static final String ANOTHER =
            "Let the user that runs the server write there, or set ipt.data-directory to another directory.";

    private DataDirectoryCheck() {}

    /**
     * Makes the directory when it is missing.
     *
     * @throws CannotStartException when it cannot be used
     */
    static void check(Path file) {
        Path directory = EmbeddedFile.directory(file);
        make(directory);
        if (Files.isDirectory(file)) {
            throw new CannotStartException(
                    "The database cannot be opened: " + file + " is a directory, and should be a file.",
                    "Move it away, or set ipt.data-directory to another directory.");
        }
        tryToWrite(directory);
        if (Files.exists(file)) {
            tryToLock(file);
        }
    }

    private static void make(Path directory) {
        Optional<Path> obstacle = firstThatExists(directory).filter(place -> !Files.isDirectory(place));
        if (obstacle.isPresent()) {
            throw new CannotStartException(
                    "The data directory cannot be made: " + obstacle.get() + " is a file.",
                    "Set ipt.data-directory to a directory.");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The directory " + directory + " cannot be made: " + reason(e) + ".", ANOTHER);
        }
    }

    private static Optional<Path> firstThatExists(Path path) {
        for (Path place = path; place != null; place = place.getParent()) {
            if (Files.exists(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Permissions tell only a part: a file system may be mounted for reading alone, or be full. */
    private static void tryToWrite(Path directory) {
        try {
            Path probe = Files.createTempFile(directory, "probe-", "");
            try {
                Files.write(probe, new byte[1]);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data directory " + directory + " cannot be written to: " + reason(e) + ".", ANOTHER);
        }
    }

    /** Locks the file as H2 will do. */
    private static void tryToLock(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(file);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The database file " + file + " cannot be written to: " + reason(e) + ".", ANOTHER);
        }
    }

    private static CannotStartException inUse(Path file) {
        return new CannotStartException(
                "The data directory is in use: another program has the database " + file + " open.",
                "Stop the other server, or set ipt.data-directory to a directory of this server's own.");
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        return reason == null ? "the operating system gives no reason" : reason;
    }
}
