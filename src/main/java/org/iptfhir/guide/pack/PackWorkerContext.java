package org.iptfhir.guide.pack;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * HL7's engine's way to definitions: StructureDefinitions come from packs, already as R5 and one at a time; everything
 * else goes through the chain of validation supports. Where the engine looks through all StructureDefinitions it gets
 * outlines that read on by themselves. What was found is kept: make a new context when the chain's definitions change.
 */
public final class PackWorkerContext extends WorkerContextValidationSupportAdapter {
    private static final String STRUCTURES = "http://hl7.org/fhir/StructureDefinition/";

    /** R5 types of the engine and their R4 counterparts. Asking HAPI for them would scan its whole R5 model. */
    private static final Map<String, Class<? extends IBaseResource>> R4_TYPES = Map.of(
            "ValueSet", org.hl7.fhir.r4.model.ValueSet.class,
            "CodeSystem", org.hl7.fhir.r4.model.CodeSystem.class,
            "Questionnaire", org.hl7.fhir.r4.model.Questionnaire.class);

    /** A pack and the package that its definitions belong to. */
    public record Source(DefinitionPack pack, String packageId, String packageVersion) {}

    private final IValidationSupport chain;
    private final List<Source> sources;
    private final List<StructureDefinition> outlines = new ArrayList<>();
    private final Set<String> primitives;
    private final Map<Class<?>, Map<String, Resource>> found = new ConcurrentHashMap<>();
    private final Map<String, StructureDefinition> types = new ConcurrentHashMap<>();
    private final VersionCanonicalizer toR5 = new VersionCanonicalizer(FhirVersionEnum.R4);

    /**
     * A context for one chain.
     *
     * @param chain where value sets, code systems, questionnaires and profiles that are in no pack are found
     * @param sources packs, the first that has a definition wins
     */
    public PackWorkerContext(IValidationSupport chain, List<Source> sources) {
        super(chain);
        this.chain = chain;
        this.sources = List.copyOf(sources);
        for (Source source : sources) {
            source.pack().entries().stream()
                    .filter(entry -> entry.shape().isPresent())
                    .forEach(entry -> outlines.add(outline(source, entry)));
        }
        primitives = outlines.stream()
                .filter(outline -> outline.getKind() == StructureDefinition.StructureDefinitionKind.PRIMITIVETYPE)
                .map(StructureDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isPrimitiveType(String type) {
        return primitives.contains(type);
    }

    @Override
    public List<StructureDefinition> fetchTypeDefinitions(String type) {
        return outlines.stream()
                .filter(outline -> type.equals(outline.getType()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    @SuppressWarnings("unchecked") // the class asked for is that of the list
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        return type == StructureDefinition.class ? (List<T>) outlines : super.fetchResourcesByType(type);
    }

    @Override
    @SuppressWarnings("unchecked") // stored under the class asked for
    public <T extends Resource> @Nullable T fetchResource(Class<T> type, @Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        Map<String, Resource> ofType = found.get(type); // computing it takes a lock, also where nothing is computed
        if (ofType == null) {
            ofType = found.computeIfAbsent(type, any -> new ConcurrentHashMap<>());
        }
        T known = (T) ofType.get(url);
        if (known != null) {
            return known;
        }
        T read = type == StructureDefinition.class ? (T) structure(url) : other(type, url);
        if (read == null) {
            return null;
        }
        Resource earlier = ofType.putIfAbsent(url, read);
        return earlier == null ? read : (T) earlier;
    }

    @Override
    public <T extends Resource> boolean hasResource(Class<T> type, String url) {
        return fetchResource(type, url) != null;
    }

    @Override
    public @Nullable StructureDefinition fetchTypeDefinition(String type) {
        StructureDefinition known = types.get(type);
        if (known == null) {
            known = fetchResource(StructureDefinition.class, STRUCTURES + type);
            if (known != null) {
                types.put(type, known);
            }
        }
        return known;
    }

    @Override
    public @Nullable CodeSystem fetchCodeSystem(String system) {
        return fetchResource(CodeSystem.class, system);
    }

    private @Nullable StructureDefinition structure(String url) {
        for (Source source : sources) {
            Optional<StructureDefinition> packed =
                    source.pack().find("StructureDefinition", url).flatMap(source.pack()::readR5);
            if (packed.isPresent()) {
                return mark(source, packed.get());
            }
        }
        // HAPI's own way adds a snapshot where one is missing, and scans the R5 model: not for what nobody has.
        return chain.fetchResource(org.hl7.fhir.r4.model.StructureDefinition.class, url) == null
                ? null
                : super.fetchResource(StructureDefinition.class, url);
    }

    @SuppressWarnings("unchecked") // converting keeps the type's name
    private <T extends Resource> @Nullable T other(Class<T> type, String url) {
        Class<? extends IBaseResource> r4 = R4_TYPES.get(type.getSimpleName());
        if (r4 == null) {
            return super.fetchResource(type, url);
        }
        IBaseResource resource = chain.fetchResource(r4, url);
        return resource == null ? null : (T) toR5.resourceToValidatorCanonical(resource);
    }

    private StructureDefinition outline(Source source, PackEntry entry) {
        return mark(
                source,
                new Outline(
                        entry,
                        entry.shape().orElseThrow(),
                        () -> Objects.requireNonNull(fetchResource(StructureDefinition.class, entry.url()))));
    }

    private static StructureDefinition mark(Source source, StructureDefinition definition) {
        definition.setSourcePackage(
                new PackageInformation(source.packageId(), source.packageVersion(), null, Date.from(Instant.EPOCH)));
        return definition;
    }
}
