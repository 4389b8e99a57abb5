package org.iptfhir.journey;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes that leave more than one thing behind, or just one; each resource of one carries the same mark. */
enum WriteKind {
    /** One patient. */
    SINGLE,
    /** A patient, a practitioner, an organization and a location in one transaction. */
    TRANSACTION,
    /** Answers to a PHQ-9, of which the server makes two Observations. */
    ANSWERS;

    static final String SYSTEM = "urn:oid:2.16.756.5.30.1";

    private static final String[] ITEMS = {
        "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"
    };

    /** What one write of this kind carries, and no other. */
    String newMark() {
        return name() + "-" + UUID.randomUUID();
    }

    /** Tells whether a mark is of a write of this kind. */
    boolean has(String mark) {
        return mark.startsWith(name());
    }

    /** Path of the request below the FHIR interface. */
    String path() {
        return switch (this) {
            case SINGLE -> "/Patient";
            case TRANSACTION -> "";
            case ANSWERS -> "/QuestionnaireResponse";
        };
    }

    /** Body of the request. */
    String body(String mark) {
        return switch (this) {
            case SINGLE -> resource("Patient", mark);
            case TRANSACTION ->
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + Stream.of("Patient", "Practitioner", "Organization", "Location")
                                .map(type -> "{\"resource\":" + resource(type, mark)
                                        + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}")
                                .collect(Collectors.joining(","))
                        + "]}";
            case ANSWERS -> answers(mark);
        };
    }

    private static String resource(String type, String mark) {
        return "{\"resourceType\":\"" + type + "\",\"identifier\":[" + identifier(mark) + "]}";
    }

    private static String identifier(String mark) {
        return "{\"system\":\"" + SYSTEM + "\",\"value\":\"" + mark + "\"}";
    }

    private static String answers(String mark) {
        String items = Stream.of(ITEMS)
                .map(item -> "{\"linkId\":\"/" + item
                        + "\",\"answer\":[{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA6569-3\"}}]}")
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"QuestionnaireResponse\",\"identifier\":" + identifier(mark)
                + ",\"questionnaire\":\"https://w3id.org/ipt-fhir/Questionnaire/phq-9\",\"status\":\"completed\","
                + "\"subject\":{\"display\":\"Anna\"},\"authored\":\"2026-02-03T09:50:00+01:00\",\"item\":[" + items
                + "]}";
    }
}
