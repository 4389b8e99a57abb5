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
import org.iptfhir.validation.course.AgainstAnswers;
import org.iptfhir.validation.course.CourseRules;
import org.iptfhir.validation.course.Written;

/**
 * Courses as they are recorded in texts that lie beside each other, files of an export for example, and the rules over
 * several resources that hold for them. Resources refer to each other by type and id, the entries of a Bundle also by
 * fullUrl. Of a resource that comes in several texts the last one counts. For one thread.
 */
public final class RecordedCourses {
    private final CourseRules rules;
    private final AgainstAnswers answers;
    private final SameResource same;
    private final FhirContext fhir;
    private final List<Text> texts = new ArrayList<>();
    private final Map<String, Recorded> recorded = new LinkedHashMap<>();

    /** Courses of which nothing is known yet, held to the published guide. */
    public RecordedCourses(FhirContext fhir) {
        this(CourseRules.ofPublishedGuide(fhir), AgainstAnswers.ofPublishedGuide(fhir), fhir);
    }

    /**
     * Courses of which nothing is known yet.
     *
     * @param rules that they are held to; making them takes much longer than asking them
     * @param answers which scores must agree with
     */
    public RecordedCourses(CourseRules rules, AgainstAnswers answers, FhirContext fhir) {
        this.rules = rules;
        this.answers = answers;
        this.same = new SameResource(fhir);
        this.fhir = fhir;
    }

    /**
     * A text.
     *
     * @param found in it by itself
     */
    private record Text(ResourceText text, List<Finding> found) {
        /** Whether nothing is wrong with a resource by itself: what follows from a fault is no second one. */
        boolean isSound(Written one) {
            return found.stream()
                    .filter(Finding::isError)
                    .map(Finding::expression)
                    .noneMatch(path -> path.equals(one.path()) || path.startsWith(one.path() + "."));
        }
    }

    /**
     * A resource that the rules look at.
     *
     * @param number of its text
     */
    private record Recorded(Written written, int number) {}

    /**
     * Takes a text. One that is no resource is left alone: checking it by itself says so.
     *
     * @param name of the text, as the user would write it; each has another one
     * @param found in the text by itself
     * @return its number, from 0
     */
    public int add(String name, ResourceText text, List<Finding> found) {
        int number = texts.size();
        texts.add(new Text(text, found));
        parsed(text).ifPresent(resource -> gather(resource, name, number));
        return number;
    }

    private Optional<Resource> parsed(ResourceText text) {
        try {
            return Optional.of((Resource) text.parsed(fhir));
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    private void gather(Resource resource, String name, int number) {
        if (resource instanceof Bundle bundle) {
            // A history holds several versions of the same resources.
            if (bundle.getType() != BundleType.HISTORY) {
                gather(bundle, name, number);
            }
            return;
        }
        if (!resource.hasId()) {
            resource.setId("resource-" + number);
        }
        gather(new Written(resource, resource.fhirType(), name), number);
    }

    private void gather(Bundle bundle, String name, int number) {
        CoursesInBundle proposed = CoursesInBundle.of(bundle, fhir, "bundle-" + number);
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            String path = "Bundle.entry[" + i + "].resource";
            proposed.resource(i).ifPresent(resource -> gather(new Written(resource, path, name), number));
        }
    }

    private void gather(Written one, int number) {
        same.note(one, number);
        if (rules.lookAt(one.resource()) || rules.lookInto(one.resource())) {
            recorded.remove(one.id()); // so that it stands where the last one does
            recorded.put(one.id(), new Recorded(one, number));
        }
    }

    /** What the rules find, by the number of the text; of two resources that do not go together the later one is told. */
    public Map<Integer, List<Finding>> findings() {
        Map<Integer, Places> places = new LinkedHashMap<>();
        Map<Integer, List<Finding>> found = new LinkedHashMap<>();
        same.findings(number -> places.computeIfAbsent(number, this::placesIn))
                .forEach((number, findings) -> of(number, found).addAll(findings));
        List<Written> written =
                recorded.values().stream().map(Recorded::written).toList();
        rules.checkEach(written, gathered(written), one -> places.computeIfAbsent(numberOf(one), this::placesIn))
                .forEach((one, findings) -> of(numberOf(one), found).addAll(findings));
        List<Written> sound = written.stream()
                .filter(one -> texts.get(numberOf(one)).isSound(one))
                .toList();
        answers.check(sound, gathered(sound), one -> places.computeIfAbsent(numberOf(one), this::placesIn))
                .forEach((one, finding) -> of(numberOf(one), found).add(finding));
        return found;
    }

    private static GatheredCourses gathered(List<Written> written) {
        GatheredCourses courses = new GatheredCourses();
        written.forEach(one -> courses.add(one.resource()));
        return courses;
    }

    private static List<Finding> of(int number, Map<Integer, List<Finding>> found) {
        return found.computeIfAbsent(number, unknown -> new ArrayList<>());
    }

    private int numberOf(Written one) {
        return Objects.requireNonNull(recorded.get(one.id()), "only what was recorded is judged")
                .number();
    }

    private Places placesIn(int number) {
        return Places.onDemand(() -> Places.in(texts.get(number).text()));
    }
}
