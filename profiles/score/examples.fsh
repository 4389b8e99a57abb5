RuleSet: Chose(index, linkId, code, display)
* item[{index}].linkId = "/{linkId}"
* item[{index}].answer.valueCoding = $loinc#{code} "{display}"

RuleSet: Points(value)
* valueQuantity.value = {value}
* valueQuantity.unit = "{score}"
* valueQuantity.system = $ucum
* valueQuantity.code = #{score}

RuleSet: AnsweredByAnna(questionnaire, date)
* insert Labels
* basedOn = Reference(course-anna) "Course of IPT"
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}|0.1.0"
* subject = Reference(patient-anna) "Anna Berger"
* authored = "{date}"
* author = Reference(patient-anna) "Anna Berger"
* source = Reference(patient-anna) "Anna Berger"

RuleSet: MeasuredOnAnna(date)
* insert Labels
* basedOn = Reference(course-anna) "Course of IPT"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* category[ipt] = Kind#ipt-score "IPT score"
* subject = Reference(patient-anna) "Anna Berger"
* effectiveDateTime = "{date}"
* performer = Reference(patient-anna) "Anna Berger"

Instance: phq-9-anna-baseline
InstanceOf: IptPhq9Response
Usage: #example
Title: "Answers to PHQ-9 at the first session"
Description: "All nine items answered, with the total, 17."
* insert AnsweredByAnna(phq-9, 2026-02-03T09:50:00+01:00)
* status = #completed
* insert Chose(0, 44250-9, LA6570-1, More than half the days)
* insert Chose(1, 44255-8, LA6571-9, Nearly every day)
* insert Chose(2, 44259-0, LA6571-9, Nearly every day)
* insert Chose(3, 44254-1, LA6571-9, Nearly every day)
* insert Chose(4, 44251-7, LA6569-3, Several days)
* insert Chose(5, 44258-2, LA6570-1, More than half the days)
* insert Chose(6, 44252-5, LA6570-1, More than half the days)
* insert Chose(7, 44253-3, LA6568-5, Not at all)
* insert Chose(8, 44260-8, LA6569-3, Several days)
* insert Chose(9, 69722-7, LA6575-0, Very difficult)
* item[10].linkId = "/44261-6"
* item[10].answer.valueInteger = 17

Instance: phq-9-anna-session-5
InstanceOf: IptPhq9Response
Usage: #example
Title: "Answers to PHQ-9 at the fifth session, without total"
Description: "The total (9) is left to the one who receives it."
* insert AnsweredByAnna(phq-9, 2026-03-03T09:50:00+01:00)
* status = #completed
* insert Chose(0, 44250-9, LA6569-3, Several days)
* insert Chose(1, 44255-8, LA6570-1, More than half the days)
* insert Chose(2, 44259-0, LA6570-1, More than half the days)
* insert Chose(3, 44254-1, LA6569-3, Several days)
* insert Chose(4, 44251-7, LA6568-5, Not at all)
* insert Chose(5, 44258-2, LA6570-1, More than half the days)
* insert Chose(6, 44252-5, LA6569-3, Several days)
* insert Chose(7, 44253-3, LA6568-5, Not at all)
* insert Chose(8, 44260-8, LA6568-5, Not at all)
* insert Chose(9, 69722-7, LA6573-5, Somewhat difficult)

Instance: phq-9-anna-in-progress
InstanceOf: IptPhq9Response
Usage: #example
Title: "Answers to PHQ-9, not finished"
Description: "Two items answered so far."
* insert AnsweredByAnna(phq-9, 2026-03-10T09:50:00+01:00)
* status = #in-progress
* insert Chose(0, 44250-9, LA6569-3, Several days)
* insert Chose(1, 44255-8, LA6569-3, Several days)

Instance: phq-9-anna-incomplete
InstanceOf: IptPhq9Response
Usage: #example
Title: "Answers to PHQ-9 with one item missing"
Description: "The patient left out the item on appetite: it is missing, not zero, and there is no total."
* insert AnsweredByAnna(phq-9, 2026-02-24T09:50:00+01:00)
* status = #completed
* insert Chose(0, 44250-9, LA6570-1, More than half the days)
* insert Chose(1, 44255-8, LA6570-1, More than half the days)
* insert Chose(2, 44259-0, LA6570-1, More than half the days)
* insert Chose(3, 44254-1, LA6570-1, More than half the days)
* insert Chose(4, 44258-2, LA6570-1, More than half the days)
* insert Chose(5, 44252-5, LA6569-3, Several days)
* insert Chose(6, 44253-3, LA6568-5, Not at all)
* insert Chose(7, 44260-8, LA6568-5, Not at all)

Instance: phq-9-anna-entered-in-error
InstanceOf: IptPhq9Response
Usage: #example
Title: "Answers to PHQ-9 entered in error"
Description: "Lacks everything, and is not judged."
* status = #entered-in-error

Instance: gad-7-anna-baseline
InstanceOf: IptGad7Response
Usage: #example
Title: "Answers to GAD-7 at the first session"
Description: "All seven items answered, with the total, 11."
* insert AnsweredByAnna(gad-7, 2026-02-03T09:55:00+01:00)
* status = #completed
* insert Chose(0, 69725-0, LA6570-1, More than half the days)
* insert Chose(1, 68509-9, LA6570-1, More than half the days)
* insert Chose(2, 69733-4, LA6570-1, More than half the days)
* insert Chose(3, 69734-2, LA6570-1, More than half the days)
* insert Chose(4, 69735-9, LA6568-5, Not at all)
* insert Chose(5, 69689-8, LA6570-1, More than half the days)
* insert Chose(6, 69736-7, LA6569-3, Several days)
* insert Chose(7, 69722-7, LA6573-5, Somewhat difficult)
* item[8].linkId = "/70274-6"
* item[8].answer.valueInteger = 11

Instance: score-anna-baseline
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 at the first session: 17"
Description: "The baseline of the course, with its band."
* insert MeasuredOnAnna(2026-02-03T09:50:00+01:00)
* extension[timepoint].valueCodeableConcept = Timepoint#baseline "Baseline"
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* insert Points(17)
* interpretation = ScoreBand#moderately-severe "Moderately severe"
* derivedFrom = Reference(phq-9-anna-baseline)

Instance: score-anna-session-5
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 at the fifth session: 9"
Description: "Eight points below the baseline."
* insert MeasuredOnAnna(2026-03-03T09:50:00+01:00)
* extension[timepoint].valueCodeableConcept = Timepoint#session "During treatment"
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* encounter = Reference(encounter-anna-5)
* insert Points(9)
* interpretation = ScoreBand#mild "Mild"
* derivedFrom = Reference(phq-9-anna-session-5)

Instance: score-anna-no-total
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 without total"
Description: "An item was not answered, so there is no total."
* insert MeasuredOnAnna(2026-02-24T09:50:00+01:00)
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* dataAbsentReason = http://terminology.hl7.org/CodeSystem/data-absent-reason#not-asked "Not Asked"
* dataAbsentReason.text = "One item was not answered"
* derivedFrom = Reference(phq-9-anna-incomplete)

Instance: score-anna-partial
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9, partial sum: 11"
Description: "The sum of eight items, marked as such and without a band."
* insert MeasuredOnAnna(2026-02-24T09:50:00+01:00)
* extension[method].valueCodeableConcept = ScoreMethod#partial "Partial sum"
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* insert Points(11)
* derivedFrom = Reference(phq-9-anna-incomplete)

Instance: score-anna-primary-care
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 from primary care: 19"
Description: "Recorded by the family physician before anybody thought of IPT: no course, no labels, no QuestionnaireResponse, no category."
* status = #final
* code = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* subject = Reference(patient-anna) "Anna Berger"
* effectiveDateTime = "2026-01-20"
* performer = Reference(patient-anna) "Anna Berger"
* insert Points(19)

Instance: score-anna-entered-in-error
InstanceOf: IptScorePhq9
Usage: #example
Title: "PHQ-9 entered in error"
Description: "Out of range, as a number without unit and without patient, and not judged."
* status = #entered-in-error
* code = $loinc#44261-6
* valueInteger = 170

Instance: score-anna-gad-7-baseline
InstanceOf: IptScoreGad7
Usage: #example
Title: "GAD-7 at the first session: 11"
Description: "The anxiety at the beginning."
* insert MeasuredOnAnna(2026-02-03T09:55:00+01:00)
* extension[timepoint].valueCodeableConcept = Timepoint#baseline "Baseline"
* code = $loinc#70274-6 "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"
* insert Points(11)
* interpretation = ScoreBand#moderate "Moderate"
* derivedFrom = Reference(gad-7-anna-baseline)

Instance: score-anna-gad-7-entered-in-error
InstanceOf: IptScoreGad7
Usage: #example
Title: "GAD-7 entered in error"
Description: "Out of range, and not judged."
* status = #entered-in-error
* code = $loinc#70274-6
* insert Points(22)
* interpretation = ScoreBand#mild

Instance: score-anna-other-instrument
InstanceOf: IptScore
Usage: #example
Title: "Score of another instrument"
Description: "A total that this guide has no profile for, with the guide's code of the instrument."
* insert MeasuredOnAnna(2026-03-03)
* code = Instrument#ham-d-17 "HAM-D 17"
* code.text = "Hamilton Rating Scale for Depression, 17 items"
* insert Points(14)
* performer = Reference(practitioner-keller) "Dr Miriam Keller"

Instance: safety-item-anna-baseline
InstanceOf: IptSafetyItemPhq9
Usage: #example
Title: "PHQ-9 item 9 at the first session: several days"
Description: "Above zero: the therapist looks at the patient's safety."
* insert MeasuredOnAnna(2026-02-03T09:50:00+01:00)
* extension[timepoint].valueCodeableConcept = Timepoint#baseline "Baseline"
* code = $loinc#44260-8 "Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks"
* valueCodeableConcept = $loinc#LA6569-3 "Several days"
* derivedFrom = Reference(phq-9-anna-baseline)

Instance: safety-item-anna-declined
InstanceOf: IptSafetyItemPhq9
Usage: #example
Title: "PHQ-9 item 9: asked, not answered"
Description: "The patient did not want to answer, and the record says so."
* insert MeasuredOnAnna(2026-02-10)
* code = $loinc#44260-8 "Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks"
* dataAbsentReason = http://terminology.hl7.org/CodeSystem/data-absent-reason#asked-declined "Asked But Declined"

Instance: safety-item-anna-entered-in-error
InstanceOf: IptSafetyItemPhq9
Usage: #example
Title: "PHQ-9 item 9 entered in error"
Description: "A number instead of an answer, and not judged."
* status = #entered-in-error
* code = $loinc#44260-8
* valueInteger = 7
