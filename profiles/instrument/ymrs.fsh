Instance: ymrs-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "YMRS: numbers"
Description: "Range, bands, scored items and thresholds of YMRS."
* id = "ymrs"
* insert Numbers(ymrs, YMRS, higher-is-worse, 0)
* code.coding[0] = Instrument#ymrs "YMRS"
* insert Verification(code.coding[0], own)
* insert OwnItem(ymrs-1, [[YMRS item 1]])
* insert OwnItem(ymrs-2, [[YMRS item 2]])
* insert OwnItem(ymrs-3, [[YMRS item 3]])
* insert OwnItem(ymrs-4, [[YMRS item 4]])
* insert OwnItem(ymrs-5, [[YMRS item 5]])
* insert OwnItem(ymrs-6, [[YMRS item 6]])
* insert OwnItem(ymrs-7, [[YMRS item 7]])
* insert OwnItem(ymrs-8, [[YMRS item 8]])
* insert OwnItem(ymrs-9, [[YMRS item 9]])
* insert OwnItem(ymrs-10, [[YMRS item 10]])
* insert OwnItem(ymrs-11, [[YMRS item 11]])
* insert Range(0, 60, [[Young RC, Biggs JT, Ziegler VE, Meyer DA. A rating scale for mania: reliability, validity and sensitivity. Br J Psychiatry 1978;133:429-435]])

Invariant: M02-ymrs-code
Description: "Give the code ymrs of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='ymrs')).exists()"

Invariant: M02-ymrs
Description: "Correct the value: a total of YMRS is a whole number from 0 to 60."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 60 and $this mod 1 <= 0).exists()"

Profile: IptScoreYmrs
Parent: IptScore
Id: score-ymrs
Title: "YMRS score"
Description: "Young Mania Rating Scale: eleven items on mania, rated by a clinician, for courses of interpersonal and social rhythm therapy. The total is a whole number from 0 to 60, higher is worse."
* insert Published
* obeys M02-ymrs-code and M02-ymrs
* code ^short = "ymrs (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 60 {score}"

Instance: ymrs-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "YMRS"
Description: "Young Mania Rating Scale: eleven items on mania, rated by a clinician, for courses of interpersonal and social rhythm therapy."
* insert InstrumentQuestionnaire(ymrs, Ymrs, [[Young Mania Rating Scale (YMRS)]], unclear)
* description = "Young Mania Rating Scale: eleven items on mania, rated by a clinician, for courses of interpersonal and social rhythm therapy. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "YMRS: its items are not here until its licence has been checked."
* insert MetadataOnly
* code[0] = Instrument#ymrs "YMRS"
* insert Verification(code[0], own)
* insert Notice(licence, [[YMRS: its items are not here until its licence has been checked.]])
* insert OwnPoints(1, ymrs-1)
* insert Points0To4
* insert OwnPoints(2, ymrs-2)
* insert Points0To4
* insert OwnPoints(3, ymrs-3)
* insert Points0To4
* insert OwnPoints(4, ymrs-4)
* insert Points0To4
* insert OwnPoints(5, ymrs-5)
* insert Points0To8
* insert OwnPoints(6, ymrs-6)
* insert Points0To8
* insert OwnPoints(7, ymrs-7)
* insert Points0To4
* insert OwnPoints(8, ymrs-8)
* insert Points0To8
* insert OwnPoints(9, ymrs-9)
* insert Points0To8
* insert OwnPoints(10, ymrs-10)
* insert Points0To4
* insert OwnPoints(11, ymrs-11)
* insert Points0To4
* insert OwnTotal(ymrs, [[YMRS]], integer)

Instance: score-jonas-ymrs
InstanceOf: IptScoreYmrs
Usage: #example
Title: "YMRS: 3"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#ymrs "YMRS"
* insert Points(3)
