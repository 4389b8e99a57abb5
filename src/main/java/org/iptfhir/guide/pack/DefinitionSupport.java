package org.iptfhir.guide.pack;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Gives HAPI's validation the definitions of a pack, each read when it is first asked for. For R4 itself it stands in
 * the place of DefaultProfileValidationSupport, which reads everything before the first answer.
 */
public final class DefinitionSupport implements IValidationSupport {
    /** Definitions of HL7 are found whatever version of a terminology is asked for, as HAPI does it. */
    private static final List<String> UNVERSIONED = List.of("http://hl7.org/", "http://terminology.hl7.org/");

    private final FhirContext fhir;
    private final String name;
    private final DefinitionPack pack;
    private final UnaryOperator<Resource> origin;
    private final Map<PackEntry, Resource> read = new ConcurrentHashMap<>();

    /**
     * A support for one pack.
     *
     * @param name for messages about the chain
     * @param origin marks a definition with the package that it comes from
     */
    public DefinitionSupport(FhirContext fhir, String name, DefinitionPack pack, UnaryOperator<Resource> origin) {
        this.fhir = fhir;
        this.name = name;
        this.pack = pack;
        this.origin = origin;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        String canonical = url.indexOf('/') < 0 ? URL_PREFIX_STRUCTURE_DEFINITION + url : url;
        return pack.find("StructureDefinition", canonical)
                .map(this::resource)
                .or(() -> primitiveInUpperCase(canonical))
                .orElse(null);
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return find("ValueSet", url).orElse(null);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return find("CodeSystem", url).orElse(null);
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
        if (type == null || StructureDefinition.class.isAssignableFrom(type)) {
            return IValidationSupport.super.fetchResource(type, url);
        }
        return find(type.getSimpleName(), url)
                .filter(type::isInstance)
                .map(type::cast)
                .orElse(null);
    }

    @Override
    public List<IBaseResource> fetchAllConformanceResources() {
        return pack.entries().stream().<IBaseResource>map(this::resource).toList();
    }

    @Override
    @SuppressWarnings(
            "unchecked") // HAPI's signature: the caller chooses a type that only StructureDefinitions can have
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return pack.entries().stream()
                .filter(entry -> entry.shape().isPresent())
                .map(entry -> (T) resource(entry))
                .toList();
    }

    private Optional<Resource> find(String type, String canonical) {
        Optional<PackEntry> entry = UNVERSIONED.stream().anyMatch(canonical::startsWith)
                ? pack.findAnyVersion(type, canonical.replaceFirst("\\|.*", ""))
                : pack.find(type, canonical);
        return entry.map(this::resource);
    }

    private Resource resource(PackEntry entry) {
        return read.computeIfAbsent(entry, unread -> origin.apply(pack.read(unread)));
    }

    /** R4's own search parameters say String where the type is string; HAPI's support forgives it likewise. */
    private Optional<Resource> primitiveInUpperCase(String url) {
        if (!url.startsWith(URL_PREFIX_STRUCTURE_DEFINITION)) {
            return Optional.empty();
        }
        String type = url.substring(URL_PREFIX_STRUCTURE_DEFINITION.length());
        if (type.isEmpty() || !Character.isUpperCase(type.charAt(0))) {
            return Optional.empty();
        }
        String lower = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        return pack.find("StructureDefinition", URL_PREFIX_STRUCTURE_DEFINITION + lower)
                .map(entry -> {
                    StructureDefinition copy = ((StructureDefinition) resource(entry)).copy();
                    copy.setType(type);
                    return copy;
                });
    }
}
