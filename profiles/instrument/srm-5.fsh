Instance: srm-5-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "SRM-5: numbers"
Description: "Range, bands, scored items and thresholds of SRM-5."
* id = "srm-5"
* insert Numbers(srm-5, SRM-5, lower-is-worse, 1)
* code.coding[0] = Instrument#srm-5 "SRM-5"
* insert Verification(code.coding[0], own)
* insert Range(0, 7, [[Monk TH, Frank E, Potts JM, Kupfer DJ. A simple way to measure daily lifestyle regularity. J Sleep Res 2002;11(3):183-190]])

Invariant: M02-srm-5-code
Description: "Give the code srm-5 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='srm-5')).exists()"

Invariant: M02-srm-5
Description: "Correct the value: a total of SRM-5 is a number from 0 to 7."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 7).exists()"

Profile: IptScoreSrm5
Parent: IptScore
Id: score-srm-5
Title: "SRM-5 score"
Description: "Social Rhythm Metric, five items: the times of five daily activities over a week, for interpersonal and social rhythm therapy; the score is the regularity. A higher score means more regular days. Answered by the patient. The total is a number from 0 to 7, lower is worse."
* insert Published
* obeys M02-srm-5-code and M02-srm-5
* code ^short = "srm-5 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 7 {score}"

Instance: srm-5-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "SRM-5"
Description: "Social Rhythm Metric, five items: the times of five daily activities over a week, for interpersonal and social rhythm therapy; the score is the regularity. A higher score means more regular days. Answered by the patient."
* insert InstrumentQuestionnaire(srm-5, Srm5, [[Social Rhythm Metric, five items (SRM-5)]], unclear)
* description = "Social Rhythm Metric, five items: the times of five daily activities over a week, for interpersonal and social rhythm therapy; the score is the regularity. A higher score means more regular days. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "SRM-5: its items are not here until its licence has been checked."
* insert MetadataOnly
* code[0] = Instrument#srm-5 "SRM-5"
* insert Verification(code[0], own)
* insert Notice(licence, [[SRM-5: its items are not here until its licence has been checked.]])

Instance: score-jonas-srm-5
InstanceOf: IptScoreSrm5
Usage: #example
Title: "SRM-5: 3.6"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#srm-5 "SRM-5"
* insert Points(3.6)
