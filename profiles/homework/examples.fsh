RuleSet: HomeworkOfAnna
* insert Labels
* intent = #plan
* code.coding[ipt] = Kind#ipt-homework "IPT homework"
* basedOn = Reference(course-anna) "Course of IPT"
* for = Reference(patient-anna) "Anna Berger"
* owner = Reference(patient-anna) "Anna Berger"
* requester = Reference(practitioner-role-keller) "Dr Miriam Keller"

Instance: homework-anna-photographs
InstanceOf: IptHomework
Usage: #example
Title: "Homework done"
Description: "Agreed on in the fifth session, and done before the next one."
* insert HomeworkOfAnna
* status = #completed
* description = "To look at the photographs of our last summer with my sister"
* encounter = Reference(encounter-anna-5)
* executionPeriod.end = "2026-03-08"
* authoredOn = "2026-03-03T10:45:00+01:00"
* restriction.period.start = "2026-03-03"
* restriction.period.end = "2026-03-10"
* note.text = "They wept, and stayed up until midnight."

Instance: homework-anna-agreed
InstanceOf: IptHomework
Usage: #example
Title: "Homework agreed on"
Description: "A task of the protocol that the patient has taken on and not done yet."
* insert HomeworkOfAnna
* instantiatesCanonical = "https://w3id.org/ipt-fhir/ActivityDefinition/homework"
* status = #accepted
* description = "To ask my elder son what he misses most"
* authoredOn = "2026-03-10"
* restriction.period.start = "2026-03-10"
* restriction.period.end = "2026-03-24"

Instance: homework-anna-not-done
InstanceOf: IptHomework
Usage: #example
Title: "Homework that came to nothing"
Description: "It failed, and the reason is told."
* insert HomeworkOfAnna
* status = #failed
* statusReason.text = "Her friend was away"
* description = "To have coffee with a friend"
* restriction.period.start = "2026-02-24"
* restriction.period.end = "2026-03-03"

Instance: homework-anna-entered-in-error
InstanceOf: IptHomework
Usage: #example
Title: "Homework entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* intent = #plan
* code.coding[ipt] = Kind#ipt-homework "IPT homework"
