Instance: rand-36-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "RAND-36: numbers"
Description: "Range, bands, scored items and thresholds of RAND-36."
* id = "rand-36"
* insert Numbers(rand-36, RAND-36, lower-is-worse, 1)
* code.coding[0] = Instrument#rand-36 "RAND-36"
* insert Verification(code.coding[0], own)
* insert Verdict(minimal-important-change, >=, 5, {score}, [[Convention: about 5 points on a scale of 0 to 100, Ware JE, Snow KK, Kosinski M, Gandek B. SF-36 health survey: manual and interpretation guide. The Health Institute 1993]])
* insert Range(0, 100, [[Hays RD, Sherbourne CD, Mazel RM. The RAND 36-Item Health Survey 1.0. Health Econ 1993;2(3):217-227]])

Invariant: M02-rand-36-code
Description: "Give the code rand-36 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='rand-36')).exists()"

Invariant: M02-rand-36
Description: "Correct the value: a total of RAND-36 is a number from 0 to 100."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 100).exists()"

Profile: IptScoreRand36
Parent: IptScore
Id: score-rand-36
Title: "RAND-36 score"
Description: "RAND 36-Item Health Survey, emotional wellbeing: thirty-six items that yield eight scales and no total; the score here is the scale of emotional wellbeing. A higher score means more wellbeing. Answered by the patient. The total is a number from 0 to 100, lower is worse."
* insert Published
* obeys M02-rand-36-code and M02-rand-36
* code ^short = "rand-36 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 100 {score}"

Instance: rand-36-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "RAND-36"
Description: "RAND 36-Item Health Survey, emotional wellbeing: thirty-six items that yield eight scales and no total; the score here is the scale of emotional wellbeing. A higher score means more wellbeing. Answered by the patient."
* insert InstrumentQuestionnaire(rand-36, Rand36, [[RAND 36-Item Health Survey, emotional wellbeing]], free-with-credit)
* description = "RAND 36-Item Health Survey, emotional wellbeing: thirty-six items that yield eight scales and no total; the score here is the scale of emotional wellbeing. A higher score means more wellbeing. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "RAND 36-Item Health Survey 1.0: developed at RAND as part of the Medical Outcomes Study, free to use. Its items are not here: only one of its eight scales is recorded as a score."
* insert MetadataOnly
* code[0] = Instrument#rand-36 "RAND-36"
* insert Verification(code[0], own)
* insert Notice(licence, [[RAND 36-Item Health Survey 1.0: developed at RAND as part of the Medical Outcomes Study, free to use. Its items are not here: only one of its eight scales is recorded as a score.]])

Instance: score-jonas-rand-36
InstanceOf: IptScoreRand36
Usage: #example
Title: "RAND-36: 44"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#rand-36 "RAND-36"
* insert Points(44)
