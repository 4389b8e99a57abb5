package org.iptfhir.store.database;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Room on the disk of the embedded database. It closes itself when it cannot write, so writes are refused before that,
 * and searches, which keep their results for the next pages, go on.
 */
final class FreeSpace {
    private final Optional<Path> directory;
    private final DataSize reserve;

    /**
     * Watches a directory.
     *
     * @param directory of the embedded database; empty where the database is elsewhere and watches itself
     * @param reserve what is to stay free
     */
    FreeSpace(Optional<Path> directory, DataSize reserve) {
        this.directory = directory;
        this.reserve = reserve;
    }

    /** Whether less than the reserve is left; never where the database is elsewhere. */
    boolean isUsedUp() {
        return directory.isPresent() && !isFree();
    }

    /** Whether at least the reserve is left, as far as can be seen: never where the database is elsewhere. */
    boolean isFree() {
        return directory
                .map(place -> place.toFile().getUsableSpace() >= reserve.toBytes())
                .orElse(false);
    }
}
