package org.iptfhir.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code POST /actuator/backup}: makes a backup of the embedded database and says where it is. */
@Endpoint(id = "backup")
final class BackupEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);

    private final Optional<Path> file;
    private final Backup backup;

    /**
     * Makes backups.
     *
     * @param file of the database; empty when it is not embedded
     */
    BackupEndpoint(Optional<Path> file, Backup backup) {
        this.file = file;
        this.backup = backup;
    }

    /** Makes one. */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> make() {
        if (file.isEmpty()) {
            return failed(
                    WebEndpointResponse.STATUS_BAD_REQUEST,
                    "The data are not in an embedded database. PostgreSQL has backups of its own: pg_dump,"
                            + " pg_basebackup.");
        }
        try {
            // Packed it is smaller, and the server needs room for what is written meanwhile.
            if (Files.getFileStore(backup.directory()).getUsableSpace() < Files.size(file.get())) {
                return failed(
                        WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
                        "The disk has too little room for a backup. Make room, or set ipt.backup.directory to a"
                                + " directory on another disk.");
            }
            Path made = backup.make(file.get().getFileName().toString());
            LOG.info("Made the backup {}", made);
            return new WebEndpointResponse<>(Map.of("file", made.toString(), "bytes", Files.size(made)));
        } catch (IOException | SQLException | MVStoreException e) {
            LOG.error("The backup failed", e);
            return failed(
                    WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR,
                    "The backup failed; the server's log says why. See whether there is room on the disk, and whether"
                            + " the server may write to ipt.backup.directory.");
        }
    }

    private static WebEndpointResponse<Map<String, Object>> failed(int status, String reason) {
        LOG.warn("No backup was made: {}", reason);
        return new WebEndpointResponse<>(Map.of("error", reason), status);
    }
}
