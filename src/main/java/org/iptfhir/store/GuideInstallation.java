package org.iptfhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.parser.IParser;
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

    private final FhirContext fhir;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final ISearchParamRegistry searchParameters;
    private final JpaStorageSettings settings;
    private final OneNodeAtATime oneNode;
    private final Marks marks;
    private volatile boolean running;

    GuideInstallation(
            FhirContext fhir,
            IFhirSystemDao<Bundle, Meta> system,
            ISearchParamRegistry searchParameters,
            JpaStorageSettings settings,
            OneNodeAtATime oneNode,
            Marks marks) {
        this.fhir = fhir;
        this.system = system;
        this.searchParameters = searchParameters;
        this.settings = settings;
        this.oneNode = oneNode;
        this.marks = marks;
    }

    @Override
    public void start() {
        PublishedPackage.read().ifPresentOrElse(this::installOnce, () -> LOG.warn("This build publishes no guide"));
        running = true;
    }

    private void installOnce(PublishedPackage published) {
        if (isInstalled(published)) {
            return;
        }
        oneNode.run(() -> {
            if (!isInstalled(published)) {
                if (marks.of(WORK).isEmpty()) {
                    // The first guide finds no data that its search parameters would have to index.
                    marks.set(IndexOfOlderData.WORK, published.content());
                }
                install(published);
                marks.set(WORK, published.content());
            }
        });
        searchParameters.forceRefresh();
    }

    private boolean isInstalled(PublishedPackage published) {
        return marks.of(WORK).filter(published.content()::equals).isPresent();
    }

    /** One transaction: a start that is cut off leaves the guide that was there before. */
    private void install(PublishedPackage published) {
        // HAPI would order the indexing at once, and knows no such job before the program has started.
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        IParser parser = fhir.newJsonParser();
        List<Resource> definitions = published.definitions().stream()
                .map(json -> (Resource) parser.parseResource(json))
                .toList();
        LOG.info("Installing the guide: {} definitions", definitions.size());
        system.transaction(new SystemRequestDetails(), bundle(definitions));
        settings.setMarkResourcesForReindexingUponSearchParameterChange(true);
    }

    private static Bundle bundle(List<Resource> definitions) {
        Set<String> references =
                definitions.stream().map(GuideInstallation::reference).collect(Collectors.toSet());
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource definition : definitions) {
            if (definition instanceof ImplementationGuide guide) {
                // The guide lists its examples too, which are not stored: a reference must have a target.
                guide.getDefinition()
                        .getResource()
                        .removeIf(listed ->
                                !references.contains(listed.getReference().getReference()));
            }
            String reference = reference(definition);
            bundle.addEntry()
                    .setResource(definition)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(reference);
        }
        return bundle;
    }

    private static String reference(Resource definition) {
        return definition.fhirType() + "/" + definition.getIdElement().getIdPart();
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
