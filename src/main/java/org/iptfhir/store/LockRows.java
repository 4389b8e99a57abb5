package org.iptfhir.store;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.iptfhir.translate.RecordLock;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Locks by name: rows of a table of ours, held by the transaction that locks them until it ends, kill -9 included. A name
 * is a row by its hash, so the table never grows; two names that share a row wait for each other for nothing, which is
 * seldom and short.
 *
 * <p>Rows are taken in sorted order, and those of a transaction's beginning and those of its end are different ones, so
 * no two transactions wait for each other. At the end first the rules count, then the read model is brought up to date.
 */
@Component
final class LockRows implements RecordLock {
    private static final int NAMES = 8192;

    /** Rows for what is matched at the beginning of a transaction. */
    private static final int MATCHES = 0;

    /** Rows for what is counted at its end. */
    private static final int RECORDS = NAMES;

    /** Rows for whose courses are worked out after that. */
    private static final int COURSES = 2 * NAMES;

    /** Rows for who counts for those courses. */
    private static final int STAFF = 3 * NAMES;

    /** How many rows the table has. */
    static final int ROWS = 4 * NAMES;

    private final JdbcTemplate jdbc;

    LockRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void hold(Set<String> records) {
        lock(RECORDS, records);
    }

    /** Waits for other writers that match the same, before anything is matched. */
    void holdMatches(Set<String> matches) {
        lock(MATCHES, matches);
    }

    /** Waits for other writers that touch courses of the same patients. */
    void holdCourses(Set<String> patients) {
        lock(COURSES, patients);
    }

    /** Waits for other writers that touch the same care teams and therapists. */
    void holdStaff(Set<String> staff) {
        lock(STAFF, staff);
    }

    private void lock(int first, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Set<Integer> stripes = new TreeSet<>();
        names.forEach(name -> stripes.add(first + Math.floorMod(name.hashCode(), NAMES)));
        String places = String.join(",", Collections.nCopies(stripes.size(), "?"));
        List<Integer> locked = lock(places, stripes);
        if (locked.size() != stripes.size()) {
            throw new IllegalStateException(
                    "The table ipt_lock has lost rows: " + stripes + " were to be locked, " + locked + " were there.");
        }
    }

    private List<Integer> lock(String places, Set<Integer> stripes) {
        try {
            return jdbc.queryForList(
                    "select stripe from ipt_lock where stripe in (" + places + ") order by stripe for update",
                    Integer.class,
                    stripes.toArray());
        } catch (QueryTimeoutException e) {
            // H2 waits for a lock only so long. That is a lost race, which is tried again, and no failure.
            throw new CannotAcquireLockException("Other writers held the lock for too long", e);
        }
    }
}
