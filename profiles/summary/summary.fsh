Invariant: D01-type
Description: "Give the type a code ipt-summary of https://w3id.org/ipt-fhir/CodeSystem/kind: by it summaries are found."
Severity: #error
Expression: "status='entered-in-error' or type.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-summary').exists()"

Invariant: D01-subject
Description: "Refer in subject to the Patient: a summary that goes to somebody else's record does harm."
Severity: #error
Expression: "status='entered-in-error' or (subject.exists() and subject.where(reference.matches('^(.*/)?(Group|Device|Location|Organization|Practitioner|PractitionerRole)/[^/]+.*$') or type='Group' or type='Device' or type='Location' or type='Organization' or type.startsWith('Practitioner')).empty())"

Invariant: D01-sections
Description: "Add the sections with the codes problem-area and end of https://w3id.org/ipt-fhir/CodeSystem/summary-section: what was worked on, and how it ended, is what a reader looks for first; if one is not known, its text says so."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='final' or $this='amended').exists() implies (section.code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/summary-section' and code='problem-area').exists() and section.code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/summary-section' and code='end').exists()))"

Invariant: D01-confidentiality
Description: "Give confidentiality R, or V: the document is about mental health."
Severity: #warning
Expression: "%resource.status='entered-in-error' or $this='R' or $this='V'"

Invariant: D01-composition
Description: "Put a Composition with the type ipt-summary of https://w3id.org/ipt-fhir/CodeSystem/kind into the first entry, or remove the claim of this profile: this is a document of another kind."
Severity: #error
Expression: "entry.resource.ofType(Composition).type.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-summary').exists()"

Invariant: D01-process-note
Description: "Take the process notes (DocumentReference with the type ipt-process-note) out of the document: they are kept apart from the record and are no part of a summary."
Severity: #error
Expression: "entry.resource.ofType(DocumentReference).type.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-process-note').empty()"

Invariant: X01-bundle
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security, so that everybody who passes the document on knows that it is about mental health."
Severity: #warning
Expression: "meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists()"

RuleSet: SectionOf(name, code, short)
* section[{name}] ^short = "{short}"
* section[{name}].code 1..1
* section[{name}].code = SummarySection#{code}
* section[{name}].code ^short = "What the section is about: {code}"

Profile: IptSummary
Parent: Composition
Id: summary
Title: "Summary of a course"
Description: "The report on a course for whoever goes on with the care: what it was about, what was done and measured, what helped, what to do if the illness comes back. A server writes it with CarePlan/[id]/$ipt-summary. Each section has a text to read and refers to what it is about. Notes of sessions and process notes are no part of it. While the course goes on its status is preliminary."
* insert Published
* obeys D01-type and D01-subject and D01-sections and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode; V where something in it has V"
* identifier MS
* status MS
* status ^short = "preliminary while the course goes on | final | amended | entered-in-error"
* type MS
* type.coding ^slicing.discriminator.type = #value
* type.coding ^slicing.discriminator.path = "$this"
* type.coding ^slicing.rules = #open
* type.coding contains ipt 0..1 MS
* type.coding[ipt] = Kind#ipt-summary
* type.coding[ipt] ^short = "Marks the document as a summary of a course of IPT"
* subject only Reference(Patient)
* subject ^short = "The patient whose course is told"
* subject MS
* date MS
* author MS
* title MS
* confidentiality MS
* confidentiality obeys D01-confidentiality
* confidentiality ^short = "R (restricted), or V (very restricted)"
* event MS
* event.period MS
* event.period ^short = "From the first session to the last"
* section MS
* section.title MS
* section.code MS
* section.code from SummarySectionValues (preferred)
* section.code ^short = "What the section is about"
* section.text MS
* section.text ^short = "What a clinician reads; says so where nothing is known"
* section.entry MS
* section ^slicing.discriminator.type = #value
* section ^slicing.discriminator.path = "code"
* section ^slicing.rules = #open
* section ^slicing.description = "By code, in the order in which a clinician reads"
* section contains
    reason 0..* MS and
    problemArea 0..* MS and
    course 0..* MS and
    techniques 0..* MS and
    helped 0..* MS and
    openGoals 0..* MS and
    relapsePlan 0..* MS and
    medication 0..* MS and
    safety 0..* MS and
    end 0..* MS
* insert SectionOf(reason, reason, [[Illness and formulation: why this person became ill now]])
* insert SectionOf(problemArea, problem-area, [[Grief, role dispute, role transition or interpersonal deficits]])
* insert SectionOf(course, course, [[Sessions, and scores with their numbers and changes]])
* insert SectionOf(techniques, techniques, [[What was done, and how often]])
* insert SectionOf(helped, helped, [[What the patient did that helped; goals that were reached]])
* insert SectionOf(openGoals, open-goals, [[What was not reached]])
* insert SectionOf(relapsePlan, relapse-plan, [[Warning signs, and what to do when they come]])
* insert SectionOf(medication, medication, [[What is taken for the same illness]])
* insert SectionOf(safety, safety, [[Flags and assessments of risk]])
* insert SectionOf(end, end, [[Why and when it ended, and what comes then]])

Profile: IptSummaryDocument
Parent: Bundle
Id: summary-document
Title: "Summary of a course as a document"
Description: "A FHIR document: the summary and all that it refers to, to be handed over as one. Claim the profile; it holds no process notes."
* insert Published
* obeys D01-composition and D01-process-note and X01-bundle
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode; V where something in it has V"
* identifier MS
* type MS
* type = #document
* type ^short = "A document: what it says belongs together"
* timestamp MS
* entry MS
* entry ^short = "First the Composition, then patient, author and what the sections refer to"
* entry.fullUrl MS
* entry.resource MS
