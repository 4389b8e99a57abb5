Extension: IptSessionNumber
Id: session-number
Title: "Session number"
Description: "Which session of the course it was, counted from 1. Sessions that did not take place have none."
Context: Procedure, Encounter
* insert Published
* value[x] only positiveInt
* value[x] 1..1

Extension: IptSessionPhase
Id: session-phase
Title: "Phase of the session"
Description: "The phase that the session belongs to."
Context: Procedure
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from PhaseValues (required)

Extension: IptTechnique
Id: technique
Title: "Technique"
Description: "A technique of IPT that took up a good part of the session."
Context: Procedure
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from TechniqueValues (extensible)

Invariant: S05
Description: "Check start and end: a session takes more than no time and at most 240 minutes."
Severity: #error
Expression: "%resource.status='entered-in-error' or (where(start.toString().contains('T') and start = end).empty() and where(start.toString().contains('T') and end.toString().contains('T') and end > start + 240 minutes).empty())"

Invariant: S05-length
Description: "Check value and unit: a session takes more than no time and at most 240 minutes (code min of UCUM)."
Severity: #error
Expression: "%resource.status='entered-in-error' or (where(value <= 0).empty() and where((code='min' and value > 240) or (code='h' and value > 4) or (code='s' and value > 14400)).empty())"

Invariant: S07-performed
Description: "Give performedPeriod or performedDateTime: a completed session has taken place."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies performed.exists())"

Invariant: S07-performer
Description: "Give a performer who is a Practitioner or PractitionerRole: somebody held the session. Where only the name is known, give it as display."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies performer.actor.where(reference.startsWith('urn:') or reference.startsWith('#') or reference.matches('^(.*/)?Practitioner(Role)?[/?].+') or type.startsWith('Practitioner') or ((identifier.exists() or display.exists()) and reference.empty() and type.empty())).exists())"

Invariant: S08-reason
Description: "Say in statusReason why the session did not take place: no-show, cancelled by the patient, cancelled by the therapist."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='not-done').exists() implies statusReason.exists())"

Invariant: S08-technique
Description: "Remove the techniques: a session that did not take place had none."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='not-done').exists() implies extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/technique').empty())"

Invariant: S08-number
Description: "Remove the session number: a session that did not take place is not counted."
Severity: #error
Expression: "%resource.status='entered-in-error' or %resource.status.where($this='not-done').empty()"

Invariant: S10
Description: "Add the extension technique for what took up a good part of the session: by it one can see whether IPT was given."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/technique').exists())"

Profile: IptSession
Parent: Procedure
Id: session
Title: "Session"
Description: "What was done in one session: its number, phase and techniques. Send one for each session that took place, and one with status not-done and a reason for each that did not. Refer to the course, and to the phase, in basedOn, and to the visit in encounter."
* insert Published
* obeys S07-performed and S07-performer and S08-reason and S08-technique and S10 and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* extension contains
    IptSessionNumber named sessionNumber 0..1 MS and
    IptSessionPhase named phase 0..1 MS and
    IptTechnique named technique 0..* MS
* extension[sessionNumber] ^short = "Counted from 1; none when it did not take place"
* extension[sessionNumber] obeys S08-number
* extension[phase] ^short = "Phase of the course"
* extension[technique] ^short = "Techniques used"
* basedOn MS
* basedOn ^short = "The course, and the phase"
* status MS
* status ^short = "completed | not-done | preparation | in-progress | entered-in-error"
* statusReason MS
* statusReason ^short = "Why it did not take place"
* category MS
* category ^short = "ipt-session: marks the procedure as a session of IPT"
* code MS
* code ^short = "443730003 Interpersonal psychotherapy (SNOMED CT)"
* subject only Reference(Patient or Group)
* subject MS
* encounter MS
* performed[x] MS
* performed[x] obeys S05
* performed[x] ^short = "Start and end of the session"
* performer MS
* performer ^short = "Therapist; others who took part"
* note MS

Profile: IptSessionEncounter
Parent: Encounter
Id: session-encounter
Title: "Visit of a session"
Description: "The visit at which a session took place: when, how long, where, who was there. What was done is in the Procedure that refers to it. An EHR sends the encounter that it has anyway, with the type ipt-session."
* insert Published
* obeys X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* extension contains IptSessionNumber named sessionNumber 0..1 MS
* extension[sessionNumber] ^short = "Counted from 1"
* status MS
* class MS
* class ^short = "AMB in the practice, VR by video or telephone, HH at home"
* type MS
* type ^slicing.discriminator.type = #value
* type ^slicing.discriminator.path = "$this"
* type ^slicing.rules = #open
* type contains ipt 0..1 MS
* type[ipt] = Kind#ipt-session
* type[ipt] ^short = "Marks the visit as a session of IPT"
* subject MS
* participant MS
* participant ^short = "Therapist; parents, partner or interpreter who took part"
* period MS
* period obeys S05
* period ^short = "When the session began and ended"
* length MS
* length obeys S05-length
* length ^short = "Minutes of the session, when the period is not exact"
* reasonReference MS
* serviceProvider MS
