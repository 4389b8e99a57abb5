Instance: qids-sr-16-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "QIDS-SR 16: numbers"
Description: "Range, bands, scored items and thresholds of QIDS-SR 16."
* id = "qids-sr-16"
* insert Numbers(qids-sr-16, QIDS-SR 16, higher-is-worse, 0)
* code.coding[0] = Instrument#qids-sr-16 "QIDS-SR 16"
* insert Verification(code.coding[0], own)
* extension[rule].extension[method].valueCode = #domains
* insert OwnItem(qids-sr-16-1, [[QIDS-SR 16 item 1]])
* extension[item][=].extension[domain].valueString = "sleep"
* insert OwnItem(qids-sr-16-2, [[QIDS-SR 16 item 2]])
* extension[item][=].extension[domain].valueString = "sleep"
* insert OwnItem(qids-sr-16-3, [[QIDS-SR 16 item 3]])
* extension[item][=].extension[domain].valueString = "sleep"
* insert OwnItem(qids-sr-16-4, [[QIDS-SR 16 item 4]])
* extension[item][=].extension[domain].valueString = "sleep"
* insert OwnItem(qids-sr-16-5, [[QIDS-SR 16 item 5]])
* extension[item][=].extension[domain].valueString = "sad mood"
* insert OwnItem(qids-sr-16-6, [[QIDS-SR 16 item 6]])
* extension[item][=].extension[domain].valueString = "appetite and weight"
* extension[item][=].extension[alternative].valueString = "appetite"
* insert OwnItem(qids-sr-16-7, [[QIDS-SR 16 item 7]])
* extension[item][=].extension[domain].valueString = "appetite and weight"
* extension[item][=].extension[alternative].valueString = "appetite"
* insert OwnItem(qids-sr-16-8, [[QIDS-SR 16 item 8]])
* extension[item][=].extension[domain].valueString = "appetite and weight"
* extension[item][=].extension[alternative].valueString = "weight"
* insert OwnItem(qids-sr-16-9, [[QIDS-SR 16 item 9]])
* extension[item][=].extension[domain].valueString = "appetite and weight"
* extension[item][=].extension[alternative].valueString = "weight"
* insert OwnItem(qids-sr-16-10, [[QIDS-SR 16 item 10]])
* extension[item][=].extension[domain].valueString = "concentration"
* insert OwnItem(qids-sr-16-11, [[QIDS-SR 16 item 11]])
* extension[item][=].extension[domain].valueString = "self-criticism"
* insert OwnItem(qids-sr-16-12, [[QIDS-SR 16 item 12 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* extension[item][=].extension[domain].valueString = "suicidal ideation"
* insert OwnItem(qids-sr-16-13, [[QIDS-SR 16 item 13]])
* extension[item][=].extension[domain].valueString = "interest"
* insert OwnItem(qids-sr-16-14, [[QIDS-SR 16 item 14]])
* extension[item][=].extension[domain].valueString = "energy"
* insert OwnItem(qids-sr-16-15, [[QIDS-SR 16 item 15]])
* extension[item][=].extension[domain].valueString = "psychomotor"
* insert OwnItem(qids-sr-16-16, [[QIDS-SR 16 item 16]])
* extension[item][=].extension[domain].valueString = "psychomotor"
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <=, 5, {score}, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Range(0, 27, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Band(0, 5, minimal, Minimal, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Band(6, 10, mild, Mild, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Band(11, 15, moderate, Moderate, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Band(16, 20, severe, Severe, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])
* insert Band(21, 27, very-severe, Very severe, [[Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583]])

Invariant: M02-qids-sr-16-code
Description: "Give the code qids-sr-16 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='qids-sr-16')).exists()"

Invariant: M02-qids-sr-16
Description: "Correct the value: a total of QIDS-SR 16 is a whole number from 0 to 27."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 27 and $this mod 1 <= 0).exists()"

Invariant: M05-qids-sr-16
Description: "Give the band of the score in interpretation: 0-5 minimal, 6-10 mild, 11-15 moderate, 16-20 severe, 21-27 very-severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 27).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 6, 'minimal', iif(%resource.value.ofType(Quantity).value < 11, 'mild', iif(%resource.value.ofType(Quantity).value < 16, 'moderate', iif(%resource.value.ofType(Quantity).value < 21, 'severe', 'very-severe')))))"

Profile: IptScoreQidsSr16
Parent: IptScore
Id: score-qids-sr-16
Title: "QIDS-SR 16 score"
Description: "Quick Inventory of Depressive Symptomatology, self-report: sixteen items in nine domains on depression in the last week. The total is not the sum of the items: of each domain the highest item counts; of items 6 and 7, and of 8 and 9, one is answered. Answered by the patient. The total is a whole number from 0 to 27, higher is worse."
* insert Published
* obeys M02-qids-sr-16-code and M02-qids-sr-16 and M05-qids-sr-16
* code ^short = "qids-sr-16 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 27 {score}"

Instance: qids-sr-16-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "QIDS-SR 16"
Description: "Quick Inventory of Depressive Symptomatology, self-report: sixteen items in nine domains on depression in the last week. The total is not the sum of the items: of each domain the highest item counts; of items 6 and 7, and of 8 and 9, one is answered. Answered by the patient."
* insert InstrumentQuestionnaire(qids-sr-16, QidsSr16, [[Quick Inventory of Depressive Symptomatology, self-report (QIDS-SR 16)]], permission)
* description = "Quick Inventory of Depressive Symptomatology, self-report: sixteen items in nine domains on depression in the last week. The total is not the sum of the items: of each domain the highest item counts; of items 6 and 7, and of 8 and 9, one is answered. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "QIDS-SR 16: its items are not here. They are used under the conditions of their authors."
* insert MetadataOnly
* code[0] = Instrument#qids-sr-16 "QIDS-SR 16"
* insert Verification(code[0], own)
* insert Notice(licence, [[QIDS-SR 16: its items are not here. They are used under the conditions of their authors.]])
* insert OwnPoints(1, qids-sr-16-1)
* insert Points0To3
* insert OwnPoints(2, qids-sr-16-2)
* insert Points0To3
* insert OwnPoints(3, qids-sr-16-3)
* insert Points0To3
* insert OwnPoints(4, qids-sr-16-4)
* insert Points0To3
* insert OwnPoints(5, qids-sr-16-5)
* insert Points0To3
* insert OwnPoints(6, qids-sr-16-6)
* insert Points0To3
* insert OwnPoints(7, qids-sr-16-7)
* insert Points0To3
* insert OwnPoints(8, qids-sr-16-8)
* insert Points0To3
* insert OwnPoints(9, qids-sr-16-9)
* insert Points0To3
* insert OwnPoints(10, qids-sr-16-10)
* insert Points0To3
* insert OwnPoints(11, qids-sr-16-11)
* insert Points0To3
* insert OwnPoints(12, qids-sr-16-12)
* insert Points0To3
* insert OwnPoints(13, qids-sr-16-13)
* insert Points0To3
* insert OwnPoints(14, qids-sr-16-14)
* insert Points0To3
* insert OwnPoints(15, qids-sr-16-15)
* insert Points0To3
* insert OwnPoints(16, qids-sr-16-16)
* insert Points0To3
* insert OwnTotal(qids-sr-16, [[QIDS-SR 16]], integer)

Instance: qids-sr-16-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to QIDS-SR 16"
Description: "All items answered, without the total, which is 14."
* insert AnsweredBy(qids-sr-16, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/qids-sr-16-1"
* item[0].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[1].linkId = "/qids-sr-16-2"
* item[1].answer.valueCoding = InstrumentAnswer#points-1 "1"
* item[2].linkId = "/qids-sr-16-3"
* item[2].answer.valueCoding = InstrumentAnswer#points-0 "0"
* item[3].linkId = "/qids-sr-16-4"
* item[3].answer.valueCoding = InstrumentAnswer#points-0 "0"
* item[4].linkId = "/qids-sr-16-5"
* item[4].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[5].linkId = "/qids-sr-16-6"
* item[5].answer.valueCoding = InstrumentAnswer#points-1 "1"
* item[6].linkId = "/qids-sr-16-8"
* item[6].answer.valueCoding = InstrumentAnswer#points-0 "0"
* item[7].linkId = "/qids-sr-16-10"
* item[7].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[8].linkId = "/qids-sr-16-11"
* item[8].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[9].linkId = "/qids-sr-16-12"
* item[9].answer.valueCoding = InstrumentAnswer#points-0 "0"
* item[10].linkId = "/qids-sr-16-13"
* item[10].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[11].linkId = "/qids-sr-16-14"
* item[11].answer.valueCoding = InstrumentAnswer#points-2 "2"
* item[12].linkId = "/qids-sr-16-15"
* item[12].answer.valueCoding = InstrumentAnswer#points-1 "1"
* item[13].linkId = "/qids-sr-16-16"
* item[13].answer.valueCoding = InstrumentAnswer#points-1 "1"

Instance: score-jonas-qids-sr-16
InstanceOf: IptScoreQidsSr16
Usage: #example
Title: "QIDS-SR 16: 14"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#qids-sr-16 "QIDS-SR 16"
* insert Points(14)
* interpretation = ScoreBand#moderate "Moderate"
* derivedFrom = Reference(qids-sr-16-jonas)
