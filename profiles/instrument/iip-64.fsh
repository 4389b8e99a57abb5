Instance: iip-64-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "IIP-64: numbers"
Description: "Range, bands, scored items and thresholds of IIP-64."
* id = "iip-64"
* insert Numbers(iip-64, IIP-64, higher-is-worse, 0)
* code.coding[0] = Instrument#iip-64 "IIP-64"
* insert Verification(code.coding[0], own)
* insert Range(0, 256, [[Horowitz LM, Alden LE, Wiggins JS, Pincus AL. Inventory of Interpersonal Problems: manual. Psychological Corporation 2000]])

Invariant: M02-iip-64-code
Description: "Give the code iip-64 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='iip-64')).exists()"

Invariant: M02-iip-64
Description: "Correct the value: a total of IIP-64 is a whole number from 0 to 256."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 256 and $this mod 1 <= 0).exists()"

Profile: IptScoreIip64
Parent: IptScore
Id: score-iip-64
Title: "IIP-64 score"
Description: "Inventory of Interpersonal Problems, sixty-four items: sixty-four items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. The total is a whole number from 0 to 256, higher is worse."
* insert Published
* obeys M02-iip-64-code and M02-iip-64
* code ^short = "iip-64 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 256 {score}"

Instance: iip-64-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "IIP-64"
Description: "Inventory of Interpersonal Problems, sixty-four items: sixty-four items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert InstrumentQuestionnaire(iip-64, Iip64, [[Inventory of Interpersonal Problems, sixty-four items (IIP-64)]], commercial)
* description = "Inventory of Interpersonal Problems, sixty-four items: sixty-four items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "IIP-64: copyright Mind Garden, Inc. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#iip-64 "IIP-64"
* insert Verification(code[0], own)
* insert Notice(licence, [[IIP-64: copyright Mind Garden, Inc. Its items are not here: they are used under a licence.]])

Instance: score-jonas-iip-64
InstanceOf: IptScoreIip64
Usage: #example
Title: "IIP-64: 101"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#iip-64 "IIP-64"
* insert Points(101)
