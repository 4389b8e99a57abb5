// The people of the examples. All names are invented.
Instance: patient-anna
InstanceOf: Patient
Usage: #example
Title: "Anna Berger"
Description: "The patient of the examples: 44 years, her husband has died."
* insert Labels
* identifier.system = "https://w3id.org/ipt-fhir/example/patient"
* identifier.value = "P-1001"
* active = true
* name.use = #official
* name.family = "Berger"
* name.given = "Anna"
* gender = #female
* birthDate = "1981-04-12"

Instance: practitioner-keller
InstanceOf: Practitioner
Usage: #example
Title: "Dr Miriam Keller"
Description: "The therapist of the examples."
* active = true
* name.use = #official
* name.family = "Keller"
* name.given = "Miriam"
* name.prefix = "Dr"
* qualification.code.text = "Interpersonal psychotherapy, certified therapist"

Instance: practitioner-role-keller
InstanceOf: PractitionerRole
Usage: #example
Title: "Dr Miriam Keller, psychotherapist"
Description: "The therapist in her practice."
* active = true
* practitioner = Reference(practitioner-keller) "Dr Miriam Keller"
* code.text = "Psychotherapist"

Instance: care-team-anna
InstanceOf: CareTeam
Usage: #example
Title: "Care team of Anna Berger"
Description: "Who takes part in the course."
* insert Labels
* status = #active
* subject = Reference(patient-anna)
* participant.role.text = "Therapist"
* participant.member = Reference(practitioner-role-keller) "Dr Miriam Keller"
