package org.iptfhir.intake;

/**
 * What stands in a patient's record beside the plans, as a client writes it.
 *
 * @param key of this record: the patient's id, with which all other ids begin
 */
record RecordTexts(String key) {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";

    String patient() {
        return "Patient/" + key;
    }

    /** How others refer to what has a name in this record. */
    String to(String type, String name) {
        return "{\"reference\":\"" + type + "/" + key + "-" + name + "\"}";
    }

    private String head(String type, String name) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + key + "-" + name + "\"";
    }

    String patient(String birthDate) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + key + "\",\"birthDate\":\"" + birthDate + "\"}";
    }

    /** A course, with further elements. */
    String course(String status, String elements) {
        return head("CarePlan", "course") + """
                ,"status":"%s","intent":"plan","period":{"start":"2026-01-05"},
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"%s"}%s}""".formatted(status, patient(), elements);
    }

    /** The extensions of a course; those of the primary problem area, or such as {@code coded("variant", "ipt")}. */
    static String extensions(String... extensions) {
        return ",\"extension\":[" + String.join(",", extensions) + "]";
    }

    static String coded(String extension, String code) {
        return coded(extension, extension, code);
    }

    static String area(String code) {
        return "{\"url\":\"" + GUIDE + "StructureDefinition/problem-area\",\"extension\":["
                + "{\"url\":\"rank\",\"valueCode\":\"primary\"},{\"url\":\"code\",\"valueCodeableConcept\":{\"coding\":"
                + "[{\"system\":\"" + GUIDE + "CodeSystem/problem-area\",\"code\":\"" + code + "\"}]}}]}";
    }

    String addressing(String... names) {
        StringBuilder references = new StringBuilder();
        for (String name : names) {
            references.append(references.isEmpty() ? "" : ",").append(to("Condition", name));
        }
        return ",\"addresses\":[" + references + "]";
    }

    /** A phase of the course, a month long. */
    String phase(String phase, String status) {
        int month = phase.equals("initial") ? 1 : phase.equals("middle") ? 2 : 4;
        return head("CarePlan", phase)
                + """
                ,"status":"%s","intent":"plan","period":{"start":"2026-0%d-05","end":"2026-0%d-04"},
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/phase","code":"%s"}]}],
                "partOf":[%s],"subject":{"reference":"%s"}}""".formatted(status, month, month + 1, phase, to("CarePlan", "course"), patient());
    }

    /** A diagnosis, or what stands in its place, such as {@code sct("310496002")}. */
    String condition(String name, String coding, String clinicalStatus) {
        return head("Condition", name) + """
                ,"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                "code":"%s"}]},"code":{"coding":[%s]},"subject":{"reference":"%s"}}""".formatted(clinicalStatus, coding, patient());
    }

    static String sct(String code) {
        return "{\"system\":\"http://snomed.info/sct\",\"code\":\"" + code + "\"}";
    }

    static String icd10(String code) {
        return "{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"" + code + "\"}";
    }

    /** A goal of the course, of a kind of the guide. */
    String goal(String name, String kind, String target) {
        return head("Goal", name)
                + """
                ,"lifecycleStatus":"active",
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-goal"}]}],
                "description":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/goal-kind","code":"%s"}],
                "text":"To be better"},"subject":{"reference":"%s"}%s}""".formatted(kind, patient(), target.isEmpty() ? "" : ",\"target\":[" + target + "]");
    }

    /** The goals of a course. */
    String aimingAt(String... names) {
        StringBuilder references = new StringBuilder();
        for (String name : names) {
            references.append(references.isEmpty() ? "" : ",").append(to("Goal", name));
        }
        return ",\"goal\":[" + references + "]";
    }

    /** An active consent, with the references of its performers. */
    String consent(String day, String policy, String performers) {
        return head("Consent", "consent") + """
                ,"status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope",
                "code":"treatment"}]},"category":[{"coding":[
                {"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-consent"}]}],
                "patient":{"reference":"%s"},"dateTime":"%s","performer":[%s],"policyRule":%s}""".formatted(patient(), day, performers, policy);
    }

    /** A session of the course that took place, held by somebody. */
    String session(String name, int number, String day, String phase, String actor) {
        return head("Procedure", name)
                + """
                ,"extension":[
                {"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":%d},
                %s,%s],"basedOn":[%s],"status":"completed",
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "subject":{"reference":"%s"},
                "performedPeriod":{"start":"%sT10:00:00+01:00","end":"%sT10:50:00+01:00"},
                "performer":[{"actor":%s}]}""".formatted(
                                number,
                                coded("session-phase", "phase", phase),
                                coded("technique", "role-play"),
                                to("CarePlan", "course"),
                                patient(),
                                day,
                                day,
                                actor);
    }

    static String coded(String extension, String system, String code) {
        return "{\"url\":\"" + GUIDE + "StructureDefinition/" + extension
                + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + GUIDE + "CodeSystem/" + system
                + "\",\"code\":\"" + code + "\"}]}}";
    }

    /** Somebody who is related to the patient. */
    String related(String name) {
        return head("RelatedPerson", name) + ",\"patient\":{\"reference\":\"" + patient() + "\"}}";
    }

    /** A therapist, with a qualification in words unless that is empty. */
    String practitioner(String name, String qualification) {
        return head("Practitioner", name)
                + (qualification.isEmpty()
                        ? ""
                        : ",\"qualification\":[{\"code\":{\"text\":\"" + qualification + "\"}}]")
                + "}";
    }

    /** The place in which a therapist works. */
    String role(String name, String practitioner) {
        return head("PractitionerRole", name) + ",\"practitioner\":" + to("Practitioner", practitioner) + "}";
    }

    /** The team of the course. */
    String team(String... members) {
        StringBuilder participants = new StringBuilder();
        for (String member : members) {
            participants
                    .append(participants.isEmpty() ? "" : ",")
                    .append("{\"member\":")
                    .append(member)
                    .append("}");
        }
        return head("CareTeam", "team") + ",\"status\":\"active\",\"subject\":{\"reference\":\"" + patient()
                + "\"},\"participant\":[" + participants + "]}";
    }

    /** The group of the course, with members of whom each stands as in {@code {"entity":…}}. */
    String group(String... members) {
        return head("Group", "group") + ",\"type\":\"person\",\"actual\":true,\"member\":[" + String.join(",", members)
                + "]}";
    }

    /** An order of medication. */
    String medication(String status, String day) {
        return head("MedicationRequest", "medication") + """
                ,"status":"%s","intent":"order","medicationCodeableConcept":{"text":"Sertraline"},
                "subject":{"reference":"%s"},"authoredOn":"%s"}""".formatted(status, patient(), day);
    }

    /** A visit to which somebody else came too. */
    String visit(String participant) {
        return head("Encounter", "visit") + """
                ,"status":"finished",
                "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                "type":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]}],
                "subject":{"reference":"%s"},"participant":[{"individual":%s}],
                "period":{"start":"2026-01-06T10:00:00+01:00","end":"2026-01-06T10:50:00+01:00"}}""".formatted(patient(), participant);
    }
}
