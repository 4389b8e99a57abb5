package org.iptfhir.store;

import ca.uhn.fhir.jpa.sched.BaseSchedulerServiceImpl;
import org.springframework.context.SmartLifecycle;

/**
 * Ends HAPI's scheduled jobs before anything else, and waits for those that run: they would ask for parts of the
 * program that are gone already, and fill the log with stack traces.
 */
final class JobsEndFirst implements SmartLifecycle {
    private final BaseSchedulerServiceImpl scheduler;
    private volatile boolean running;

    JobsEndFirst(BaseSchedulerServiceImpl scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
