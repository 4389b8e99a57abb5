package org.iptfhir.mutated;

import java.util.List;
import java.util.Random;

/** Searches of all kinds. */
final class Searches {
    /** What finds the patient of the examples. */
    static final String OF_THE_PATIENT = "identifier=https://w3id.org/ipt-fhir/example/mutated/patient%7CP-1001";

    private static final List<String> ALL = List.of(
            "Patient?name=Berger&birthdate=ge1980-01-01&_sort=family,-birthdate",
            "Patient?" + OF_THE_PATIENT,
            "Patient?family:exact=Berger&gender=female&_count=5&_total=accurate",
            "Patient?_id=mutated-patient-anna&_revinclude=CarePlan:subject&_revinclude:iterate=Procedure:based-on",
            "Patient?_has:Observation:patient:code=http://loinc.org%7C44261-6",
            "Observation?code=http://loinc.org%7C44261-6&value-quantity=gt15&_sort=-date",
            "Observation?patient=Patient/mutated-patient-anna&date=ge2026&date=lt2027-03",
            "Observation?subject:Patient.name=Berger&_include=Observation:subject",
            "Observation?patient.identifier=https://w3id.org/ipt-fhir/example/mutated/patient%7CP-1001",
            "Observation?value-quantity=le27%7Chttp://unitsofmeasure.org%7C%7Bscore%7D&_summary=true",
            "Observation?derived-from=QuestionnaireResponse/mutated-phq-9-anna-baseline&_elements=status,code",
            "Observation?ipt-timepoint=baseline",
            "CarePlan?category=https://w3id.org/ipt-fhir/CodeSystem/kind%7Cipt-course&status=active,completed",
            "CarePlan?ipt-problem-area=grief&ipt-variant:missing=false&_summary=count",
            "CarePlan?part-of=CarePlan/mutated-course-anna&date=ap2026-02",
            "Procedure?ipt-session-number=5&ipt-technique=role-play",
            "Encounter?ipt-session-number=ge1&_sort=date&class=AMB",
            "QuestionnaireResponse?questionnaire=https://w3id.org/ipt-fhir/Questionnaire/phq-9&authored=2026-02",
            "Condition?code:text=depress&clinical-status=active&onset-date=lt2026",
            "StructureDefinition?url:below=https://w3id.org/ipt-fhir&_sort=name&_count=3",
            "ValueSet?url=https://w3id.org/ipt-fhir/ValueSet/phase&version=0.1.0",
            "Patient?_lastUpdated=gt2026-01-01T00:00:00Z&_profile:missing=true&_tag=a%7Cb&_security=R",
            "Patient/mutated-patient-anna/Observation?code=44261-6",
            "Encounter/mutated-encounter-anna-5/Procedure",
            "Location?near=47.37%7C8.54%7C10%7Ckm",
            "RiskAssessment?probability=gt0.5");

    private Searches() {}

    /** A search below the FHIR interface. */
    static RawRequest any(Random chance) {
        String search = path(chance);
        int query = search.indexOf('?');
        if (query > 0 && !search.substring(0, query).contains("/") && chance.nextInt(4) == 0) {
            return RawRequest.of(
                            "POST",
                            "/" + search.substring(0, query) + "/_search",
                            RawRequest.CONTENT_TYPE,
                            "application/x-www-form-urlencoded")
                    .withBody(search.substring(query + 1));
        }
        return RawRequest.of("GET", "/" + search);
    }

    /** Path and query of a search. */
    static String path(Random chance) {
        return Originals.oneOf(ALL, chance);
    }
}
