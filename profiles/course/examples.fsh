RuleSet: CourseOfAnna
* insert Labels
* intent = #plan
* category[ipt] = Kind#ipt-course "IPT course"
* category[usCore] = $us-core-careplan#assess-plan "Assessment and Plan of Treatment"
* category[mentalHealth] = $sct#718347000 "Mental health care plan"
* subject = Reference(patient-anna) "Anna Berger"

Instance: course-anna
InstanceOf: IptCourse
Usage: #example
Title: "Active course: grief"
Description: "Sixteen sessions agreed, in the middle phase. The primary problem area is grief, a role transition stands second."
* insert CourseOfAnna
* extension[problemArea][0].extension[code].valueCodeableConcept = ProblemArea#grief "Grief"
* extension[problemArea][0].extension[rank].valueCode = #primary
* extension[problemArea][1].extension[code].valueCodeableConcept = ProblemArea#role-transition "Role transition"
* extension[problemArea][1].extension[rank].valueCode = #secondary
* extension[problemArea][1].extension[subcode].valueCodeableConcept = ProblemArea#life-change "Life change"
* extension[variant].valueCodeableConcept = Variant#ipt "IPT"
* extension[format].valueCodeableConcept = Format#individual "Individual"
* extension[combination].valueCodeableConcept = Combination#medication "IPT with medication"
* extension[plannedSessions].valuePositiveInt = 16
* status = #active
* title = "Interpersonal psychotherapy for depression after bereavement"
* period.start = "2026-02-03"
* created = "2026-02-17"
* author = Reference(practitioner-role-keller) "Dr Miriam Keller"
* careTeam = Reference(care-team-anna)
* addresses[0] = Reference(condition-anna-depression) "Moderate depressive episode"
* addresses[1] = Reference(condition-anna-grief) "Grief"
* supportingInfo[0] = Reference(formulation-anna) "Formulation"
* supportingInfo[1] = Reference(consent-anna) "Consent to IPT"
* supportingInfo[2] = Reference(referral-anna) "Referral for IPT"
* goal[0] = Reference(goal-anna-mood)
* goal[1] = Reference(goal-anna-mourning)
* activity.reference = Reference(medication-anna) "Sertraline 50 mg"

Instance: course-anna-completed
InstanceOf: IptCourse
Usage: #example
Title: "Completed course: brief IPT"
Description: "An earlier course of eight sessions about a role dispute, completed as planned."
* insert CourseOfAnna
* extension[problemArea].extension[code].valueCodeableConcept = ProblemArea#role-dispute "Role dispute"
* extension[problemArea].extension[rank].valueCode = #primary
* extension[variant].valueCodeableConcept = Variant#ipt-b "Brief IPT"
* extension[format].valueCodeableConcept = Format#individual "Individual"
* extension[combination].valueCodeableConcept = Combination#none "IPT alone"
* extension[plannedSessions].valuePositiveInt = 8
* extension[endReason].valueCodeableConcept = EndReason#completed-planned "Completed as planned"
* status = #completed
* title = "Brief interpersonal psychotherapy"
* period.start = "2019-09-10"
* period.end = "2019-11-12"
* addresses = Reference(condition-anna-depression-2019) "Mild depressive episode"

Instance: course-anna-revoked
InstanceOf: IptCourse
Usage: #example
Title: "Course broken off"
Description: "A course that the patient did not come back to after the second session: it has no problem area yet, and the end reason says dropout."
* insert CourseOfAnna
* extension[variant].valueCodeableConcept = Variant#ipt "IPT"
* extension[plannedSessions].valuePositiveInt = 12
* extension[endReason].valueCodeableConcept = EndReason#dropout "Dropout"
* status = #revoked
* period.start = "2014-03-04"
* addresses = Reference(condition-anna-depression-2019)

Instance: course-anna-former
InstanceOf: IptCourse
Usage: #example
Title: "Course of former times"
Description: "Taken over from a paper record, which does not say why the course ended."
* insert CourseOfAnna
* meta.tag = Origin#recorded-elsewhere "Recorded elsewhere"
* extension[variant].valueCodeableConcept = Variant#ipt "IPT"
* extension[endReason].valueCodeableConcept = EndReason#unknown "Not recorded"
* status = #revoked
* period.start = "2006"
* period.end = "2006"

Instance: course-anna-longer
InstanceOf: IptCourse
Usage: #example
Title: "Longer course with its reason"
Description: "A draft with twenty sessions, more than the variant plans, and the reason for it."
* insert CourseOfAnna
* extension[variant].valueCodeableConcept = Variant#ipt "IPT"
* extension[plannedSessions].valuePositiveInt = 20
* extension[extensionReason].valueString = "Severe episode with two admissions in the year before"
* status = #draft

Instance: course-anna-maintenance
InstanceOf: IptCourse
Usage: #example
Title: "Maintenance course"
Description: "Maintenance is a course of its own: it has the category of a course and that of the phase, and is part of no other plan."
* insert CourseOfAnna
* category[3] = Phase#maintenance "Maintenance"
* extension[problemArea].extension[code].valueCodeableConcept = ProblemArea#grief "Grief"
* extension[problemArea].extension[rank].valueCode = #primary
* extension[variant].valueCodeableConcept = Variant#ipt-m "Maintenance IPT"
* extension[plannedSessions].valuePositiveInt = 12
* status = #draft

Instance: course-anna-entered-in-error
InstanceOf: IptCourse
Usage: #example
Title: "Course entered in error"
Description: "Recorded for the wrong patient: what was entered in error is not judged, so it can always be marked, whatever it lacks."
* status = #entered-in-error
* intent = #plan
* subject = Reference(patient-anna)
* extension[plannedSessions].valuePositiveInt = 160
