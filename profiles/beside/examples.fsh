// What stands beside a course and is not IPT: other therapies, what life is like, what is measured after the end.
Instance: other-therapy-anna
InstanceOf: ServiceRequest
Usage: #example
Title: "Cognitive behavioural therapy, ordered beside IPT"
Description: "Another therapy is an order, or a plan, of its own, without a code of IPT."
* insert Labels
* status = #active
* intent = #order
* code = $sct#228557008 "Cognitive and behavioral therapy"
* code.text = "Cognitive behavioural group for insomnia"
* subject = Reference(patient-anna) "Anna Berger"
* authoredOn = "2026-03-10"
* requester = Reference(practitioner-keller) "Dr Miriam Keller"
* reasonReference = Reference(condition-anna-depression) "Moderate depressive episode"

Instance: other-technique-anna
InstanceOf: Procedure
Usage: #example
Title: "A technique from outside IPT"
Description: "Thought records, behavioural activation and mindfulness are procedures of their own, so that they do not count as techniques of IPT."
* insert Labels
* status = #completed
* code = $sct#304891004 "Cognitive behavioral therapy"
* code.text = "Thought record and mindfulness exercise"
* subject = Reference(patient-anna) "Anna Berger"
* performedDateTime = "2026-03-12"
* performer.actor = Reference(practitioner-keller) "Dr Miriam Keller"

Instance: social-isolation-eva
InstanceOf: Observation
Usage: #example
Title: "Social isolation"
Description: "Found in the first talk. How lonely somebody feels is a score; that somebody is alone is a finding."
* insert Labels
* status = #final
* category = $observation-category#social-history "Social History"
* code = $sct#422650009 "Social isolation"
* subject = Reference(patient-eva) "Eva Lindner"
* effectiveDateTime = "2026-02-24"
* performer = Reference(practitioner-keller) "Dr Miriam Keller"
* valueBoolean = true

Instance: wellbeing-anna
InstanceOf: IptScore
Usage: #example
Title: "WHO-5 of Anna Berger"
Description: "Wellbeing: a higher score is better."
* insert MeasuredOnAnna(2026-03-03)
* code = Instrument#who-5 "WHO-5"
* insert Points(36)
* performer = Reference(patient-anna) "Anna Berger"

Instance: functioning-anna
InstanceOf: IptScore
Usage: #example
Title: "WSAS of Anna Berger"
Description: "Social functioning: how far the illness hinders work, household, leisure and relationships."
* insert MeasuredOnAnna(2026-03-03)
* category[2] = $us-core-category#functional-status "Functional Status"
* code = Instrument#wsas "WSAS"
* insert Points(21)
* performer = Reference(patient-anna) "Anna Berger"

Instance: score-anna-follow-up
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 six months after the end: 4"
Description: "Follow-up after the course of 2019: still in remission."
* insert Labels
* category[survey] = $observation-category#survey "Survey"
* category[ipt] = Kind#ipt-score "IPT score"
* status = #final
* extension[timepoint].valueCodeableConcept = Timepoint#follow-up-6m "Follow-up at 6 months"
* basedOn = Reference(course-anna-completed) "Course of IPT"
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* subject = Reference(patient-anna) "Anna Berger"
* effectiveDateTime = "2020-05-11"
* performer = Reference(patient-anna) "Anna Berger"
* insert Points(4)
