package org.iptfhir.store;

import java.util.UUID;
import javax.sql.DataSource;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.translate.OwnNamespace;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the tables that are ours, after HAPI's, and draws the namespace of the identifiers that the server gives. */
final class OwnTables {
    private static final String WORK = "own tables";
    private static final String VERSION = "2";
    private static final String COHORT = "cohort tables";
    private static final String NAMESPACE = "namespace";
    private static final String SECRET = "secret";

    private final JdbcTemplate jdbc;
    private final Database database;
    private final OneNodeAtATime oneNode;
    private final Marks marks;
    private final CohortTables cohort;

    OwnTables(DataSource dataSource, Database database, OneNodeAtATime oneNode, Marks marks) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.database = database;
        this.oneNode = oneNode;
        this.marks = marks;
        this.cohort = new CohortTables(dataSource);
    }

    /** Makes what is missing. Another node that does so at this moment is waited for. */
    void make() {
        if (areMade()) {
            return;
        }
        oneNode.run(() -> {
            if (!hasLocks()) {
                makeLocks();
                marks.set(WORK, VERSION);
            }
            if (!hasCohort()) {
                cohort.make();
                marks.set(COHORT, CohortTables.VERSION);
            }
            if (marks.of(SECRET).isEmpty()) {
                marks.set(SECRET, UUID.randomUUID().toString());
            }
            if (marks.of(NAMESPACE).isEmpty()) {
                marks.set(NAMESPACE, UUID.randomUUID().toString());
            }
        });
    }

    /** The namespace that was drawn for this database, once the tables are made. */
    static OwnNamespace namespace(Marks marks) {
        return new OwnNamespace("urn:uuid:" + marks.of(NAMESPACE).orElseThrow());
    }

    /** By which chance is drawn that nobody else can draw, once the tables are made. */
    static String secret(Marks marks) {
        return marks.of(SECRET).orElseThrow();
    }

    private boolean areMade() {
        return hasLocks()
                && hasCohort()
                && marks.of(SECRET).isPresent()
                && marks.of(NAMESPACE).isPresent();
    }

    private boolean hasCohort() {
        return marks.of(COHORT).filter(CohortTables.VERSION::equals).isPresent();
    }

    private boolean hasLocks() {
        return marks.of(WORK).filter(VERSION::equals).isPresent();
    }

    /** All rows from the beginning: a row that must be made first is a race of its own. */
    private void makeLocks() {
        jdbc.execute("create table if not exists ipt_lock (stripe integer primary key)");
        jdbc.update(
                "insert into ipt_lock (stripe) select n from " + database.numbers("n")
                        + " where n < ? and n not in (select stripe from ipt_lock)",
                LockRows.ROWS);
    }
}
