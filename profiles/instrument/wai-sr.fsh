Instance: wai-sr-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "WAI-SR: numbers"
Description: "Range, bands, scored items and thresholds of WAI-SR."
* id = "wai-sr"
* insert Numbers(wai-sr, WAI-SR, lower-is-worse, 0)
* code.coding[0] = Instrument#wai-sr "WAI-SR"
* insert Verification(code.coding[0], own)
* insert OwnItem(wai-sr-1, [[WAI-SR item 1]])
* insert OwnItem(wai-sr-2, [[WAI-SR item 2]])
* insert OwnItem(wai-sr-3, [[WAI-SR item 3]])
* insert OwnItem(wai-sr-4, [[WAI-SR item 4]])
* insert OwnItem(wai-sr-5, [[WAI-SR item 5]])
* insert OwnItem(wai-sr-6, [[WAI-SR item 6]])
* insert OwnItem(wai-sr-7, [[WAI-SR item 7]])
* insert OwnItem(wai-sr-8, [[WAI-SR item 8]])
* insert OwnItem(wai-sr-9, [[WAI-SR item 9]])
* insert OwnItem(wai-sr-10, [[WAI-SR item 10]])
* insert OwnItem(wai-sr-11, [[WAI-SR item 11]])
* insert OwnItem(wai-sr-12, [[WAI-SR item 12]])
* insert Range(12, 60, [[Hatcher RL, Gillaspy JA. Development and validation of a revised short version of the Working Alliance Inventory. Psychother Res 2006;16(1):12-25]])

Invariant: M02-wai-sr-code
Description: "Give the code wai-sr of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='wai-sr')).exists()"

Invariant: M02-wai-sr
Description: "Correct the value: a total of WAI-SR is a whole number from 12 to 60."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 12 and $this <= 60 and $this mod 1 <= 0).exists()"

Profile: IptScoreWaiSr
Parent: IptScore
Id: score-wai-sr
Title: "WAI-SR score"
Description: "Working Alliance Inventory, short version revised: twelve items on the alliance with the therapist. A higher score means a stronger alliance. Answered by the patient. The total is a whole number from 12 to 60, lower is worse."
* insert Published
* obeys M02-wai-sr-code and M02-wai-sr
* code ^short = "wai-sr (code system instrument)"
* value[x] ^short = "valueQuantity, 12 to 60 {score}"

Instance: wai-sr-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "WAI-SR"
Description: "Working Alliance Inventory, short version revised: twelve items on the alliance with the therapist. A higher score means a stronger alliance. Answered by the patient."
* insert InstrumentQuestionnaire(wai-sr, WaiSr, [[Working Alliance Inventory, short version revised (WAI-SR)]], unclear)
* description = "Working Alliance Inventory, short version revised: twelve items on the alliance with the therapist. A higher score means a stronger alliance. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "WAI-SR: its items are not here until its licence has been checked."
* insert MetadataOnly
* code[0] = Instrument#wai-sr "WAI-SR"
* insert Verification(code[0], own)
* insert Notice(licence, [[WAI-SR: its items are not here until its licence has been checked.]])
* insert OwnPoints(1, wai-sr-1)
* insert Points1To5
* insert OwnPoints(2, wai-sr-2)
* insert Points1To5
* insert OwnPoints(3, wai-sr-3)
* insert Points1To5
* insert OwnPoints(4, wai-sr-4)
* insert Points1To5
* insert OwnPoints(5, wai-sr-5)
* insert Points1To5
* insert OwnPoints(6, wai-sr-6)
* insert Points1To5
* insert OwnPoints(7, wai-sr-7)
* insert Points1To5
* insert OwnPoints(8, wai-sr-8)
* insert Points1To5
* insert OwnPoints(9, wai-sr-9)
* insert Points1To5
* insert OwnPoints(10, wai-sr-10)
* insert Points1To5
* insert OwnPoints(11, wai-sr-11)
* insert Points1To5
* insert OwnPoints(12, wai-sr-12)
* insert Points1To5
* insert OwnTotal(wai-sr, [[WAI-SR]], integer)

Instance: score-jonas-wai-sr
InstanceOf: IptScoreWaiSr
Usage: #example
Title: "WAI-SR: 46"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#wai-sr "WAI-SR"
* insert Points(46)
