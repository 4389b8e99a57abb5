package org.iptfhir.mutated;

import java.util.List;
import java.util.Random;
import org.iptfhir.Format;

/** Patches of all kinds of a patient. */
final class Patches {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String XML_PATCH = "application/xml-patch+xml";

    private static final List<String> IN_JSON = List.of(
            "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
            "[{\"op\":\"add\",\"path\":\"/name/0/given/-\",\"value\":\"Maria\"}]",
            "[{\"op\":\"test\",\"path\":\"/active\",\"value\":true},{\"op\":\"remove\",\"path\":\"/birthDate\"}]",
            "[{\"op\":\"move\",\"from\":\"/gender\",\"path\":\"/language\"}]",
            "[{\"op\":\"copy\",\"from\":\"/name/0\",\"path\":\"/name/-\"}]");

    private static final List<String> IN_XML = List.of(
            "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Patient/f:active/@value\">false</replace></diff>",
            "<diff xmlns:f=\"http://hl7.org/fhir\"><remove sel=\"f:Patient/f:birthDate\"/></diff>",
            "<diff xmlns:f=\"http://hl7.org/fhir\"><add sel=\"f:Patient/f:name[1]\"><given xmlns=\"http://hl7.org/fhir\""
                    + " value=\"Maria\"/></add></diff>");

    private static final List<String> IN_FHIR = List.of(
            operation("replace", "Patient.active", "{\"name\":\"value\",\"valueBoolean\":false}"),
            operation("delete", "Patient.birthDate", ""),
            operation(
                    "add",
                    "Patient",
                    "{\"name\":\"name\",\"valueString\":\"maritalStatus\"},"
                            + "{\"name\":\"value\",\"valueCodeableConcept\":{\"text\":\"single\"}}"),
            operation(
                    "insert",
                    "Patient.name.where(use = 'official').given",
                    "{\"name\":\"index\",\"valueInteger\":0},{\"name\":\"value\",\"valueString\":\"Maria\"}"),
            operation(
                    "move",
                    "Patient.identifier",
                    "{\"name\":\"source\",\"valueInteger\":0},{\"name\":\"destination\",\"valueInteger\":0}"));

    private Patches() {}

    /** A patch whose target is still to be said. */
    static RawRequest any(Random chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> patch(JSON_PATCH, Originals.oneOf(IN_JSON, chance));
            case 1 -> patch(XML_PATCH, Originals.oneOf(IN_XML, chance));
            case 2 -> patch(Format.JSON.mediaType(), Originals.oneOf(IN_FHIR, chance));
            default -> patch(Format.XML.mediaType(), Format.XML.of(Originals.oneOf(IN_FHIR, chance)));
        };
    }

    /** A transaction that stores somebody, and patches the patient by a condition. */
    static String inBundle(Random chance) {
        String type = chance.nextBoolean() ? JSON_PATCH : XML_PATCH;
        String patch = chance.nextInt(3) == 0
                ? Originals.oneOf(IN_FHIR, chance)
                : "{\"resourceType\":\"Binary\",\"contentType\":\"" + type + "\",\"data\":\""
                        + Originals.packed(Originals.oneOf(type.equals(JSON_PATCH) ? IN_JSON : IN_XML, chance)) + "\"}";
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"fullUrl":"urn:uuid:0d8c1d4e-3f4b-4a6c-9a40-6a7c2f3f1b11",
                   "resource":{"resourceType":"Person","active":true,"name":[{"family":"Berger","given":["Anna"]}]},
                   "request":{"method":"POST","url":"Person"}},
                  {"resource":%s,"request":{"method":"PATCH","url":"Patient?%s"}}]}""".formatted(patch, Searches.OF_THE_PATIENT.replace("%7C", "|"));
    }

    private static RawRequest patch(String type, String body) {
        return RawRequest.of("PATCH", "", RawRequest.CONTENT_TYPE, type).withBody(body);
    }

    private static String operation(String type, String path, String more) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"%s"},{"name":"path","valueString":"%s"}%s]}]}""".formatted(type, path, more.isEmpty() ? "" : "," + more);
    }
}
