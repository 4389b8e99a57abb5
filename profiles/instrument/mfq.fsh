Instance: mfq-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "MFQ: numbers"
Description: "Range, bands, scored items and thresholds of MFQ."
* id = "mfq"
* insert Numbers(mfq, MFQ, higher-is-worse, 0)
* code.coding[0] = Instrument#mfq "MFQ"
* insert Verification(code.coding[0], own)
* insert OwnItem(mfq-1, [[MFQ item 1]])
* insert OwnItem(mfq-2, [[MFQ item 2]])
* insert OwnItem(mfq-3, [[MFQ item 3]])
* insert OwnItem(mfq-4, [[MFQ item 4]])
* insert OwnItem(mfq-5, [[MFQ item 5]])
* insert OwnItem(mfq-6, [[MFQ item 6]])
* insert OwnItem(mfq-7, [[MFQ item 7]])
* insert OwnItem(mfq-8, [[MFQ item 8]])
* insert OwnItem(mfq-9, [[MFQ item 9]])
* insert OwnItem(mfq-10, [[MFQ item 10]])
* insert OwnItem(mfq-11, [[MFQ item 11]])
* insert OwnItem(mfq-12, [[MFQ item 12]])
* insert OwnItem(mfq-13, [[MFQ item 13]])
* insert OwnItem(mfq-14, [[MFQ item 14]])
* insert OwnItem(mfq-15, [[MFQ item 15]])
* insert OwnItem(mfq-16, [[MFQ item 16 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(mfq-17, [[MFQ item 17 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(mfq-18, [[MFQ item 18 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(mfq-19, [[MFQ item 19 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(mfq-20, [[MFQ item 20]])
* insert OwnItem(mfq-21, [[MFQ item 21]])
* insert OwnItem(mfq-22, [[MFQ item 22]])
* insert OwnItem(mfq-23, [[MFQ item 23]])
* insert OwnItem(mfq-24, [[MFQ item 24]])
* insert OwnItem(mfq-25, [[MFQ item 25]])
* insert OwnItem(mfq-26, [[MFQ item 26]])
* insert OwnItem(mfq-27, [[MFQ item 27]])
* insert OwnItem(mfq-28, [[MFQ item 28]])
* insert OwnItem(mfq-29, [[MFQ item 29]])
* insert OwnItem(mfq-30, [[MFQ item 30]])
* insert OwnItem(mfq-31, [[MFQ item 31]])
* insert OwnItem(mfq-32, [[MFQ item 32]])
* insert OwnItem(mfq-33, [[MFQ item 33]])
* insert Range(0, 66, [[Angold A, Costello EJ, Messer SC, Pickles A, Winder F, Silver D. Development of a short questionnaire for use in epidemiological studies of depression in children and adolescents. Int J Methods Psychiatr Res 1995;5(4):237-249]])
* insert Band(0, 26, unlikely, Unlikely, [[Approximate: Wood A, Kroll L, Moore A, Harrington R. Properties of the Mood and Feelings Questionnaire in adolescent psychiatric outpatients: a research note. J Child Psychol Psychiatry 1995;36(2):327-334]])
* insert Band(27, 66, possible, Possible, [[Approximate: Wood A, Kroll L, Moore A, Harrington R. Properties of the Mood and Feelings Questionnaire in adolescent psychiatric outpatients: a research note. J Child Psychol Psychiatry 1995;36(2):327-334]])

Invariant: M02-mfq-code
Description: "Give the code mfq of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='mfq')).exists()"

Invariant: M02-mfq
Description: "Correct the value: a total of MFQ is a whole number from 0 to 66."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 66 and $this mod 1 <= 0).exists()"

Invariant: M05-mfq
Description: "Give the band of the score in interpretation: 0-26 unlikely, 27-66 possible; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 66).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 27, 'unlikely', 'possible'))"

Profile: IptScoreMfq
Parent: IptScore
Id: score-mfq
Title: "MFQ score"
Description: "Mood and Feelings Questionnaire, long version: thirty-three items on depression of children and adolescents in the last two weeks, the version that they answer themselves. Answered by the patient. The total is a whole number from 0 to 66, higher is worse."
* insert Published
* obeys M02-mfq-code and M02-mfq and M05-mfq
* code ^short = "mfq (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 66 {score}"

Instance: mfq-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "MFQ"
Description: "Mood and Feelings Questionnaire, long version: thirty-three items on depression of children and adolescents in the last two weeks, the version that they answer themselves. Answered by the patient."
* insert InstrumentQuestionnaire(mfq, Mfq, [[Mood and Feelings Questionnaire, long version (MFQ)]], permission)
* description = "Mood and Feelings Questionnaire, long version: thirty-three items on depression of children and adolescents in the last two weeks, the version that they answer themselves. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "MFQ: copyright Duke University. Free for clinical use; its items are not here until permission to publish them is given."
* insert MetadataOnly
* code[0] = Instrument#mfq "MFQ"
* insert Verification(code[0], own)
* insert Notice(licence, [[MFQ: copyright Duke University. Free for clinical use; its items are not here until permission to publish them is given.]])
* insert OwnPoints(1, mfq-1)
* insert Points0To2
* insert OwnPoints(2, mfq-2)
* insert Points0To2
* insert OwnPoints(3, mfq-3)
* insert Points0To2
* insert OwnPoints(4, mfq-4)
* insert Points0To2
* insert OwnPoints(5, mfq-5)
* insert Points0To2
* insert OwnPoints(6, mfq-6)
* insert Points0To2
* insert OwnPoints(7, mfq-7)
* insert Points0To2
* insert OwnPoints(8, mfq-8)
* insert Points0To2
* insert OwnPoints(9, mfq-9)
* insert Points0To2
* insert OwnPoints(10, mfq-10)
* insert Points0To2
* insert OwnPoints(11, mfq-11)
* insert Points0To2
* insert OwnPoints(12, mfq-12)
* insert Points0To2
* insert OwnPoints(13, mfq-13)
* insert Points0To2
* insert OwnPoints(14, mfq-14)
* insert Points0To2
* insert OwnPoints(15, mfq-15)
* insert Points0To2
* insert OwnPoints(16, mfq-16)
* insert Points0To2
* insert OwnPoints(17, mfq-17)
* insert Points0To2
* insert OwnPoints(18, mfq-18)
* insert Points0To2
* insert OwnPoints(19, mfq-19)
* insert Points0To2
* insert OwnPoints(20, mfq-20)
* insert Points0To2
* insert OwnPoints(21, mfq-21)
* insert Points0To2
* insert OwnPoints(22, mfq-22)
* insert Points0To2
* insert OwnPoints(23, mfq-23)
* insert Points0To2
* insert OwnPoints(24, mfq-24)
* insert Points0To2
* insert OwnPoints(25, mfq-25)
* insert Points0To2
* insert OwnPoints(26, mfq-26)
* insert Points0To2
* insert OwnPoints(27, mfq-27)
* insert Points0To2
* insert OwnPoints(28, mfq-28)
* insert Points0To2
* insert OwnPoints(29, mfq-29)
* insert Points0To2
* insert OwnPoints(30, mfq-30)
* insert Points0To2
* insert OwnPoints(31, mfq-31)
* insert Points0To2
* insert OwnPoints(32, mfq-32)
* insert Points0To2
* insert OwnPoints(33, mfq-33)
* insert Points0To2
* insert OwnTotal(mfq, [[MFQ]], integer)

Instance: score-lena-mfq
InstanceOf: IptScoreMfq
Usage: #example
Title: "MFQ: 34"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-lena, Lena Vogt, patient-lena, Lena Vogt)
* code = Instrument#mfq "MFQ"
* insert Points(34)
* interpretation = ScoreBand#possible "Possible"
