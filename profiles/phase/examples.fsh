RuleSet: PhaseOfAnna(code, display)
* insert Labels
* intent = #plan
* partOf = Reference(course-anna) "Course of IPT"
* category[phase] = Phase#{code} "{display}"
* subject = Reference(patient-anna) "Anna Berger"

Instance: phase-anna-initial
InstanceOf: IptPhase
Usage: #example
Title: "Initial phase, completed"
Description: "Three sessions; it ended with the formulation that the patient accepted."
* insert PhaseOfAnna(initial, Initial)
* category[usCore] = $us-core-careplan#assess-plan "Assessment and Plan of Treatment"
* status = #completed
* period.start = "2026-02-03"
* period.end = "2026-02-17"

Instance: phase-anna-middle
InstanceOf: IptPhase
Usage: #example
Title: "Middle phase, active"
Description: "The phase that the course is in."
* insert PhaseOfAnna(middle, Middle)
* status = #active
* period.start = "2026-02-24"

Instance: phase-anna-termination
InstanceOf: IptPhase
Usage: #example
Title: "Termination, not begun"
Description: "A phase that is planned has no dates yet."
* insert PhaseOfAnna(termination, Termination)
* status = #draft
