package org.iptfhir.mutated;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.iptfhir.Format;
import org.iptfhir.GuideExamples.Example;
import org.iptfhir.mutated.OwnExamples.Stored;

/** Requests of all kinds, as clients send them, made of the guide's examples. */
final class Originals {
    private static final String BUNDLE_TYPE = "\"transaction\"";

    private final List<Stored> stored = OwnExamples.right();
    private final List<Example> wrong = OwnExamples.wrong();
    private final List<Example> bundles = OwnExamples.bundles();

    /** The examples that must be on the server. */
    List<Stored> stored() {
        return stored;
    }

    /** One of all, by chance. */
    Original any(Random chance) {
        return switch (chance.nextInt(12)) {
            case 0, 1, 2 -> create(chance);
            case 3 -> update(chance);
            case 4 -> validation(chance);
            case 5 -> bundle(chance);
            case 6 -> conditional(chance);
            case 7 -> onTarget(Patches.any(chance), chance);
            case 8, 9, 10 -> Original.of("search", sent(Searches.any(chance)));
            default -> other(chance);
        };
    }

    private Original create(Random chance) {
        String json = example(chance);
        return Original.of("create", write("POST", "/" + typeOf(json), json, chance));
    }

    /** Right or wrong, under another identifier than the stored one, which conditions must find alone. */
    private String example(Random chance) {
        String json = chance.nextBoolean()
                ? oneOf(stored, chance).json()
                : oneOf(wrong, chance).json();
        return json.replace("P-1001", "P-2002");
    }

    private Original update(Random chance) {
        Stored example = oneOf(stored, chance);
        RawRequest update = write("PUT", "/" + example.reference(), example.json(), chance);
        return new Original("update", update, Optional.of(example));
    }

    private Original validation(Random chance) {
        String json = example(chance);
        if (chance.nextInt(3) == 0) {
            json = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\",\"valueCode\":\"update\"},"
                    + "{\"name\":\"resource\",\"resource\":" + json + "}]}";
            return Original.of("validation of Parameters", write("POST", "/$validate", json, chance));
        }
        String path = chance.nextBoolean() ? "/" + typeOf(json) : "";
        return Original.of("validation", write("POST", path + "/$validate", json, chance));
    }

    private Original bundle(Random chance) {
        String bundle = switch (chance.nextInt(3)) {
            case 0 -> oneOf(bundles, chance).json();
            case 1 -> ofWrites(chance);
            default -> Patches.inBundle(chance);
        };
        String kind = chance.nextBoolean() ? "transaction" : "batch";
        RawRequest request = write("POST", "", bundle.replace(BUNDLE_TYPE, "\"" + kind + "\""), chance);
        return new Original(kind, request, Optional.of(patient()));
    }

    private String ofWrites(Random chance) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i <= chance.nextInt(4); i++) {
            String json = example(chance);
            entries.append("{\"fullUrl\":\"urn:uuid:")
                    .append(new UUID(chance.nextLong(), i))
                    .append("\",\"resource\":")
                    .append(json)
                    .append(",\"request\":{\"method\":\"POST\",\"url\":\"")
                    .append(typeOf(json))
                    .append("\"}},");
        }
        String read = "{\"request\":{\"method\":\"GET\",\"url\":\"" + Searches.path(chance) + "\"}}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + read + "]}";
    }

    private Original conditional(Random chance) {
        Stored example = oneOf(stored, chance);
        Stored patient = patient();
        return switch (chance.nextInt(5)) {
            case 0 ->
                Original.of(
                        "conditional create",
                        write("POST", "/Patient", patient.json().replace("P-1001", "P-2002"), chance)
                                .with("If-None-Exist", Searches.OF_THE_PATIENT.replace("P-1001", "P-2002")));
            case 1 ->
                new Original(
                        "conditional update",
                        write("PUT", "/Patient?" + Searches.OF_THE_PATIENT, patient.json(), chance),
                        Optional.of(patient));
            case 2 ->
                new Original(
                        "update of a version",
                        write("PUT", "/" + example.reference(), example.json(), chance)
                                .with("If-Match", "W/\"" + (1 + chance.nextInt(3)) + "\""),
                        Optional.of(example));
            case 3 ->
                new Original(
                        "deletion by condition",
                        sent(RawRequest.of("DELETE", "/Patient?" + Searches.OF_THE_PATIENT)),
                        Optional.of(patient));
            default ->
                new Original(
                        "deletion", sent(RawRequest.of("DELETE", "/" + example.reference())), Optional.of(example));
        };
    }

    private Original onTarget(RawRequest patch, Random chance) {
        Stored patient = patient();
        String target = chance.nextInt(4) == 0 ? "Patient?" + Searches.OF_THE_PATIENT : patient.reference();
        return new Original("patch", sent(patch.withTarget("/" + target)), Optional.of(patient));
    }

    private Original other(Random chance) {
        String reference = oneOf(stored, chance).reference();
        List<RawRequest> all = List.of(
                RawRequest.of("GET", "/" + reference + "/_history"),
                RawRequest.of("GET", "/" + reference + "/_history/1"),
                RawRequest.of("GET", "/" + reference + "/_history?_since=2026-01-01T00:00:00Z&_count=2"),
                RawRequest.of("GET", "/_history?_count=3"),
                RawRequest.of("GET", "/" + reference),
                RawRequest.of("HEAD", "/" + reference),
                RawRequest.of("GET", "/" + reference, "If-None-Match", "W/\"1\""),
                RawRequest.of("GET", "/" + reference + "/$validate?mode=delete"),
                RawRequest.of("GET", "/metadata"),
                RawRequest.of("OPTIONS", "/" + reference),
                RawRequest.of("GET", "/" + patient().reference() + "/$everything?_count=5"),
                RawRequest.of("GET", "/ValueSet/$expand?url=https://w3id.org/ipt-fhir/ValueSet/phase&filter=mid"),
                RawRequest.of(
                        "GET", "/CodeSystem/$lookup?system=https://w3id.org/ipt-fhir/CodeSystem/phase&code=middle"),
                RawRequest.of(
                        "GET", "/ValueSet/$validate-code?url=https://w3id.org/ipt-fhir/ValueSet/phase&code=middle"),
                RawRequest.of("GET", "/StructureDefinition/course/$snapshot"),
                RawRequest.of("TRACE", "/" + reference),
                RawRequest.of("CONNECT", "/" + reference),
                RawRequest.of("POST", "/Binary", RawRequest.CONTENT_TYPE, "image/png")
                        .withBody("no picture"),
                RawRequest.of("POST", "/ValueSet/$expand", RawRequest.CONTENT_TYPE, Format.JSON.mediaType())
                        .withBody("""
                                {"resourceType":"Parameters","parameter":[
                                  {"name":"url","valueUri":"https://w3id.org/ipt-fhir/ValueSet/phase"},
                                  {"name":"count","valueInteger":2}]}"""));
        return Original.of("other", sent(oneOf(all, chance)));
    }

    private Stored patient() {
        return stored.stream()
                .filter(example -> example.type().equals("Patient"))
                .findFirst()
                .orElseThrow();
    }

    private static RawRequest write(String method, String target, String json, Random chance) {
        Format format = chance.nextInt(3) == 0 ? Format.XML : Format.JSON;
        return sent(RawRequest.of(method, target, RawRequest.CONTENT_TYPE, format.mediaType())
                .withBody(format.of(json)));
    }

    /** Below the FHIR interface, on a connection of its own. */
    private static RawRequest sent(RawRequest request) {
        return request.withTarget("/fhir" + request.target())
                .with("Host", "localhost")
                .with("Connection", "close");
    }

    private static String typeOf(String json) {
        return Trees.json(json).path("resourceType").asText("Patient");
    }

    static <T> T oneOf(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }

    /** As the data of a Binary. */
    static String packed(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
