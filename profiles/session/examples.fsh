RuleSet: SessionOfAnna
* insert Labels
* category = Kind#ipt-session "IPT session"
* code = $sct#443730003 "Interpersonal psychotherapy"
* subject = Reference(patient-anna) "Anna Berger"

Instance: session-anna-5
InstanceOf: IptSession
Usage: #example
Title: "Fifth session"
Description: "A session of the middle phase with grief work."
* insert SessionOfAnna
* extension[sessionNumber].valuePositiveInt = 5
* extension[phase].valueCodeableConcept = Phase#middle "Middle"
* extension[technique][0].valueCodeableConcept = Technique#mood-event-link "Link of mood and event"
* extension[technique][1].valueCodeableConcept = Technique#grief-work "Grief work"
* basedOn[0] = Reference(course-anna) "Course of IPT"
* basedOn[1] = Reference(phase-anna-middle) "Middle phase"
* status = #completed
* encounter = Reference(encounter-anna-5)
* performedPeriod.start = "2026-03-03T10:00:00+01:00"
* performedPeriod.end = "2026-03-03T10:50:00+01:00"
* performer.actor = Reference(practitioner-role-keller) "Dr Miriam Keller"

Instance: session-anna-day
InstanceOf: IptSession
Usage: #example
Title: "Session with a date alone"
Description: "From a system that keeps the day of a session but not the hours, and the therapist by an identifier."
* insert SessionOfAnna
* extension[technique].valueCodeableConcept = Technique#role-play "Role play"
* basedOn = Reference(course-anna)
* status = #completed
* performedPeriod.start = "2026-03-10"
* performedPeriod.end = "2026-03-10"
* performer.actor.identifier.system = "https://w3id.org/ipt-fhir/example/therapist"
* performer.actor.identifier.value = "T-7"

Instance: session-anna-former
InstanceOf: IptSession
Usage: #example
Title: "Session of former times"
Description: "Of the therapist the record has the name alone."
* insert SessionOfAnna
* meta.tag = Origin#recorded-elsewhere "Recorded elsewhere"
* extension[technique].valueCodeableConcept = Technique#communication-analysis "Communication analysis"
* basedOn = Reference(course-anna-former)
* status = #completed
* performedDateTime = "2006-05-09"
* performer.actor.display = "Dr Vogt, who has left the practice"

Instance: session-anna-no-show
InstanceOf: IptSession
Usage: #example
Title: "Session that the patient did not come to"
Description: "It has a reason, but neither number nor techniques."
* insert SessionOfAnna
* extension[phase].valueCodeableConcept = Phase#middle "Middle"
* basedOn = Reference(course-anna) "Course of IPT"
* status = #not-done
* statusReason.text = "No-show"
* performedDateTime = "2026-03-17"

Instance: session-anna-entered-in-error
InstanceOf: IptSession
Usage: #example
Title: "Session entered in error"
Description: "Lacks everything, has a length of ten hours, and is not judged."
* status = #entered-in-error
* subject = Reference(patient-anna)
* performedPeriod.start = "2026-03-03T10:00:00+01:00"
* performedPeriod.end = "2026-03-03T20:00:00+01:00"

Instance: encounter-anna-5
InstanceOf: IptSessionEncounter
Usage: #example
Title: "Visit of the fifth session"
Description: "Fifty minutes in the practice."
* insert Labels
* extension[sessionNumber].valuePositiveInt = 5
* status = #finished
* class = $act#AMB "ambulatory"
* type[ipt] = Kind#ipt-session "IPT session"
* subject = Reference(patient-anna) "Anna Berger"
* participant.individual = Reference(practitioner-keller) "Dr Miriam Keller"
* period.start = "2026-03-03T10:00:00+01:00"
* period.end = "2026-03-03T10:50:00+01:00"
* length.value = 50
* length.unit = "min"
* length.system = $ucum
* length.code = #min

Instance: encounter-anna-planned
InstanceOf: IptSessionEncounter
Usage: #example
Title: "Planned visit"
Description: "A session by video that has not begun."
* insert Labels
* status = #planned
* class = $act#VR "virtual"
* type[ipt] = Kind#ipt-session "IPT session"
* subject = Reference(patient-anna) "Anna Berger"
