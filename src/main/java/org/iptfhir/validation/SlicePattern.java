package org.iptfhir.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionSlicingDiscriminatorComponent;
import org.hl7.fhir.r5.model.Property;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * The values by which a repetition of an element belongs to a slice.
 *
 * @param values each with where it stands in a repetition
 */
record SlicePattern(List<Expected> values) {
    private static final String WHOLE = "$this";

    /**
     * A value, or a value with parts.
     *
     * @param steps that lead to it; none for the repetition itself
     */
    record Expected(List<String> steps, DataType value) {}

    /**
     * A single value that a slice asks for, and what stands there.
     *
     * @param path within the repetition, such as {@code coding[0].code}
     * @param expected value
     * @param actual value; empty where there is none
     */
    record Compared(String path, String expected, Optional<String> actual) {
        boolean isEqual() {
            return actual.filter(expected::equals).isPresent();
        }
    }

    SlicePattern {
        values = List.copyOf(values);
    }

    /** The pattern of a slice; empty where it is told by something else than values, such as a type or a profile. */
    static Optional<SlicePattern> of(StructureDefinition profile, String slice) {
        List<ElementDefinition> elements = profile.getSnapshot().getElement();
        Optional<ElementDefinition> slicing = elements.stream()
                .filter(element -> element.hasSlicing()
                        && element.getId().equals(slice.substring(0, Math.max(0, slice.lastIndexOf(':')))))
                .findFirst();
        List<Expected> values = new ArrayList<>();
        for (ElementDefinitionSlicingDiscriminatorComponent discriminator : slicing.stream()
                .flatMap(element -> element.getSlicing().getDiscriminator().stream())
                .toList()) {
            boolean isWhole = WHOLE.equals(discriminator.getPath());
            String id = isWhole ? slice : slice + "." + discriminator.getPath();
            elements.stream()
                    .filter(element -> element.getId().equals(id))
                    .map(element -> element.hasFixed() ? element.getFixed() : element.getPattern())
                    .filter(value -> value != null && !value.isEmpty())
                    .findFirst()
                    .ifPresent(value -> values.add(new Expected(
                            isWhole
                                    ? List.of()
                                    : List.of(discriminator.getPath().split("\\.", -1)),
                            value)));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new SlicePattern(values));
    }

    /** What a repetition has in the place of each single value. */
    List<Compared> comparedWith(Element repetition) {
        List<Compared> compared = new ArrayList<>();
        for (Expected expected : values) {
            Optional<Element> at = Optional.of(repetition);
            StringBuilder path = new StringBuilder();
            for (String step : expected.steps()) {
                at = at.flatMap(
                        parent -> parent.getChildrenByName(step).stream().findFirst());
                path.append(path.isEmpty() ? "" : ".")
                        .append(at.map(element -> ElementPath.step(element, 0)).orElse(step));
            }
            compare(expected.value(), at, path.toString(), compared);
        }
        return compared;
    }

    /** The single values of a value, none of which is there. */
    static List<Compared> leaves(Expected expected) {
        List<Compared> leaves = new ArrayList<>();
        compare(expected.value(), Optional.empty(), String.join(".", expected.steps()), leaves);
        return leaves;
    }

    private static void compare(Base expected, Optional<Element> actual, String path, List<Compared> compared) {
        if (expected.isPrimitive()) {
            compared.add(new Compared(
                    path,
                    expected.primitiveValue(),
                    actual.map(Element::primitiveValue).filter(value -> !value.isEmpty())));
            return;
        }
        for (Property property : expected.children()) {
            property.getValues().stream()
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> compared.addAll(nearest(value, property.getName(), actual, path)));
        }
    }

    /** Of the repetitions within a repetition, the one that fits best. */
    private static List<Compared> nearest(Base value, String name, Optional<Element> parent, String path) {
        String before = path.isEmpty() ? "" : path + ".";
        List<Element> candidates =
                parent.map(element -> element.getChildrenByName(name)).orElse(List.of());
        List<List<Compared>> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Compared> one = new ArrayList<>();
            compare(value, Optional.of(candidates.get(i)), before + ElementPath.step(candidates.get(i), i), one);
            all.add(one);
        }
        if (all.isEmpty()) {
            List<Compared> missing = new ArrayList<>();
            compare(value, Optional.empty(), before + name, missing);
            return missing;
        }
        return all.stream().max(Comparator.comparingLong(SlicePattern::fitting)).orElseThrow();
    }

    /** How many values are as they should be; a value that is nearly so counts a little. */
    static long fitting(List<Compared> compared) {
        return compared.stream()
                .mapToLong(one -> one.isEqual()
                        ? 10
                        : one.actual()
                                .filter(value -> !Nearest.to(value, List.of(one.expected()))
                                        .isEmpty())
                                .map(value -> 5L)
                                .orElse(0L))
                .sum();
    }
}
