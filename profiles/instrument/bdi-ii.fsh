Instance: bdi-ii-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "BDI-II: numbers"
Description: "Range, bands, scored items and thresholds of BDI-II."
* id = "bdi-ii"
* insert Numbers(bdi-ii, BDI-II, higher-is-worse, 0)
* code.coding[0] = $loinc#89209-1 "Beck Depression Inventory II total score [BDI]"
* insert Verification(code.coding[0], verified)
* insert OwnItem(bdi-ii-1, [[BDI-II item 1]])
* insert OwnItem(bdi-ii-2, [[BDI-II item 2]])
* insert OwnItem(bdi-ii-3, [[BDI-II item 3]])
* insert OwnItem(bdi-ii-4, [[BDI-II item 4]])
* insert OwnItem(bdi-ii-5, [[BDI-II item 5]])
* insert OwnItem(bdi-ii-6, [[BDI-II item 6]])
* insert OwnItem(bdi-ii-7, [[BDI-II item 7]])
* insert OwnItem(bdi-ii-8, [[BDI-II item 8]])
* insert OwnItem(bdi-ii-9, [[BDI-II item 9 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(bdi-ii-10, [[BDI-II item 10]])
* insert OwnItem(bdi-ii-11, [[BDI-II item 11]])
* insert OwnItem(bdi-ii-12, [[BDI-II item 12]])
* insert OwnItem(bdi-ii-13, [[BDI-II item 13]])
* insert OwnItem(bdi-ii-14, [[BDI-II item 14]])
* insert OwnItem(bdi-ii-15, [[BDI-II item 15]])
* insert OwnItem(bdi-ii-16, [[BDI-II item 16]])
* insert OwnItem(bdi-ii-17, [[BDI-II item 17]])
* insert OwnItem(bdi-ii-18, [[BDI-II item 18]])
* insert OwnItem(bdi-ii-19, [[BDI-II item 19]])
* insert OwnItem(bdi-ii-20, [[BDI-II item 20]])
* insert OwnItem(bdi-ii-21, [[BDI-II item 21]])
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <=, 12, {score}, [[Approximate: 12 or 13, the end of the lowest band of the manual]])
* insert Verdict(minimal-important-change, >=, 17.5, %, [[Approximate: Button KS, Kounali D, Thomas L, et al. Minimal clinically important difference on the Beck Depression Inventory-II according to the patient's perspective. Psychol Med 2015;45(15):3269-3279]])
* insert Verdict(reliable-change, >=, 9, {score}, [[Approximate, from the reliability that the manual states]])
* insert Range(0, 63, [[Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996]])
* insert Band(0, 13, minimal, Minimal, [[Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996]])
* insert Band(14, 19, mild, Mild, [[Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996]])
* insert Band(20, 28, moderate, Moderate, [[Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996]])
* insert Band(29, 63, severe, Severe, [[Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996]])

Invariant: M02-bdi-ii-code
Description: "Give the LOINC code 89209-1 (BDI-II) or the code bdi-ii of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='89209-1')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='bdi-ii')).exists()"

Invariant: M02-bdi-ii
Description: "Correct the value: a total of BDI-II is a whole number from 0 to 63."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 63 and $this mod 1 <= 0).exists()"

Invariant: M05-bdi-ii
Description: "Give the band of the score in interpretation: 0-13 minimal, 14-19 mild, 20-28 moderate, 29-63 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 63).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 14, 'minimal', iif(%resource.value.ofType(Quantity).value < 20, 'mild', iif(%resource.value.ofType(Quantity).value < 29, 'moderate', 'severe'))))"

Profile: IptScoreBdiIi
Parent: IptScore
Id: score-bdi-ii
Title: "BDI-II score"
Description: "Beck Depression Inventory, second edition: twenty-one items on depression in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient. The total is a whole number from 0 to 63, higher is worse."
* insert Published
* obeys M02-bdi-ii-code and M02-bdi-ii and M05-bdi-ii
* code ^short = "89209-1 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 63 {score}"

Instance: bdi-ii-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "BDI-II"
Description: "Beck Depression Inventory, second edition: twenty-one items on depression in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient."
* insert InstrumentQuestionnaire(bdi-ii, BdiIi, [[Beck Depression Inventory, second edition (BDI-II)]], commercial)
* description = "Beck Depression Inventory, second edition: twenty-one items on depression in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "BDI-II: copyright Pearson. Its items are not here: they are used under a licence of Pearson. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* insert MetadataOnly
* code[0] = Instrument#bdi-ii "BDI-II"
* insert Verification(code[0], own)
* insert Notice(licence, [[BDI-II: copyright Pearson. Its items are not here: they are used under a licence of Pearson.]])
* insert OwnPoints(1, bdi-ii-1)
* insert Points0To3
* insert OwnPoints(2, bdi-ii-2)
* insert Points0To3
* insert OwnPoints(3, bdi-ii-3)
* insert Points0To3
* insert OwnPoints(4, bdi-ii-4)
* insert Points0To3
* insert OwnPoints(5, bdi-ii-5)
* insert Points0To3
* insert OwnPoints(6, bdi-ii-6)
* insert Points0To3
* insert OwnPoints(7, bdi-ii-7)
* insert Points0To3
* insert OwnPoints(8, bdi-ii-8)
* insert Points0To3
* insert OwnPoints(9, bdi-ii-9)
* insert Points0To3
* insert OwnPoints(10, bdi-ii-10)
* insert Points0To3
* insert OwnPoints(11, bdi-ii-11)
* insert Points0To3
* insert OwnPoints(12, bdi-ii-12)
* insert Points0To3
* insert OwnPoints(13, bdi-ii-13)
* insert Points0To3
* insert OwnPoints(14, bdi-ii-14)
* insert Points0To3
* insert OwnPoints(15, bdi-ii-15)
* insert Points0To3
* insert OwnPoints(16, bdi-ii-16)
* insert Points0To3
* insert OwnPoints(17, bdi-ii-17)
* insert Points0To3
* insert OwnPoints(18, bdi-ii-18)
* insert Points0To3
* insert OwnPoints(19, bdi-ii-19)
* insert Points0To3
* insert OwnPoints(20, bdi-ii-20)
* insert Points0To3
* insert OwnPoints(21, bdi-ii-21)
* insert Points0To3
* insert LoincTotal(89209-1, Beck Depression Inventory II total score [BDI], integer)

Instance: score-jonas-bdi-ii
InstanceOf: IptScoreBdiIi
Usage: #example
Title: "BDI-II: 24"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = $loinc#89209-1 "Beck Depression Inventory II total score [BDI]"
* insert Points(24)
* interpretation = ScoreBand#moderate "Moderate"
