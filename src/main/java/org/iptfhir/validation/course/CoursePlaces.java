package org.iptfhir.validation.course;

import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Extension;
import org.iptfhir.guide.Canonical;
import org.iptfhir.translate.CoursePlan;

/** Where a course says what rules are about: paths within the resource. */
final class CoursePlaces {
    private CoursePlaces() {}

    /** The first extension of an id; the status where there is none. */
    static String extension(CoursePlan course, String id) {
        String url = Canonical.of("StructureDefinition", id);
        List<Extension> extensions = course.plan().getExtension();
        return IntStream.range(0, extensions.size())
                .filter(i -> url.equals(extensions.get(i).getUrl()))
                .mapToObj(i -> ".extension[" + i + "]")
                .findFirst()
                .orElse(".status");
    }
}
