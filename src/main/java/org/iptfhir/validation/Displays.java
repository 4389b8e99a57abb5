package org.iptfhir.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.GuideDefinition;

/** What the codes that the guide lists are called: its own, and those of LOINC, SNOMED CT and others in its fragments. */
final class Displays {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final Pattern SEMANTIC_TAG = Pattern.compile(" \\([^()]+\\)$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<String, GuideDefinition> systems;
    private final Map<String, Map<String, Set<String>>> read = new ConcurrentHashMap<>();

    Displays(Guide guide) {
        systems = guide.definitions("CodeSystem").stream()
                .collect(Collectors.toUnmodifiableMap(
                        GuideDefinition::url, definition -> definition, (first, second) -> first));
    }

    /** What a code should be called, when it is called by a name that it does not have. */
    Optional<String> insteadOf(String display, String system, String code) {
        Set<String> names = namesOf(system).getOrDefault(code, Set.of());
        if (names.isEmpty() || names.stream().map(Displays::normal).anyMatch(given(display, system)::contains)) {
            return Optional.empty();
        }
        return names.stream().findFirst();
    }

    /** Whether the guide lists a code. */
    boolean has(String system, String code) {
        return namesOf(system).containsKey(code);
    }

    /** The systems of which the guide lists a code. */
    List<String> systemsOf(String code) {
        return systems.keySet().stream().filter(system -> has(system, code)).toList();
    }

    /** Whether the guide lists some of a system's codes, and there are more. */
    boolean isFragment(String system) {
        GuideDefinition definition = systems.get(system);
        return definition != null
                && ((CodeSystem) definition.resource()).getContent() == CodeSystemContentMode.FRAGMENT;
    }

    /** SNOMED's full name ends with a tag such as (disorder), which is no part of the display. */
    private static List<String> given(String display, String system) {
        String normal = normal(display);
        return system.equals(SNOMED)
                ? List.of(normal, SEMANTIC_TAG.matcher(normal).replaceFirst(""))
                : List.of(normal);
    }

    private static String normal(String name) {
        return BLANKS.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private Map<String, Set<String>> namesOf(String system) {
        GuideDefinition definition = systems.get(system);
        return definition == null
                ? Map.of()
                : read.computeIfAbsent(
                        system,
                        url -> names(((CodeSystem) definition.resource()).getConcept())
                                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Stream<Map.Entry<String, Set<String>>> names(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream()
                .flatMap(concept -> Stream.concat(
                        Stream.of(Map.entry(concept.getCode(), namesOf(concept))), names(concept.getConcept())));
    }

    /** The display first: it is the one to suggest. */
    private static Set<String> namesOf(ConceptDefinitionComponent concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getDisplay()),
                        concept.getDesignation().stream().map(ConceptDefinitionDesignationComponent::getValue))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
