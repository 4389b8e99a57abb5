package org.iptfhir.store;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.jobs.reindex.ReindexJobParameters;
import ca.uhn.fhir.batch2.jobs.reindex.ReindexUtils;
import ca.uhn.fhir.batch2.model.JobInstanceStartRequest;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.iptfhir.guide.Guide;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has what was stored under an older guide indexed by the search parameters of the present one: HAPI's own job does it
 * while the server answers, and goes on after a restart.
 */
final class IndexOfOlderData implements ApplicationListener<ApplicationReadyEvent> {
    /** The mark of the guide whose search parameters index all data. */
    static final String WORK = "index";

    private static final Logger LOG = LoggerFactory.getLogger(IndexOfOlderData.class);

    private final Guide guide;
    private final IJobCoordinator jobs;
    private final OneNodeAtATime oneNode;
    private final Marks marks;

    IndexOfOlderData(Guide guide, IJobCoordinator jobs, OneNodeAtATime oneNode, Marks marks) {
        this.guide = guide;
        this.jobs = jobs;
        this.oneNode = oneNode;
        this.marks = marks;
    }

    /** HAPI knows its jobs only once the program has started. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (!isOrdered()) {
            oneNode.run(() -> {
                if (!isOrdered()) {
                    order();
                    marks.set(WORK, guide.contentHash());
                }
            });
        }
    }

    private boolean isOrdered() {
        return marks.of(WORK).filter(guide.contentHash()::equals).isPresent();
    }

    private void order() {
        List<String> types = guide.definitions("SearchParameter").stream()
                .flatMap(definition -> ((SearchParameter) definition.resource()).getBase().stream())
                .map(PrimitiveType::getValueAsString)
                .distinct()
                .sorted()
                .toList();
        ReindexJobParameters what = new ReindexJobParameters();
        types.forEach(type -> what.addUrl(type + "?"));
        LOG.info(
                "The guide has changed: resources stored before are indexed anew ({})."
                        + " Until that is done, a search by a new parameter may miss some of them.",
                String.join(", ", types));
        jobs.startInstance(new SystemRequestDetails(), new JobInstanceStartRequest(ReindexUtils.JOB_REINDEX, what));
    }
}
