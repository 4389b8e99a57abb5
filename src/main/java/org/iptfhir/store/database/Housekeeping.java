package org.iptfhir.store.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wins room back in the file of the embedded database. Each commit writes the pages that it changed to a new place, some
 * 160 kB for a resource, and the old places are free only once nothing of theirs is in use. H2 sees to that by itself, but
 * only where commits may be lost ({@code WRITE_DELAY} above 0); without it the file grew by 600 MB for 5,000 resources.
 */
final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Percentage of the written places that is to be in use. */
    private static final int USED = 80;

    /** So many bytes are moved at once: writers wait meanwhile. */
    private static final int AT_ONCE = 4 * 1024 * 1024;

    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final DatabaseFile file;
    private final FreeSpace space;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "database-housekeeping");

    /**
     * Housekeeping in a file.
     *
     * @param file that grows
     * @param space on its disk: while it is used up nothing is moved, since a database that cannot write closes itself
     */
    Housekeeping(DatabaseFile file, FreeSpace space) {
        this.file = file;
        this.space = space;
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void work() {
        try {
            while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long begin = System.nanoTime();
        try {
            while (ended.getCount() > 0
                    && !space.isUsedUp()
                    && file.compact(USED, AT_ONCE)
                    && System.nanoTime() - begin < LONGEST.toNanos()) {
                LOG.debug("Moved what is in use");
            }
        } catch (SQLException | MVStoreException e) {
            // The database is away, closing or full; whoever reads or writes is told so.
            LOG.debug("Not cleaned", e);
        }
    }

    /** Waits, and does not interrupt: that would close the file. */
    @Override
    public void stop() {
        ended.countDown();
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
