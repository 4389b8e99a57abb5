package org.iptfhir.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps clients from changing or deleting what the guide defines: the server would then publish something else than it
 * validates by, and searches would stop to work.
 */
@Interceptor
public final class DefinitionsOfTheGuide {
    private final String guide;
    private final Set<String> definitions;
    private final Set<String> canonicals;

    DefinitionsOfTheGuide(Guide guide) {
        this.guide = guide.packageId() + "#" + guide.version();
        this.canonicals = guide.definitions().stream()
                .map(GuideDefinition::url)
                .filter(url -> !url.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.definitions =
                guide.definitions().stream().map(GuideDefinition::reference).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a second definition under a canonical of the guide: others could not tell which of them counts. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void keepUnique(IBaseResource created, RequestDetails request) {
        refuseCanonical(created, request);
    }

    /** Refuses an update, however it is asked for. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void keepAsItIs(@Nullable IBaseResource before, IBaseResource after, RequestDetails request) {
        refuse(after.getIdElement(), request); // before is none when the same transaction has created it
        refuseCanonical(after, request);
    }

    /** Refuses a deletion, however it is asked for. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void keep(IBaseResource deleted, RequestDetails request) {
        refuse(deleted.getIdElement(), request);
    }

    private void refuseCanonical(IBaseResource definition, RequestDetails request) {
        if (!(request instanceof SystemRequestDetails)
                && definition instanceof MetadataResource metadata
                && canonicals.contains(String.valueOf(metadata.getUrl()))) {
            throw new ForbiddenOperationException(metadata.getUrl() + " belongs to the guide " + guide
                    + ", which this server publishes. Give the definition a url of your own.");
        }
    }

    private void refuse(IIdType id, RequestDetails request) {
        String definition = id.getResourceType() + "/" + id.getIdPart();
        if (!(request instanceof SystemRequestDetails) && definitions.contains(definition)) {
            throw new ForbiddenOperationException(definition + " belongs to the guide " + guide
                    + ", by which this server validates. It changes with the program alone: store a definition of your"
                    + " own under another id and url.");
        }
    }
}
