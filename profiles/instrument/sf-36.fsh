Instance: sf-36-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "SF-36: numbers"
Description: "Range, bands, scored items and thresholds of SF-36."
* id = "sf-36"
* insert Numbers(sf-36, SF-36, lower-is-worse, 1)
* code.coding[0] = Instrument#sf-36 "SF-36"
* insert Verification(code.coding[0], own)
* insert Verdict(minimal-important-change, >=, 5, {score}, [[Convention: about 5 points on a scale of 0 to 100, Ware JE, Snow KK, Kosinski M, Gandek B. SF-36 health survey: manual and interpretation guide. The Health Institute 1993]])
* insert Range(0, 100, [[Ware JE, Sherbourne CD. The MOS 36-item short-form health survey (SF-36). Medical Care 1992;30(6):473-483]])

Invariant: M02-sf-36-code
Description: "Give the code sf-36 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='sf-36')).exists()"

Invariant: M02-sf-36
Description: "Correct the value: a total of SF-36 is a number from 0 to 100."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 100).exists()"

Profile: IptScoreSf36
Parent: IptScore
Id: score-sf-36
Title: "SF-36 score"
Description: "SF-36 Health Survey, mental health: thirty-six items that yield eight scales and no total; the score here is the scale of mental health. A higher score means better health. Its text is protected: record the score alone. Answered by the patient. The total is a number from 0 to 100, lower is worse."
* insert Published
* obeys M02-sf-36-code and M02-sf-36
* code ^short = "sf-36 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 100 {score}"

Instance: sf-36-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "SF-36"
Description: "SF-36 Health Survey, mental health: thirty-six items that yield eight scales and no total; the score here is the scale of mental health. A higher score means better health. Its text is protected: record the score alone. Answered by the patient."
* insert InstrumentQuestionnaire(sf-36, Sf36, [[SF-36 Health Survey, mental health]], commercial)
* description = "SF-36 Health Survey, mental health: thirty-six items that yield eight scales and no total; the score here is the scale of mental health. A higher score means better health. Its text is protected: record the score alone. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "SF-36: copyright QualityMetric Incorporated. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#sf-36 "SF-36"
* insert Verification(code[0], own)
* insert Notice(licence, [[SF-36: copyright QualityMetric Incorporated. Its items are not here: they are used under a licence.]])

Instance: score-jonas-sf-36
InstanceOf: IptScoreSf36
Usage: #example
Title: "SF-36: 48"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#sf-36 "SF-36"
* insert Points(48)
