package org.iptfhir.store;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.iptfhir.guide.Guide;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.translate.TouchedCourses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Fills the read model from what is stored: at the first start with data that is older than it, after the guide's numbers
 * have changed, and when an operator asks for it. Writes go on meanwhile, and keep their own courses up to date.
 */
final class CohortRebuild implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    /** The mark of the read model that has all courses in it. */
    static final String WORK = "cohort";

    private static final Logger LOG = LoggerFactory.getLogger(CohortRebuild.class);
    private static final int AT_ONCE = 50;
    private static final long MILLISECONDS_TO_END = 10_000;

    private final CohortModel model;
    private final CohortTables tables;
    private final CurrentResources current;
    private final IHapiTransactionService transactions;
    private final Marks marks;
    private final String content;
    private final AtomicBoolean runs = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean isEnding;
    private volatile boolean isComplete;
    private volatile Thread thread = new Thread();

    CohortRebuild(
            CohortModel model,
            CohortTables tables,
            CurrentResources current,
            IHapiTransactionService transactions,
            Marks marks,
            Guide guide) {
        this.model = model;
        this.tables = tables;
        this.current = current;
        this.transactions = transactions;
        this.marks = marks;
        this.content = CohortTables.VERSION + " " + guide.contentHash();
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        fillIfMissing();
    }

    /** Begins to fill a read model that has never been filled, or whose numbers have changed. */
    void fillIfMissing() {
        if (isComplete()) {
            return;
        }
        if (courses().isEmpty()) {
            marks.set(WORK, content);
        } else {
            LOG.info("The read model of outcomes is made from what is stored; until then $ipt-outcomes answers 503");
            start();
        }
    }

    /** Whether every course that is stored has its row. */
    boolean isComplete() {
        if (!isComplete) {
            isComplete = marks.of(WORK).filter(content::equals).isPresent();
        }
        return isComplete;
    }

    /** Whether it is at work. */
    boolean isRunning() {
        return runs.get();
    }

    /** How many courses were worked out since it last began. */
    int done() {
        return done.get();
    }

    /**
     * Begins to work every course out anew, beside whatever else is done.
     *
     * @return false when it is at work already
     */
    boolean start() {
        if (!runs.compareAndSet(false, true)) {
            return false;
        }
        done.set(0);
        thread = new Thread(this::run, "cohort-rebuild");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void run() {
        try {
            List<String> all = new ArrayList<>(courses());
            for (int from = 0; from < all.size() && !isEnding; from += AT_ONCE) {
                Set<String> some = new HashSet<>(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
                transactions.withRequest(new SystemRequestDetails()).execute(() -> {
                    model.update(new TouchedCourses(Set.of(), some, Set.of(), Set.of()));
                });
                done.addAndGet(some.size());
            }
            if (!isEnding) {
                marks.set(WORK, content);
                LOG.info("The read model of outcomes has all {} courses", all.size());
            }
        } catch (RuntimeException e) {
            if (!isEnding) {
                LOG.error("The read model of outcomes could not be made; POST /actuator/cohort tries again", e);
            }
        } finally {
            runs.set(false);
        }
    }

    /** Those that are stored, and those that have a row, which may be there no more. */
    private Set<String> courses() {
        Set<String> all = new TreeSet<>(tables.courses());
        current.ids("CarePlan", CohortGathering.COURSE).forEach(id -> all.add("CarePlan/" + id));
        return all;
    }

    @Override
    public void destroy() throws InterruptedException {
        isEnding = true;
        thread.join(MILLISECONDS_TO_END);
    }
}
