package org.iptfhir.validation.course;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CourseReader;

/**
 * A resource that is written.
 *
 * @param path where it stands, such as {@code Bundle.entry[3].resource}
 * @param text name of the text in which it stands; empty where there is only one
 */
public record Written(Resource resource, String path, String text) {
    private static final String BUNDLE = "Bundle.";
    private static final String ORIGIN = Canonical.of("CodeSystem", "origin");
    private static final Set<String> ENDED = Set.of("completed", "revoked", "not-done");

    /** A resource of the only text. */
    public Written(Resource resource, String path) {
        this(resource, path, "");
    }

    /** Type and id, by which others refer to it. */
    public String id() {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Whether it was recorded elsewhere, and was over when it came: what went on here has ended here. */
    boolean isHistory(CourseReader stored) {
        return resource.getMeta().getTag(ORIGIN, "recorded-elsewhere") != null
                && isOver(resource)
                && stored.asItCame(id()).map(Written::isOver).orElse(true);
    }

    private static boolean isOver(Resource resource) {
        return Optional.ofNullable(resource.getNamedProperty("status")).stream()
                .flatMap(status -> status.getValues().stream())
                .map(Base::primitiveValue)
                .anyMatch(status -> status != null && ENDED.contains(status));
    }

    /** What it is called where another resource is told of: the sender does not know the id that an entry gets. */
    String calledFrom(Written other) {
        String name = path.startsWith(BUNDLE) ? path : id();
        return text.equals(other.text) ? name : name + " in " + text;
    }
}
