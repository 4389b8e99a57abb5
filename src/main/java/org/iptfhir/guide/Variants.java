package org.iptfhir.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.iptfhir.therapy.Narrowing;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;

/** The variants of IPT, read from the guide's code system {@code variant}: its concepts carry the manuals' numbers. */
public final class Variants {
    private final List<Variant> all;

    private Variants(List<Variant> all) {
        this.all = all;
    }

    /** Reads the variants of a guide. */
    public static Variants of(Guide guide) {
        return new Variants(guide.codeSystem("variant").getConcept().stream()
                .map(Variants::variant)
                .toList());
    }

    /**
     * The variants as a site plans them.
     *
     * @param site by the code of the variant
     * @throws IllegalArgumentException when there is no such variant, or when a range goes beyond the manual's
     */
    public Variants narrowed(Map<String, Narrowing> site) {
        for (String code : new TreeSet<>(site.keySet())) {
            if (ofCode(code).isEmpty()) {
                throw new IllegalArgumentException("There is no variant " + code + "; the variants are "
                        + all.stream().map(Variant::code).collect(Collectors.joining(", ")) + ".");
            }
        }
        return new Variants(all.stream()
                .map(variant -> Optional.ofNullable(site.get(variant.code()))
                        .map(variant::narrowed)
                        .orElse(variant))
                .toList());
    }

    /** All variants, in the guide's order. */
    public List<Variant> all() {
        return all;
    }

    /** The variant with a code. */
    public Optional<Variant> ofCode(String code) {
        return all.stream().filter(variant -> variant.code().equals(code)).findFirst();
    }

    /** The phases that every acute variant has: what can be asked of a course that does not say which one it is. */
    public List<Phase> phasesOfEveryAcute() {
        return Stream.of(Phase.values())
                .filter(phase -> all.stream()
                        .filter(Variant::acute)
                        .allMatch(variant -> variant.phases().contains(phase)))
                .toList();
    }

    /**
     * From the fewest to the most days between two sessions that a variant plans.
     *
     * @param acute whether of the acute variants, or of those that prevent the next episode
     */
    public Span daysBetween(boolean acute) {
        return all.stream()
                .filter(variant -> variant.acute() == acute)
                .map(Variant::daysBetween)
                .reduce(Span::with)
                .orElseThrow();
    }

    /** How many patients a group has; where the variant is not one of groups, as many as in the variant that is. */
    public Optional<Span> membersOfGroup(Optional<String> code) {
        return code.flatMap(this::ofCode)
                .flatMap(Variant::members)
                .or(() -> all.stream()
                        .flatMap(variant -> variant.members().stream())
                        .findFirst());
    }

    private static Variant variant(ConceptDefinitionComponent concept) {
        return new Variant(
                concept.getCode(),
                concept.getDisplay(),
                span(concept, "sessions"),
                span(concept, "minutes"),
                span(concept, "days-between"),
                number(concept, "age-min"),
                number(concept, "age-max"),
                number(concept, "members-min").isPresent() ? Optional.of(span(concept, "members")) : Optional.empty(),
                phases(concept, "phases"),
                phases(concept, "phases-optional"),
                one(concept, "acute", BooleanType.class).booleanValue(),
                one(concept, "source", Type.class).primitiveValue());
    }

    private static Span span(ConceptDefinitionComponent concept, String name) {
        return new Span(
                one(concept, name + "-min", IntegerType.class).getValue(),
                one(concept, name + "-max", IntegerType.class).getValue());
    }

    private static Optional<Integer> number(ConceptDefinitionComponent concept, String name) {
        return values(concept, name, IntegerType.class)
                .map(IntegerType::getValue)
                .findFirst();
    }

    private static List<Phase> phases(ConceptDefinitionComponent concept, String name) {
        return values(concept, name, Coding.class)
                .map(coding -> Phase.ofCode(coding.getCode())
                        .orElseThrow(() ->
                                new IllegalStateException(concept.getCode() + " has no phase " + coding.getCode())))
                .toList();
    }

    private static <T extends Type> T one(ConceptDefinitionComponent concept, String name, Class<T> type) {
        return values(concept, name, type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(concept.getCode() + " has no " + name));
    }

    private static <T extends Type> Stream<T> values(ConceptDefinitionComponent concept, String name, Class<T> type) {
        return concept.getProperty().stream()
                .filter(property -> property.getCode().equals(name))
                .map(ConceptPropertyComponent::getValue)
                .map(type::cast);
    }
}
