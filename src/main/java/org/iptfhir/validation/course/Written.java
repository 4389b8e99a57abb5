package org.iptfhir.validation.course;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.Origin;

/**
 * A resource that is written.
 *
 * @param path where it stands, such as {@code Bundle.entry[3].resource}
 * @param text name of the text in which it stands; empty where there is only one
 * @param before the resource as it is stored until then; empty where it is new, or nothing is stored
 */
public record Written(Resource resource, String path, String text, Optional<Resource> before) {
    private static final String BUNDLE = "Bundle.";
    private static final Set<String> ENDED = Set.of("completed", "revoked", "not-done");

    /** A resource of the only text. */
    public Written(Resource resource, String path) {
        this(resource, path, "");
    }

    /** A resource of one of several texts, of which nothing is stored. */
    public Written(Resource resource, String path, String text) {
        this(resource, path, text, Optional.empty());
    }

    /** The resource where nothing of it is new. */
    public Written asItWas() {
        return new Written(resource, path, text, Optional.of(resource));
    }

    /** Type and id, by which others refer to it. */
    public String id() {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Whether it was recorded elsewhere, and was over when it came: what went on here has ended here. */
    boolean isHistory(CourseReader stored) {
        return isRecordedElsewhere()
                && isOver(resource)
                && stored.asItCame(id()).map(Written::isOver).orElse(true);
    }

    /** Whether a stored resource was recorded elsewhere, and was over when it came. */
    static boolean wasHistory(Resource resource, CourseReader stored) {
        return new Written(resource, "").isHistory(stored);
    }

    private static boolean isOver(Resource resource) {
        return Optional.ofNullable(resource.getNamedProperty("status")).stream()
                .flatMap(status -> status.getValues().stream())
                .map(Base::primitiveValue)
                .anyMatch(status -> status != null && ENDED.contains(status));
    }

    /** Whether it came from another system, with the references that it had there. */
    boolean isRecordedElsewhere() {
        return Origin.isRecordedElsewhere(resource);
    }

    /** What it is called where another resource is told of: the sender does not know the id that an entry gets. */
    String calledFrom(Written other) {
        String name = path.startsWith(BUNDLE) ? path : id();
        return text.equals(other.text) ? name : name + " in " + text;
    }
}
