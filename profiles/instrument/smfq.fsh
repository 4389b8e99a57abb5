Instance: smfq-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "SMFQ: numbers"
Description: "Range, bands, scored items and thresholds of SMFQ."
* id = "smfq"
* insert Numbers(smfq, SMFQ, higher-is-worse, 0)
* code.coding[0] = Instrument#smfq "SMFQ"
* insert Verification(code.coding[0], own)
* insert OwnItem(smfq-1, [[SMFQ item 1]])
* insert OwnItem(smfq-2, [[SMFQ item 2]])
* insert OwnItem(smfq-3, [[SMFQ item 3]])
* insert OwnItem(smfq-4, [[SMFQ item 4]])
* insert OwnItem(smfq-5, [[SMFQ item 5]])
* insert OwnItem(smfq-6, [[SMFQ item 6]])
* insert OwnItem(smfq-7, [[SMFQ item 7]])
* insert OwnItem(smfq-8, [[SMFQ item 8]])
* insert OwnItem(smfq-9, [[SMFQ item 9]])
* insert OwnItem(smfq-10, [[SMFQ item 10]])
* insert OwnItem(smfq-11, [[SMFQ item 11]])
* insert OwnItem(smfq-12, [[SMFQ item 12]])
* insert OwnItem(smfq-13, [[SMFQ item 13]])
* insert Range(0, 26, [[Angold A, Costello EJ, Messer SC, Pickles A, Winder F, Silver D. Development of a short questionnaire for use in epidemiological studies of depression in children and adolescents. Int J Methods Psychiatr Res 1995;5(4):237-249]])
* insert Band(0, 11, unlikely, Unlikely, [[Approximate: Angold A, Costello EJ, Messer SC, Pickles A, Winder F, Silver D. Development of a short questionnaire for use in epidemiological studies of depression in children and adolescents. Int J Methods Psychiatr Res 1995;5(4):237-249]])
* insert Band(12, 26, possible, Possible, [[Approximate: Angold A, Costello EJ, Messer SC, Pickles A, Winder F, Silver D. Development of a short questionnaire for use in epidemiological studies of depression in children and adolescents. Int J Methods Psychiatr Res 1995;5(4):237-249]])

Invariant: M02-smfq-code
Description: "Give the code smfq of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='smfq')).exists()"

Invariant: M02-smfq
Description: "Correct the value: a total of SMFQ is a whole number from 0 to 26."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 26 and $this mod 1 <= 0).exists()"

Invariant: M05-smfq
Description: "Give the band of the score in interpretation: 0-11 unlikely, 12-26 possible; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 26).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 12, 'unlikely', 'possible'))"

Profile: IptScoreSmfq
Parent: IptScore
Id: score-smfq
Title: "SMFQ score"
Description: "Mood and Feelings Questionnaire, short version: thirteen of the items of MFQ, none of them about suicide. Answered by the patient. The total is a whole number from 0 to 26, higher is worse."
* insert Published
* obeys M02-smfq-code and M02-smfq and M05-smfq
* code ^short = "smfq (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 26 {score}"

Instance: smfq-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "SMFQ"
Description: "Mood and Feelings Questionnaire, short version: thirteen of the items of MFQ, none of them about suicide. Answered by the patient."
* insert InstrumentQuestionnaire(smfq, Smfq, [[Mood and Feelings Questionnaire, short version (SMFQ)]], permission)
* description = "Mood and Feelings Questionnaire, short version: thirteen of the items of MFQ, none of them about suicide. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "SMFQ: copyright Duke University. Free for clinical use; its items are not here until permission to publish them is given."
* insert MetadataOnly
* code[0] = Instrument#smfq "SMFQ"
* insert Verification(code[0], own)
* insert Notice(licence, [[SMFQ: copyright Duke University. Free for clinical use; its items are not here until permission to publish them is given.]])
* insert OwnPoints(1, smfq-1)
* insert Points0To2
* insert OwnPoints(2, smfq-2)
* insert Points0To2
* insert OwnPoints(3, smfq-3)
* insert Points0To2
* insert OwnPoints(4, smfq-4)
* insert Points0To2
* insert OwnPoints(5, smfq-5)
* insert Points0To2
* insert OwnPoints(6, smfq-6)
* insert Points0To2
* insert OwnPoints(7, smfq-7)
* insert Points0To2
* insert OwnPoints(8, smfq-8)
* insert Points0To2
* insert OwnPoints(9, smfq-9)
* insert Points0To2
* insert OwnPoints(10, smfq-10)
* insert Points0To2
* insert OwnPoints(11, smfq-11)
* insert Points0To2
* insert OwnPoints(12, smfq-12)
* insert Points0To2
* insert OwnPoints(13, smfq-13)
* insert Points0To2
* insert OwnTotal(smfq, [[SMFQ]], integer)

Instance: score-lena-smfq
InstanceOf: IptScoreSmfq
Usage: #example
Title: "SMFQ: 15"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-lena, Lena Vogt, patient-lena, Lena Vogt)
* code = Instrument#smfq "SMFQ"
* insert Points(15)
* interpretation = ScoreBand#possible "Possible"
