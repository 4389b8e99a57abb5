package org.iptfhir.sample;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Practice, therapist and patient; of a minor also the mother, of a couple the partner. */
final class PeopleOfCourse {
    private final GuideCodes codes;

    PeopleOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        Therapist therapist = record.course().therapist();
        Organization practice = practice(therapist.organization());
        record.add("practice", practice, practice.getIdentifierFirstRep());
        Practitioner practitioner = practitioner(therapist);
        record.add("therapist", practitioner, practitioner.getIdentifierFirstRep());
        record.add("patient", patient(record), record.patientIdentifier());
        if (record.course().patient().isMinor()) {
            record.add("guardian", guardian(record), record.identifier("guardian"));
        }
        if (record.course().isOfCouple()) {
            record.add("partner", partner(record), record.identifier("partner"));
        }
    }

    /** All practices and therapists of all courses, so that courses that are sent at the same time find them. */
    Bundle staff() {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.TRANSACTION);
        for (int i = 0; i < Names.PRACTICES.size(); i++) {
            Organization practice = practice(i);
            CourseRecord.add(
                    bundle,
                    "urn:uuid:0b5e7c1a-0000-4000-8000-00000000010" + i,
                    practice,
                    practice.getIdentifierFirstRep());
        }
        for (Therapist therapist : Names.THERAPISTS) {
            Practitioner practitioner = practitioner(therapist);
            CourseRecord.add(
                    bundle,
                    "urn:uuid:0b5e7c1a-0000-4000-8000-0000000002" + (10 + therapist.number()),
                    practitioner,
                    practitioner.getIdentifierFirstRep());
        }
        return bundle;
    }

    private static Organization practice(int number) {
        Organization practice = new Organization();
        practice.addIdentifier(CourseRecord.staffIdentifier("organization", number + 1));
        practice.setActive(true);
        practice.addType(GuideCodes.hl7("organization-type", "prov", "Healthcare Provider"));
        practice.setName(Names.PRACTICES.get(number));
        return practice;
    }

    private Practitioner practitioner(Therapist therapist) {
        Practitioner practitioner = new Practitioner();
        practitioner.addIdentifier(CourseRecord.staffIdentifier("therapist", therapist.number()));
        practitioner.setActive(true);
        practitioner.addName(name(therapist.given(), therapist.family()).addPrefix("Dr"));
        practitioner.addQualification().setCode(codes.concept("qualification", therapist.qualification()));
        return practitioner;
    }

    private static Patient patient(CourseRecord record) {
        SampledPatient sampled = record.course().patient();
        Identifier identifier = record.patientIdentifier();
        Patient patient = new Patient();
        patient.setMeta(CourseRecord.labels());
        patient.addIdentifier(identifier);
        patient.setActive(true);
        patient.addName(name(sampled.given(), sampled.family()));
        patient.setGender(sampled.isFemale() ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.setBirthDateElement(CourseRecord.day(sampled.birthDate()));
        return patient;
    }

    private RelatedPerson guardian(CourseRecord record) {
        return related(record, "guardian", "MTH", "Mother");
    }

    private RelatedPerson partner(CourseRecord record) {
        return related(record, "partner", "DOMPART", "Partner");
    }

    private RelatedPerson related(CourseRecord record, String key, String relation, String name) {
        RelatedPerson person = new RelatedPerson();
        person.setMeta(CourseRecord.labels());
        person.addIdentifier(record.identifier(key));
        person.setActive(true);
        person.setPatient(record.patient());
        person.addRelationship().addCoding(codes.relation(relation));
        person.addName().setText(name + " of " + record.course().patient().name());
        return person;
    }

    private static HumanName name(String given, String family) {
        return new HumanName().setUse(NameUse.OFFICIAL).setFamily(family).addGiven(given);
    }
}
