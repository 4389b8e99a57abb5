Instance: who-5-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "WHO-5: numbers"
Description: "Range, bands, scored items and thresholds of WHO-5."
* id = "who-5"
* insert Numbers(who-5, WHO-5, lower-is-worse, 0)
* code.coding[0] = Instrument#who-5 "WHO-5"
* insert Verification(code.coding[0], own)
* extension[rule].extension[method].valueCode = #sum
* extension[rule].extension[factor].valueDecimal = 4
* insert OwnItem(who-5-1, [[I have felt cheerful and in good spirits]])
* insert OwnItem(who-5-2, [[I have felt calm and relaxed]])
* insert OwnItem(who-5-3, [[I have felt active and vigorous]])
* insert OwnItem(who-5-4, [[I woke up feeling fresh and rested]])
* insert OwnItem(who-5-5, [[My daily life has been filled with things that interest me]])
* insert Verdict(minimal-important-change, >=, 10, {score}, [[Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176]])
* insert Range(0, 100, [[Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176]])
* insert Band(51, 100, unlikely, Unlikely, [[Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176]])
* insert Band(29, 50, possible, Possible, [[Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176]])
* insert Band(0, 28, probable, Probable, [[Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176]])

Invariant: M02-who-5-code
Description: "Give the code who-5 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='who-5')).exists()"

Invariant: M02-who-5
Description: "Correct the value: a total of WHO-5 is a whole number from 0 to 100."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 100 and $this mod 1 <= 0).exists()"

Invariant: M05-who-5
Description: "Give the band of the score in interpretation: 0-28 probable, 29-50 possible, 51-100 unlikely; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 100).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 29, 'probable', iif(%resource.value.ofType(Quantity).value < 51, 'possible', 'unlikely')))"

Profile: IptScoreWho5
Parent: IptScore
Id: score-who-5
Title: "WHO-5 score"
Description: "WHO-Five Well-Being Index: five items on wellbeing in the last two weeks. The total is the percentage, four times the sum. A higher score means more wellbeing. Answered by the patient. The total is a whole number from 0 to 100, lower is worse."
* insert Published
* obeys M02-who-5-code and M02-who-5 and M05-who-5
* code ^short = "who-5 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 100 {score}"

RuleSet: Who5Answers
* insert OwnAnswer(who-5-5, [[All of the time]], 5)
* insert OwnAnswer(who-5-4, [[Most of the time]], 4)
* insert OwnAnswer(who-5-3, [[More than half of the time]], 3)
* insert OwnAnswer(who-5-2, [[Less than half of the time]], 2)
* insert OwnAnswer(who-5-1, [[Some of the time]], 1)
* insert OwnAnswer(who-5-0, [[At no time]], 0)

Instance: who-5-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "WHO-5"
Description: "WHO-Five Well-Being Index: five items on wellbeing in the last two weeks. The total is the percentage, four times the sum. A higher score means more wellbeing. Answered by the patient."
* insert InstrumentQuestionnaire(who-5, Who5, [[WHO-Five Well-Being Index (WHO-5)]], non-commercial)
* description = "WHO-Five Well-Being Index: five items on wellbeing in the last two weeks. The total is the percentage, four times the sum. A higher score means more wellbeing. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "WHO-5: copyright World Health Organization, 1998 and 2024, licence CC BY-NC-SA 3.0 IGO: not for commercial purposes. The licence of this guide does not extend to it."
* code[0] = Instrument#who-5 "WHO-5"
* insert Verification(code[0], own)
* insert Notice(introduction, [[Please respond to each item by marking one box per row, regarding how you felt in the last two weeks.]])
* insert OwnQuestion(1, who-5-1, [[I have felt cheerful and in good spirits]])
* insert Who5Answers
* insert OwnQuestion(2, who-5-2, [[I have felt calm and relaxed]])
* insert Who5Answers
* insert OwnQuestion(3, who-5-3, [[I have felt active and vigorous]])
* insert Who5Answers
* insert OwnQuestion(4, who-5-4, [[I woke up feeling fresh and rested]])
* insert Who5Answers
* insert OwnQuestion(5, who-5-5, [[My daily life has been filled with things that interest me]])
* insert Who5Answers
* insert OwnTotal(who-5, [[WHO-5]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').where(answer.value.exists()).count() = 5, (%resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').answer.value.where(code.endsWith('-3')).count() * 3 + %resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').answer.value.where(code.endsWith('-4')).count() * 4 + %resource.repeat(item).where(linkId='/who-5-1' or linkId='/who-5-2' or linkId='/who-5-3' or linkId='/who-5-4' or linkId='/who-5-5').answer.value.where(code.endsWith('-5')).count() * 5) * 4, {})]])

Instance: who-5-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to WHO-5"
Description: "All items answered, without the total, which is 32."
* insert AnsweredBy(who-5, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/who-5-1"
* item[0].answer.valueCoding = InstrumentAnswer#who-5-2 "Less than half of the time"
* item[1].linkId = "/who-5-2"
* item[1].answer.valueCoding = InstrumentAnswer#who-5-2 "Less than half of the time"
* item[2].linkId = "/who-5-3"
* item[2].answer.valueCoding = InstrumentAnswer#who-5-1 "Some of the time"
* item[3].linkId = "/who-5-4"
* item[3].answer.valueCoding = InstrumentAnswer#who-5-1 "Some of the time"
* item[4].linkId = "/who-5-5"
* item[4].answer.valueCoding = InstrumentAnswer#who-5-2 "Less than half of the time"

Instance: score-jonas-who-5
InstanceOf: IptScoreWho5
Usage: #example
Title: "WHO-5: 32"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#who-5 "WHO-5"
* insert Points(32)
* interpretation = ScoreBand#possible "Possible"
* derivedFrom = Reference(who-5-jonas)
