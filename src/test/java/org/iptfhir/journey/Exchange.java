package org.iptfhir.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Bundle that was posted, and the answer to it.
 *
 * @param sent the Bundle
 * @param answer the Bundle of responses, one for each entry, in the same order
 */
record Exchange(JsonNode sent, JsonNode answer) {
    /**
     * One entry of both.
     *
     * @param fullUrl the sender's own name of the resource
     * @param resource as it was sent
     * @param status of its response, such as {@code 201 Created}
     * @param location that the server gave it, with the version
     */
    record Entry(String fullUrl, JsonNode resource, String status, String location) {
        /** Type and id on the server, as references name it. */
        String reference() {
            return location.substring(0, location.indexOf("/_history/"));
        }
    }

    /** All entries. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < sent.get("entry").size(); i++) {
            JsonNode request = sent.get("entry").get(i);
            JsonNode response = answer.get("entry").get(i).get("response");
            entries.add(new Entry(
                    request.get("fullUrl").asText(),
                    request.get("resource"),
                    response.get("status").asText(),
                    response.path("location").asText()));
        }
        return entries;
    }

    /** The entries of a type. */
    List<Entry> entries(String type) {
        return entries().stream()
                .filter(entry -> entry.resource().get("resourceType").asText().equals(type))
                .toList();
    }

    /** The entry whose resource has an identifier, whatever its system. */
    Entry entry(String identifier) {
        return entries().stream()
                .filter(entry -> nameOf(entry.resource()).equals(identifier))
                .findFirst()
                .orElseThrow();
    }

    /** The only patient of the Bundle, as references name it. */
    String patient() {
        return entries("Patient").get(0).reference();
    }

    /** Names that the sender gave, and the references that the server made of them. */
    Map<String, String> references() {
        Map<String, String> references = new HashMap<>();
        entries().forEach(entry -> references.put(entry.fullUrl(), entry.reference()));
        return references;
    }

    /** The value of a resource's first identifier; empty without one. */
    static String nameOf(JsonNode resource) {
        JsonNode identifier = resource.path("identifier");
        return (identifier.isArray() ? identifier.path(0) : identifier)
                .path("value")
                .asText();
    }

    /** Type and id of a resource that the server gave. */
    static String reference(JsonNode resource) {
        return resource.get("resourceType").asText() + "/" + resource.get("id").asText();
    }
}
