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
InstanceOf: IptTherapist
Usage: #example
Title: "Dr Miriam Keller"
Description: "The therapist of the examples."
* active = true
* name.use = #official
* name.family = "Keller"
* name.given = "Miriam"
* name.prefix = "Dr"
* qualification[0].code.text = "Specialist in psychiatry and psychotherapy"
* qualification[1].code = Qualification#ipt-supervisor "IPT supervisor"
* qualification[1].code.text = "ISIPT certified supervisor"
* qualification[1].period.start = "2021-05"
* qualification[1].issuer.display = "International Society of Interpersonal Psychotherapy"

Instance: practitioner-role-keller
InstanceOf: IptTherapistRole
Usage: #example
Title: "Dr Miriam Keller, psychotherapist"
Description: "The therapist in her practice."
* active = true
* practitioner = Reference(practitioner-keller) "Dr Miriam Keller"
* code.text = "Psychotherapist"

Instance: practitioner-role-without-practitioner
InstanceOf: IptTherapistRole
Usage: #example
Title: "Trainee, known by the role alone"
Description: "From a system that has only roles: the training in IPT stands in the specialty."
* active = true
* practitioner.display = "Trainee of the outpatient clinic"
* code.text = "Psychologist in training"
* specialty = Qualification#introductory-course "Introductory course in IPT"
