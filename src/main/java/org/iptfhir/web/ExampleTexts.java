package org.iptfhir.web;

import com.google.common.base.Suppliers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideExamples;
import org.iptfhir.guide.GuideExamples.Example;
import org.iptfhir.validation.example.WrongExample;
import org.springframework.stereotype.Component;

/** The guide's examples and what breaks its rules, read when the first page asks for them. */
@Component
final class ExampleTexts {
    /** Some of many, to begin with: each shows another kind of finding. */
    private static final List<String> WRONG_TO_BEGIN_WITH = List.of(
            "phase-unknown-code",
            "course-unknown-problem-area",
            "course-as-proposal",
            "course-two-primary-areas",
            "course-without-labels",
            "course-too-many-sessions",
            "session-no-show-without-reason",
            "score-phq-9-with-the-wrong-band",
            "phq-9-response-wrong-total",
            "interpersonal-inventory-response-with-telephone-number");

    private final Supplier<List<Example>> right;
    private final Supplier<List<WrongExample>> wrong = Suppliers.memoize(WrongExample::all);

    ExampleTexts(Guide guide) {
        right = Suppliers.memoize(() -> GuideExamples.of(guide));
    }

    List<Example> right() {
        return right.get();
    }

    List<WrongExample> wrong() {
        return wrong.get();
    }

    /** Those that a menu offers. */
    List<WrongExample> wrongToBeginWith() {
        Map<String, WrongExample> byName = new LinkedHashMap<>();
        wrong().forEach(example -> byName.putIfAbsent(example.name(), example));
        return WRONG_TO_BEGIN_WITH.stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .toList();
    }

    /** The text of a right example. */
    Optional<String> right(String name) {
        return right().stream()
                .filter(example -> example.name().equals(name))
                .map(Example::json)
                .findFirst();
    }

    /** The text of a wrong example. */
    Optional<String> wrong(String name) {
        return wrong().stream()
                .filter(example -> example.name().equals(name))
                .map(WrongExample::json)
                .findFirst();
    }
}
