package org.iptfhir.cli.check;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.iptfhir.course.RecordedCourses;
import org.iptfhir.report.CheckedText;
import org.iptfhir.validation.Finding;

/** Holds what is checked until all of it is there, and adds what the rules over several resources find. */
final class CoursesTogether implements Consumer<Checked> {
    private final RecordedCourses courses;
    private final List<Held> held = new ArrayList<>();

    /**
     * Something checked.
     *
     * @param number of its text among the courses; empty where it could not be read
     */
    private record Held(Checked checked, Optional<Integer> number) {}

    CoursesTogether(FhirContext fhir) {
        this.courses = new RecordedCourses(fhir);
    }

    @Override
    public void accept(Checked checked) {
        held.add(new Held(
                checked,
                checked instanceof Checked.Text text
                        ? Optional.of(courses.add(
                                nameOf(text.text()),
                                text.text().text(),
                                text.text().findings()))
                        : Optional.empty()));
    }

    private static String nameOf(CheckedText text) {
        return text.firstLine() == 1 ? text.name() : text.name() + ":" + text.firstLine();
    }

    /** Hands on everything in its order. */
    void finish(Consumer<Checked> told) {
        Map<Integer, List<Finding>> found = courses.findings();
        for (Held one : held) {
            List<Finding> more = one.number().map(found::get).orElse(List.of());
            told.accept(
                    one.checked() instanceof Checked.Text text && !more.isEmpty()
                            ? new Checked.Text(with(text.text(), more))
                            : one.checked());
        }
    }

    private static CheckedText with(CheckedText text, List<Finding> more) {
        return text.with(Stream.concat(text.findings().stream(), more.stream())
                .sorted(Comparator.comparing(Finding::position))
                .toList());
    }
}
