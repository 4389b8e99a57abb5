Instance: ede-q-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "EDE-Q: numbers"
Description: "Range, bands, scored items and thresholds of EDE-Q."
* id = "ede-q"
* insert Numbers(ede-q, EDE-Q, higher-is-worse, 2)
* code.coding[0] = Instrument#ede-q "EDE-Q"
* insert Verification(code.coding[0], own)
* insert Range(0, 6, [[Fairburn CG, Beglin SJ. Assessment of eating disorders: interview or self-report questionnaire? Int J Eat Disord 1994;16(4):363-370]])

Invariant: M02-ede-q-code
Description: "Give the code ede-q of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='ede-q')).exists()"

Invariant: M02-ede-q
Description: "Correct the value: a total of EDE-Q is a number from 0 to 6."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 6).exists()"

Profile: IptScoreEdeQ
Parent: IptScore
Id: score-ede-q
Title: "EDE-Q score"
Description: "Eating Disorder Examination Questionnaire: items on eating, weight and shape in the last four weeks, for courses of IPT for eating disorders; the score is the global one, the mean of four subscales. Answered by the patient. The total is a number from 0 to 6, higher is worse."
* insert Published
* obeys M02-ede-q-code and M02-ede-q
* code ^short = "ede-q (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 6 {score}"

Instance: ede-q-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "EDE-Q"
Description: "Eating Disorder Examination Questionnaire: items on eating, weight and shape in the last four weeks, for courses of IPT for eating disorders; the score is the global one, the mean of four subscales. Answered by the patient."
* insert InstrumentQuestionnaire(ede-q, EdeQ, [[Eating Disorder Examination Questionnaire (EDE-Q)]], unclear)
* description = "Eating Disorder Examination Questionnaire: items on eating, weight and shape in the last four weeks, for courses of IPT for eating disorders; the score is the global one, the mean of four subscales. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "EDE-Q: its items are not here until its licence has been checked."
* insert MetadataOnly
* code[0] = Instrument#ede-q "EDE-Q"
* insert Verification(code[0], own)
* insert Notice(licence, [[EDE-Q: its items are not here until its licence has been checked.]])

Instance: score-jonas-ede-q
InstanceOf: IptScoreEdeQ
Usage: #example
Title: "EDE-Q: 1.25"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#ede-q "EDE-Q"
* insert Points(1.25)
