package org.iptfhir.course.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.MetadataResource;
import org.iptfhir.translate.StoredResources;

/** What a protocol refers to, by its canonical. */
public final class Definitions {
    private final StoredResources stored;

    /** Looks among what is stored. */
    public Definitions(StoredResources stored) {
        this.stored = stored;
    }

    /** How others refer to a definition in the version that it has. */
    static String canonical(MetadataResource definition) {
        return definition.getUrl() + (definition.hasVersion() ? "|" + definition.getVersion() : "");
    }

    /**
     * A definition.
     *
     * @param canonical with or without a version
     * @return empty when the server has none of the type, or several
     */
    public <T extends MetadataResource> Optional<T> find(String canonical, Class<T> type) {
        int bar = canonical.indexOf('|');
        String condition = bar < 0
                ? escaped(canonical)
                : escaped(canonical.substring(0, bar)) + "&version=" + escaped(canonical.substring(bar + 1));
        return stored.matching(type.getSimpleName() + "?url=" + condition)
                .flatMap(stored::read)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
