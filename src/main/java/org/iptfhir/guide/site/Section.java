package org.iptfhir.guide.site;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Kinds of definitions, in the order in which the site lists them. */
enum Section {
    PROFILES("Profiles", "What a resource of IPT contains: the shape to send, and what is checked."),
    EXTENSIONS("Extensions", "Elements that FHIR does not have."),
    QUESTIONNAIRES("Questionnaires", "Forms to fill in.", "Questionnaire"),
    INSTRUMENTS("Instruments", "Range, direction, bands and thresholds of each scale.", "ObservationDefinition"),
    PROTOCOLS("Protocols", "How each variant of IPT goes, to start a course from.", "PlanDefinition"),
    ACTIVITIES("Activities", "What is done in sessions and between them.", "ActivityDefinition"),
    MEASURES("Measures", "What is asked of many courses, and its logic in CQL.", "Measure", "Library"),
    OPERATIONS("Operations", "What the server does beyond reading, writing and searching.", "OperationDefinition"),
    SEARCH("Search parameters", "By what courses and their parts are found beyond FHIR's own.", "SearchParameter"),
    VALUE_SETS("Value sets", "The codes that an element takes.", "ValueSet"),
    CODE_SYSTEMS("Code systems", "Codes and what they mean.", "CodeSystem"),
    FURTHER("Further definitions", "What servers and clients do, and how codes and names correspond.");

    private final String title;
    private final String description;
    private final ImmutableList<String> types;

    Section(String title, String description, String... types) {
        this.title = title;
        this.description = description;
        this.types = ImmutableList.copyOf(types);
    }

    /** Where the list stands in the page of all lists. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Heading of the list. */
    String title() {
        return title;
    }

    /** What it lists. */
    String description() {
        return description;
    }

    /** Where a definition belongs. */
    static Section of(Resource definition) {
        if (definition instanceof StructureDefinition structure) {
            return structure.getType().equals("Extension") ? EXTENSIONS : PROFILES;
        }
        return Arrays.stream(values())
                .filter(section -> section.types.contains(definition.fhirType()))
                .findFirst()
                .orElse(FURTHER);
    }
}
