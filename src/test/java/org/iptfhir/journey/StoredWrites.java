package org.iptfhir.journey;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What a server has of the writes of clients. */
final class StoredWrites {
    private static final List<String> OF_A_TRANSACTION = List.of("Practitioner", "Organization", "Location");
    private static final int OBSERVATIONS_OF_ANSWERS = 2;

    private final Set<String> patients;
    private final Map<String, Set<String>> others = new TreeMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Integer> observationsOf = new HashMap<>();

    private StoredWrites(IGenericClient client) {
        patients = marks(all(client, "Patient"));
        OF_A_TRANSACTION.forEach(type -> others.put(type, marks(all(client, type))));
        for (Resource resource : all(client, "QuestionnaireResponse")) {
            QuestionnaireResponse response = (QuestionnaireResponse) resource;
            answers.put(
                    "QuestionnaireResponse/" + response.getIdElement().getIdPart(),
                    response.getIdentifier().getValue());
        }
        for (Resource resource : all(client, "Observation")) {
            for (Reference source : ((Observation) resource).getDerivedFrom()) {
                observationsOf.merge(source.getReference(), 1, Integer::sum);
            }
        }
    }

    /** Reads all that a server has. */
    static StoredWrites on(IGenericClient client) {
        return new StoredWrites(client);
    }

    /** What was acknowledged and is not there, or not whole. */
    List<String> missing(AcknowledgedWrites acknowledged) {
        List<String> missing = new ArrayList<>();
        missing.addAll(without(acknowledged.of(WriteKind.SINGLE), patients, "Patient"));
        missing.addAll(without(acknowledged.of(WriteKind.TRANSACTION), patients, "Patient of transaction"));
        others.forEach((type, marks) -> missing.addAll(without(acknowledged.of(WriteKind.TRANSACTION), marks, type)));
        missing.addAll(without(acknowledged.of(WriteKind.ANSWERS), answers.values(), "QuestionnaireResponse"));
        return missing;
    }

    /** What is there of something of which another part is not. */
    List<String> halves() {
        List<String> halves = new ArrayList<>();
        Set<String> inSome = new HashSet<>();
        others.values().forEach(inSome::addAll);
        patients.stream().filter(WriteKind.TRANSACTION::has).forEach(inSome::add);
        halves.addAll(without(inSome, patients, "Patient of transaction"));
        others.forEach((type, marks) -> halves.addAll(without(inSome, marks, type)));
        answers.keySet().stream()
                .filter(response -> observationsOf.getOrDefault(response, 0) != OBSERVATIONS_OF_ANSWERS)
                .map(response -> response + " with " + observationsOf.getOrDefault(response, 0) + " Observations")
                .forEach(halves::add);
        halves.addAll(without(observationsOf.keySet(), answers.keySet(), "answers of an Observation"));
        return halves;
    }

    private static List<String> without(Collection<String> wanted, Collection<String> there, String what) {
        Set<String> known = new HashSet<>(there);
        return wanted.stream()
                .filter(mark -> !known.contains(mark))
                .map(mark -> "no " + what + " " + mark)
                .toList();
    }

    private static Set<String> marks(List<Resource> resources) {
        Set<String> marks = new HashSet<>();
        for (Resource resource : resources) {
            resource.getNamedProperty("identifier").getValues().stream()
                    .map(value -> (Identifier) value)
                    .filter(identifier -> WriteKind.SYSTEM.equals(identifier.getSystem()))
                    .forEach(identifier -> marks.add(identifier.getValue()));
        }
        return marks;
    }

    private static List<Resource> all(IGenericClient client, String type) {
        List<Resource> all = new ArrayList<>();
        Bundle page = client.search()
                .forResource(type)
                .count(500)
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.getEntry().forEach(entry -> all.add(entry.getResource()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return all;
            }
            page = client.loadPage().next(page).execute();
        }
    }

    @Override
    public String toString() {
        return Stream.of(
                        patients.size() + " patients",
                        others.get("Location").size() + " transactions",
                        answers.size() + " answers")
                .reduce((first, second) -> first + ", " + second)
                .orElseThrow();
    }
}
