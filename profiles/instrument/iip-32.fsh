Instance: iip-32-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "IIP-32: numbers"
Description: "Range, bands, scored items and thresholds of IIP-32."
* id = "iip-32"
* insert Numbers(iip-32, IIP-32, higher-is-worse, 0)
* code.coding[0] = Instrument#iip-32 "IIP-32"
* insert Verification(code.coding[0], own)
* insert Range(0, 128, [[Barkham M, Hardy GE, Startup M. The IIP-32: a short version of the Inventory of Interpersonal Problems. Br J Clin Psychol 1996;35(1):21-35]])

Invariant: M02-iip-32-code
Description: "Give the code iip-32 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='iip-32')).exists()"

Invariant: M02-iip-32
Description: "Correct the value: a total of IIP-32 is a whole number from 0 to 128."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 128 and $this mod 1 <= 0).exists()"

Profile: IptScoreIip32
Parent: IptScore
Id: score-iip-32
Title: "IIP-32 score"
Description: "Inventory of Interpersonal Problems, thirty-two items: thirty-two items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. The total is a whole number from 0 to 128, higher is worse."
* insert Published
* obeys M02-iip-32-code and M02-iip-32
* code ^short = "iip-32 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 128 {score}"

Instance: iip-32-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "IIP-32"
Description: "Inventory of Interpersonal Problems, thirty-two items: thirty-two items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert InstrumentQuestionnaire(iip-32, Iip32, [[Inventory of Interpersonal Problems, thirty-two items (IIP-32)]], commercial)
* description = "Inventory of Interpersonal Problems, thirty-two items: thirty-two items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "IIP-32: copyright Mind Garden, Inc. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#iip-32 "IIP-32"
* insert Verification(code[0], own)
* insert Notice(licence, [[IIP-32: copyright Mind Garden, Inc. Its items are not here: they are used under a licence.]])

Instance: score-jonas-iip-32
InstanceOf: IptScoreIip32
Usage: #example
Title: "IIP-32: 54"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#iip-32 "IIP-32"
* insert Points(54)
