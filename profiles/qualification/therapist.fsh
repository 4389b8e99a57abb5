Invariant: T02-training
Description: "Give a qualification with a code of https://w3id.org/ipt-fhir/CodeSystem/qualification: introductory-course, ipt-therapist, ipt-research-therapist, ipt-supervisor or ipt-trainer."
Severity: #warning
Expression: "qualification.code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/qualification').exists()"

Invariant: T02-practitioner
Description: "Refer in practitioner to the person, or name them in display: a role alone holds no session."
Severity: #warning
Expression: "practitioner.exists()"

Profile: IptTherapist
Parent: Practitioner
Id: therapist
Title: "Therapist with training in IPT"
Description: "Somebody who gives IPT, with the training in it as a coded qualification; other qualifications stand beside it. Claim this profile on the Practitioner that your system has. Who was trained is also recognised from words (rule S09), but a code is found by searches."
* insert Published
* obeys T02-training
* identifier MS
* active MS
* name MS
* qualification MS
* qualification.identifier ^short = "Number of the certificate"
* qualification.code MS
* qualification.code from QualificationValues (preferred)
* qualification.code ^short = "introductory-course | ipt-therapist | ipt-research-therapist | ipt-supervisor | ipt-trainer; other qualifications in their own codes or words"
* qualification.period MS
* qualification.period ^short = "For how long it holds"
* qualification.issuer MS
* qualification.issuer ^short = "Who certified it: IPT Institute, ISIPT, IPT UK, another"

Profile: IptTherapistRole
Parent: PractitionerRole
Id: therapist-role
Title: "Role of a therapist"
Description: "A therapist at one place of work: what sessions and care teams refer to. The training in IPT belongs to the Practitioner; where a system has only roles, it may stand in specialty."
* insert Published
* obeys T02-practitioner
* active MS
* practitioner MS
* organization MS
* code MS
* code ^short = "Psychotherapist, psychologist, nurse, …"
* specialty MS
* specialty from QualificationValues (preferred)
* specialty ^short = "Training in IPT, where the Practitioner does not tell it"
