package org.iptfhir.course;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursesInBundle;
import org.iptfhir.translate.GatheredCourses;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.Places;
import org.iptfhir.validation.ResourceText;
import org.iptfhir.validation.course.CourseRules;
import org.iptfhir.validation.course.CourseRules.Written;

/**
 * Courses as they are recorded in texts that lie beside each other, files of an export for example, and the rules over
 * several resources that hold for them. Resources refer to each other by type and id, the entries of a Bundle also by
 * fullUrl. For one thread.
 */
public final class RecordedCourses {
    private final CourseRules rules;
    private final FhirContext fhir;
    private final GatheredCourses courses = new GatheredCourses();
    private final List<ResourceText> texts = new ArrayList<>();
    private final Map<Written, Integer> written = new LinkedHashMap<>();

    /** Courses of which nothing is known yet. */
    public RecordedCourses(FhirContext fhir) {
        this.rules = CourseRules.ofPublishedGuide(fhir);
        this.fhir = fhir;
    }

    /**
     * Takes a text. One that is no resource is left alone: checking it by itself says so.
     *
     * @return its number, from 0
     */
    public int add(ResourceText text) {
        int number = texts.size();
        texts.add(text);
        parsed(text).ifPresent(resource -> gather(resource, number));
        return number;
    }

    private Optional<Resource> parsed(ResourceText text) {
        try {
            return Optional.of((Resource) text.parsed(fhir));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    private void gather(Resource resource, int number) {
        if (resource instanceof Bundle bundle) {
            // A history holds several versions of the same resources.
            if (bundle.getType() != BundleType.HISTORY) {
                gather(bundle, number);
            }
            return;
        }
        if (!resource.hasId()) {
            resource.setId("resource-" + number);
        }
        gather(new Written(resource, resource.fhirType()), number);
    }

    private void gather(Bundle bundle, int number) {
        CoursesInBundle proposed = CoursesInBundle.of(bundle, fhir);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String path = "Bundle.entry[" + i + "].resource";
            proposed.resource(i).ifPresent(resource -> gather(new Written(resource, path), number));
        }
    }

    private void gather(Written one, int number) {
        if (rules.lookAt(one.resource())) {
            courses.add(one.resource());
            written.put(one, number);
        }
    }

    /** What the rules find, by the number of the text; of two resources that do not go together the later one is told. */
    public Map<Integer, List<Finding>> findings() {
        Map<Integer, Places> places = new LinkedHashMap<>();
        Map<Integer, List<Finding>> found = new LinkedHashMap<>();
        rules.checkEach(written.keySet(), courses, one -> places.computeIfAbsent(numberOf(one), this::placesIn))
                .forEach((one, findings) -> found.computeIfAbsent(numberOf(one), number -> new ArrayList<>())
                        .addAll(findings));
        return found;
    }

    private int numberOf(Written one) {
        return Objects.requireNonNull(written.get(one), "only what was written is judged");
    }

    private Places placesIn(int number) {
        return Places.onDemand(() -> Places.in(texts.get(number)));
    }
}
