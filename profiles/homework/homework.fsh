Invariant: H01-code
Description: "Give the Task the code ipt-homework of https://w3id.org/ipt-fhir/CodeSystem/kind: by it homework is found."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-homework').exists()"

Invariant: H01-course
Description: "Refer in basedOn to the course: without it the homework is found only by patient."
Severity: #warning
Expression: "status='entered-in-error' or basedOn.exists()"

Invariant: H01-patient
Description: "Refer in for to the patient: only so the homework is found in the patient's record."
Severity: #warning
Expression: "status='entered-in-error' or for.exists()"

Invariant: H01-owner
Description: "Make the patient the owner (or who does it with the patient, a RelatedPerson): homework is what the patient takes on. What the therapist has to do is a task of another kind."
Severity: #warning
Expression: "%resource.status='entered-in-error' or where(reference.matches('^(.*/)?(Practitioner|PractitionerRole|Organization|CareTeam|HealthcareService|Device)/[^/]+.*$') or type='Practitioner' or type='PractitionerRole' or type='Organization' or type='CareTeam' or type='HealthcareService' or type='Device').empty()"

Invariant: H01-what
Description: "Say in description what the patient takes on, in the patient's own words if possible."
Severity: #warning
Expression: "status='entered-in-error' or description.exists() or code.text.exists() or focus.exists() or input.exists() or instantiatesCanonical.exists() or instantiatesUri.exists()"

Profile: IptHomework
Parent: Task
Id: homework
Title: "Homework"
Description: "What the patient takes on between two sessions: to talk with somebody, to meet somebody, to note events and mood. Send it when it is agreed on (requested or accepted), with the days from one session to the next in restriction.period, and update its status at the next session. Homework that was not done is rejected, failed or cancelled: it is told, and blames nobody."
* insert Published
* obeys H01-code and H01-course and H01-patient and H01-what and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* instantiatesCanonical MS
* instantiatesCanonical ^short = "The activity that it is an instance of, if one is known"
* basedOn MS
* basedOn ^short = "The course"
* status MS
* status ^short = "requested | accepted | in-progress | completed | rejected | failed | cancelled | entered-in-error"
* statusReason MS
* intent MS
* intent ^short = "plan | order"
* code MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains ipt 0..1 MS
* code.coding[ipt] = Kind#ipt-homework
* code.coding[ipt] ^short = "Marks the task as homework of IPT"
* description MS
* description ^short = "What the patient takes on, in the patient's words"
* for only Reference(Patient or Group)
* for MS
* for ^short = "The patient"
* encounter MS
* encounter ^short = "Session in which it was agreed on"
* executionPeriod MS
* authoredOn MS
* requester MS
* owner MS
* owner obeys H01-owner
* owner ^short = "Who does it: the patient"
* note MS
* note ^short = "How it went"
* restriction MS
* restriction.period MS
* restriction.period ^short = "From this session to the next one"
