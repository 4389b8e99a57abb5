package org.iptfhir.store.export;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.bulk.BulkExportJobParameters;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.Labels;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.ProcessNote;
import org.iptfhir.translate.StoredResources;

/**
 * Decides of each resource whether it leaves the server in an export. Process notes never do: whoever analyses courses has no
 * business with a therapist's own notes. Nor does what belongs to anybody who is no active member of the group, to which HAPI
 * comes by references.
 */
@Interceptor
public final class ExportedResources {
    private static final String PATIENT = "Patient";

    private final StoredResources stored;
    private final FhirContext fhir;

    /** Of each part of a job that is at work. */
    private final Map<BulkExportJobParameters, Set<String>> members = Collections.synchronizedMap(new WeakHashMap<>());

    ExportedResources(StoredResources stored, FhirContext fhir) {
        this.stored = stored;
        this.fhir = fhir;
    }

    /** Whether it is exported. */
    @Hook(Pointcut.STORAGE_BULK_EXPORT_RESOURCE_INCLUSION)
    public boolean isExported(BulkExportJobParameters job, IBaseResource found) {
        Resource resource = (Resource) found;
        if (Labels.isProcessNote(resource.getMeta()) || ProcessNote.is(resource)) {
            return false;
        }
        Set<String> owners = owners(resource);
        return !owners.isEmpty()
                && members.computeIfAbsent(job, this::membersOf).containsAll(owners);
    }

    private Set<String> owners(Resource resource) {
        return resource.fhirType().equals(PATIENT)
                ? Set.of(LocalReference.to(resource))
                : fhir.newTerser().getCompartmentOwnersForResource(PATIENT, resource, Set.of()).stream()
                        .map(owner -> PATIENT + "/" + owner.getIdPart())
                        .collect(Collectors.toSet());
    }

    private Set<String> membersOf(BulkExportJobParameters job) {
        return stored.read(new IdType("Group", new IdType(job.getGroupId()).getIdPart()))
                .map(Group.class::cast)
                .map(group -> group.getMember().stream()
                        .filter(member -> !member.getInactive())
                        .flatMap(member -> LocalReference.of(member.getEntity(), PATIENT).stream())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
