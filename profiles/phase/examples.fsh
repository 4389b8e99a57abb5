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

RuleSet: PhaseOfAnnasBriefCourse(code, display, start, end)
* insert Labels
* intent = #plan
* partOf = Reference(course-anna-completed) "Brief interpersonal psychotherapy"
* category[phase] = Phase#{code} "{display}"
* subject = Reference(patient-anna) "Anna Berger"
* status = #completed
* period.start = "{start}"
* period.end = "{end}"

Instance: phase-anna-2019-initial
InstanceOf: IptPhase
Usage: #example
Title: "Initial phase of the brief course"
Description: "The first two of eight sessions."
* insert PhaseOfAnnasBriefCourse(initial, Initial, 2019-09-10, 2019-09-17)

Instance: phase-anna-2019-middle
InstanceOf: IptPhase
Usage: #example
Title: "Middle phase of the brief course"
Description: "Four sessions about the role dispute."
* insert PhaseOfAnnasBriefCourse(middle, Middle, 2019-09-24, 2019-10-22)

Instance: phase-anna-2019-termination
InstanceOf: IptPhase
Usage: #example
Title: "Termination of the brief course"
Description: "The last two sessions. With it completed, the course could be completed as planned."
* insert PhaseOfAnnasBriefCourse(termination, Termination, 2019-10-29, 2019-11-12)
