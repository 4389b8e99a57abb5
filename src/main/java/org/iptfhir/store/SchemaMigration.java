package org.iptfhir.store;

import ca.uhn.fhir.jpa.migrate.HapiMigrationLock;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import ca.uhn.fhir.util.VersionUtil;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings the schema to what this version of HAPI needs, with HAPI's own migration scripts and their history. */
final class SchemaMigration {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);
    private static final String WORK = "schema";

    private final DataSource dataSource;
    private final Database database;
    private final OneNodeAtATime oneNode;
    private final Marks marks;

    SchemaMigration(DataSource dataSource, Database database, OneNodeAtATime oneNode, Marks marks) {
        this.dataSource = dataSource;
        this.database = database;
        this.oneNode = oneNode;
        this.marks = marks;
    }

    /** Runs what has not been run yet. Another node that migrates at this moment is waited for. */
    void run() {
        if (isDone()) {
            return;
        }
        oneNode.run(() -> {
            if (!isDone()) {
                migrate();
                marks.set(WORK, VersionUtil.getVersion());
            }
        });
    }

    private boolean isDone() {
        return marks.of(WORK).filter(VersionUtil.getVersion()::equals).isPresent();
    }

    private void migrate() {
        if (marks.of(WORK).isEmpty()) {
            LOG.info("Making the tables of a new database");
            new UnfinishedSchema(new JdbcTemplate(dataSource)).drop();
        } else {
            LOG.info("Bringing the database to version {} of HAPI", VersionUtil.getVersion());
        }
        HapiMigrator migrator =
                new HapiMigrator(SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, dataSource, database.driver());
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.createMigrationTableIfRequired();
        removeLockOfADeadNode();
        migrator.migrate();
    }

    /** HAPI's lock is a row that outlives a kill -9. No node but this one is migrating, so any row is such a leftover. */
    private void removeLockOfADeadNode() {
        new JdbcTemplate(dataSource)
                .update(
                        "delete from \"" + SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME
                                + "\" where \"installed_rank\" = ?",
                        HapiMigrationLock.LOCK_PID);
    }
}
