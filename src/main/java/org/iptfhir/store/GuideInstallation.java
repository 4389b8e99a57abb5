package org.iptfhir.store;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Stores the guide's definitions under their own ids before the first request is answered, and not again while the
 * guide is the same.
 */
final class GuideInstallation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GuideInstallation.class);
    private static final String WORK = "guide";

    private final Guide guide;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final ISearchParamRegistry searchParameters;
    private final OneNodeAtATime oneNode;
    private final Marks marks;
    private volatile boolean running;

    GuideInstallation(
            Guide guide,
            IFhirSystemDao<Bundle, Meta> system,
            ISearchParamRegistry searchParameters,
            OneNodeAtATime oneNode,
            Marks marks) {
        this.guide = guide;
        this.system = system;
        this.searchParameters = searchParameters;
        this.oneNode = oneNode;
        this.marks = marks;
    }

    @Override
    public void start() {
        installOnce();
        running = true;
    }

    private void installOnce() {
        if (isInstalled()) {
            return;
        }
        oneNode.run(() -> {
            if (!isInstalled()) {
                if (marks.of(WORK).isEmpty()) {
                    // The first guide finds no data that its search parameters would have to index.
                    marks.set(IndexOfOlderData.WORK, guide.contentHash());
                }
                install();
                marks.set(WORK, guide.contentHash());
            }
        });
        searchParameters.forceRefresh();
    }

    private boolean isInstalled() {
        return marks.of(WORK).filter(guide.contentHash()::equals).isPresent();
    }

    /** One transaction: a start that is cut off leaves the guide that was there before. */
    private void install() {
        List<GuideDefinition> definitions = guide.definitions();
        LOG.info("Installing the guide: {} definitions", definitions.size());
        system.transaction(new SystemRequestDetails(), bundle(definitions));
    }

    private static Bundle bundle(List<GuideDefinition> definitions) {
        Set<String> references =
                definitions.stream().map(GuideDefinition::reference).collect(Collectors.toSet());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (GuideDefinition definition : definitions) {
            Resource resource = definition.resource();
            if (resource instanceof ImplementationGuide implementationGuide) {
                // The guide lists its examples too, which are not stored: a reference must have a target.
                implementationGuide
                        .getDefinition()
                        .getResource()
                        .removeIf(listed ->
                                !references.contains(listed.getReference().getReference()));
            }
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(definition.reference());
        }
        return bundle;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts near the end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
