Instance: ces-d-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "CES-D: numbers"
Description: "Range, bands, scored items and thresholds of CES-D."
* id = "ces-d"
* insert Numbers(ces-d, CES-D, higher-is-worse, 0)
* code.coding[0] = $loinc#100787-1 "Total Score CES-D"
* insert Verification(code.coding[0], verified)
* insert ScoredItem(100767-3, [[Bothered by things that are not usually bothersome]])
* insert ScoredItem(100768-1, [[Poor appetite]])
* insert ScoredItem(100769-9, [[Unhappy even with help from my family or friends]])
* insert ScoredItem(100770-7, [[Feeling just as good as others]])
* insert ScoredItem(100771-5, [[Trouble focusing]])
* insert ScoredItem(100772-3, [[Feeling depressed]])
* insert ScoredItem(100773-1, [[Feeling everything is too much of an effort]])
* insert ScoredItem(100774-9, [[Feeling hopeful about the future]])
* insert ScoredItem(100775-6, [[Feeling life had been a failure]])
* insert ScoredItem(100776-4, [[Feeling fearful]])
* insert ScoredItem(100777-2, [[Restless sleep]])
* insert ScoredItem(100778-0, [[Feeling happy]])
* insert ScoredItem(100779-8, [[Quieter than usual]])
* insert ScoredItem(100780-6, [[Feeling lonely]])
* insert ScoredItem(100781-4, [[People were unfriendly]])
* insert ScoredItem(100782-2, [[Enjoying life]])
* insert ScoredItem(100783-0, [[Crying spells]])
* insert ScoredItem(100784-8, [[Feeling sad]])
* insert ScoredItem(100785-5, [[Feeling people dislike me]])
* insert ScoredItem(100786-3, [[Lack of energy]])
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <, 16, {score}, [[Convention: below the cut-off of Radloff LS. The CES-D scale: a self-report depression scale for research in the general population. Appl Psychol Meas 1977;1(3):385-401]])
* insert Range(0, 60, [[Radloff LS. The CES-D scale: a self-report depression scale for research in the general population. Appl Psychol Meas 1977;1(3):385-401]])
* insert Band(0, 15, unlikely, Unlikely, [[Radloff LS. The CES-D scale: a self-report depression scale for research in the general population. Appl Psychol Meas 1977;1(3):385-401]])
* insert Band(16, 60, possible, Possible, [[Radloff LS. The CES-D scale: a self-report depression scale for research in the general population. Appl Psychol Meas 1977;1(3):385-401]])

Invariant: M02-ces-d-code
Description: "Give the LOINC code 100787-1 (CES-D) or the code ces-d of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='100787-1')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='ces-d')).exists()"

Invariant: M02-ces-d
Description: "Correct the value: a total of CES-D is a whole number from 0 to 60."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 60 and $this mod 1 <= 0).exists()"

Invariant: M05-ces-d
Description: "Give the band of the score in interpretation: 0-15 unlikely, 16-60 possible; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 60).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 16, 'unlikely', 'possible'))"

Profile: IptScoreCesD
Parent: IptScore
Id: score-ces-d
Title: "CES-D score"
Description: "Center for Epidemiologic Studies Depression Scale: twenty items on depression in the last week; items 4, 8, 12 and 16 are about feeling well and count the other way round. Answered by the patient. The total is a whole number from 0 to 60, higher is worse."
* insert Published
* obeys M02-ces-d-code and M02-ces-d and M05-ces-d
* code ^short = "100787-1 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 60 {score}"

Instance: ces-d-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "CES-D"
Description: "Center for Epidemiologic Studies Depression Scale: twenty items on depression in the last week; items 4, 8, 12 and 16 are about feeling well and count the other way round. Answered by the patient."
* insert InstrumentQuestionnaire(ces-d, CesD, [[Center for Epidemiologic Studies Depression Scale (CES-D)]], unclear)
* description = "Center for Epidemiologic Studies Depression Scale: twenty items on depression in the last week; items 4, 8, 12 and 16 are about feeling well and count the other way round. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "CES-D: in the public domain in the United States, treated as restricted elsewhere. Its items are not here until that is clear. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* insert MetadataOnly
* code[0] = Instrument#ces-d "CES-D"
* insert Verification(code[0], own)
* code[1] = $loinc#100766-5 "Center for Epidemiologic Studies Depression Scale panel [CES-D]"
* insert Verification(code[1], verified)
* insert Notice(licence, [[CES-D: in the public domain in the United States, treated as restricted elsewhere. Its items are not here until that is clear.]])
* insert LoincPoints(1, 100767-3, [[Bothered by things that are not usually bothersome]])
* insert Points0To3
* insert LoincPoints(2, 100768-1, [[Poor appetite]])
* insert Points0To3
* insert LoincPoints(3, 100769-9, [[Unhappy even with help from my family or friends]])
* insert Points0To3
* insert LoincPoints(4, 100770-7, [[Feeling just as good as others]])
* insert PointsReversed0To3
* insert LoincPoints(5, 100771-5, [[Trouble focusing]])
* insert Points0To3
* insert LoincPoints(6, 100772-3, [[Feeling depressed]])
* insert Points0To3
* insert LoincPoints(7, 100773-1, [[Feeling everything is too much of an effort]])
* insert Points0To3
* insert LoincPoints(8, 100774-9, [[Feeling hopeful about the future]])
* insert PointsReversed0To3
* insert LoincPoints(9, 100775-6, [[Feeling life had been a failure]])
* insert Points0To3
* insert LoincPoints(10, 100776-4, [[Feeling fearful]])
* insert Points0To3
* insert LoincPoints(11, 100777-2, [[Restless sleep]])
* insert Points0To3
* insert LoincPoints(12, 100778-0, [[Feeling happy]])
* insert PointsReversed0To3
* insert LoincPoints(13, 100779-8, [[Quieter than usual]])
* insert Points0To3
* insert LoincPoints(14, 100780-6, [[Feeling lonely]])
* insert Points0To3
* insert LoincPoints(15, 100781-4, [[People were unfriendly]])
* insert Points0To3
* insert LoincPoints(16, 100782-2, [[Enjoying life]])
* insert PointsReversed0To3
* insert LoincPoints(17, 100783-0, [[Crying spells]])
* insert Points0To3
* insert LoincPoints(18, 100784-8, [[Feeling sad]])
* insert Points0To3
* insert LoincPoints(19, 100785-5, [[Feeling people dislike me]])
* insert Points0To3
* insert LoincPoints(20, 100786-3, [[Lack of energy]])
* insert Points0To3
* insert LoincTotal(100787-1, [[Total Score CES-D]], integer)

Instance: score-jonas-ces-d
InstanceOf: IptScoreCesD
Usage: #example
Title: "CES-D: 26"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = $loinc#100787-1 "Total Score CES-D"
* insert Points(26)
* interpretation = ScoreBand#possible "Possible"
