Instance: sas-sr-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "SAS-SR: numbers"
Description: "Range, bands, scored items and thresholds of SAS-SR."
* id = "sas-sr"
* insert Numbers(sas-sr, SAS-SR, higher-is-worse, 2)
* code.coding[0] = Instrument#sas-sr "SAS-SR"
* insert Verification(code.coding[0], own)
* insert Range(1, 5, [[Weissman MM, Bothwell S. Assessment of social adjustment by patient self-report. Arch Gen Psychiatry 1976;33(9):1111-1115]])

Invariant: M02-sas-sr-code
Description: "Give the code sas-sr of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='sas-sr')).exists()"

Invariant: M02-sas-sr
Description: "Correct the value: a total of SAS-SR is a number from 1 to 5."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 1 and $this <= 5).exists()"

Profile: IptScoreSasSr
Parent: IptScore
Id: score-sas-sr
Title: "SAS-SR score"
Description: "Social Adjustment Scale, self-report: fifty-four items on roles at work, at leisure and in the family; the total is the mean of the items that apply. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. The total is a number from 1 to 5, higher is worse."
* insert Published
* obeys M02-sas-sr-code and M02-sas-sr
* code ^short = "sas-sr (code system instrument)"
* value[x] ^short = "valueQuantity, 1 to 5 {score}"

Instance: sas-sr-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "SAS-SR"
Description: "Social Adjustment Scale, self-report: fifty-four items on roles at work, at leisure and in the family; the total is the mean of the items that apply. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert InstrumentQuestionnaire(sas-sr, SasSr, [[Social Adjustment Scale, self-report (SAS-SR)]], commercial)
* description = "Social Adjustment Scale, self-report: fifty-four items on roles at work, at leisure and in the family; the total is the mean of the items that apply. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient. It stands here without its items: record the score in an Observation."
* copyright = "SAS-SR: copyright Multi-Health Systems Inc. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#sas-sr "SAS-SR"
* insert Verification(code[0], own)
* insert Notice(licence, [[SAS-SR: copyright Multi-Health Systems Inc. Its items are not here: they are used under a licence.]])

Instance: score-jonas-sas-sr
InstanceOf: IptScoreSasSr
Usage: #example
Title: "SAS-SR: 2.35"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#sas-sr "SAS-SR"
* insert Points(2.35)
