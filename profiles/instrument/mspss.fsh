Instance: mspss-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "MSPSS: numbers"
Description: "Range, bands, scored items and thresholds of MSPSS."
* id = "mspss"
* insert Numbers(mspss, MSPSS, lower-is-worse, 1)
* code.coding[0] = Instrument#mspss "MSPSS"
* insert Verification(code.coding[0], own)
* extension[rule].extension[method].valueCode = #mean
* insert OwnItem(mspss-1, [[There is a special person who is around when I am in need.]])
* insert OwnItem(mspss-2, [[There is a special person with whom I can share my joys and sorrows.]])
* insert OwnItem(mspss-3, [[My family really tries to help me.]])
* insert OwnItem(mspss-4, [[I get the emotional help and support I need from my family.]])
* insert OwnItem(mspss-5, [[I have a special person who is a real source of comfort to me.]])
* insert OwnItem(mspss-6, [[My friends really try to help me.]])
* insert OwnItem(mspss-7, [[I can count on my friends when things go wrong.]])
* insert OwnItem(mspss-8, [[I can talk about my problems with my family.]])
* insert OwnItem(mspss-9, [[I have friends with whom I can share my joys and sorrows.]])
* insert OwnItem(mspss-10, [[There is a special person in my life who cares about my feelings.]])
* insert OwnItem(mspss-11, [[My family is willing to help me make decisions.]])
* insert OwnItem(mspss-12, [[I can talk about my problems with my friends.]])
* insert Range(1, 7, [[Zimet GD, Dahlem NW, Zimet SG, Farley GK. The Multidimensional Scale of Perceived Social Support. J Pers Assess 1988;52(1):30-41]])
* insert Band(5.1, 7, high-support, High support, [[Zimet GD. Scoring of the Multidimensional Scale of Perceived Social Support, distributed with the scale]])
* insert Band(3, 5, moderate-support, Moderate support, [[Zimet GD. Scoring of the Multidimensional Scale of Perceived Social Support, distributed with the scale]])
* insert Band(1, 2.9, low-support, Low support, [[Zimet GD. Scoring of the Multidimensional Scale of Perceived Social Support, distributed with the scale]])

Invariant: M02-mspss-code
Description: "Give the code mspss of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='mspss')).exists()"

Invariant: M02-mspss
Description: "Correct the value: a total of MSPSS is a number from 1 to 7."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 1 and $this <= 7).exists()"

Invariant: M05-mspss
Description: "Give the band of the score in interpretation: 1-2.9 low-support, 3-5 moderate-support, 5.1-7 high-support; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 1 and $this <= 7).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 2.95, 'low-support', iif(%resource.value.ofType(Quantity).value < 5.05, 'moderate-support', 'high-support')))"

Profile: IptScoreMspss
Parent: IptScore
Id: score-mspss
Title: "MSPSS score"
Description: "Multidimensional Scale of Perceived Social Support: twelve items on support by a special person, family and friends; the total is their mean. A higher score means more support. Answered by the patient. The total is a number from 1 to 7, lower is worse."
* insert Published
* obeys M02-mspss-code and M02-mspss and M05-mspss
* code ^short = "mspss (code system instrument)"
* value[x] ^short = "valueQuantity, 1 to 7 {score}"

RuleSet: MspssAnswers
* insert OwnAnswer(mspss-1, [[Very strongly disagree]], 1)
* insert OwnAnswer(mspss-2, [[Strongly disagree]], 2)
* insert OwnAnswer(mspss-3, [[Mildly disagree]], 3)
* insert OwnAnswer(mspss-4, [[Neutral]], 4)
* insert OwnAnswer(mspss-5, [[Mildly agree]], 5)
* insert OwnAnswer(mspss-6, [[Strongly agree]], 6)
* insert OwnAnswer(mspss-7, [[Very strongly agree]], 7)

Instance: mspss-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "MSPSS"
Description: "Multidimensional Scale of Perceived Social Support: twelve items on support by a special person, family and friends; the total is their mean. A higher score means more support. Answered by the patient."
* insert InstrumentQuestionnaire(mspss, Mspss, [[Multidimensional Scale of Perceived Social Support (MSPSS)]], free-with-credit)
* description = "Multidimensional Scale of Perceived Social Support: twelve items on support by a special person, family and friends; the total is their mean. A higher score means more support. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "MSPSS: Zimet GD, Dahlem NW, Zimet SG, Farley GK. The Multidimensional Scale of Perceived Social Support. J Pers Assess 1988;52(1):30-41. Free to use, if the authors are credited."
* code[0] = Instrument#mspss "MSPSS"
* insert Verification(code[0], own)
* insert Notice(introduction, [[Read each statement carefully. Indicate how you feel about each statement.]])
* insert OwnQuestion(1, mspss-1, [[There is a special person who is around when I am in need.]])
* insert MspssAnswers
* insert OwnQuestion(2, mspss-2, [[There is a special person with whom I can share my joys and sorrows.]])
* insert MspssAnswers
* insert OwnQuestion(3, mspss-3, [[My family really tries to help me.]])
* insert MspssAnswers
* insert OwnQuestion(4, mspss-4, [[I get the emotional help and support I need from my family.]])
* insert MspssAnswers
* insert OwnQuestion(5, mspss-5, [[I have a special person who is a real source of comfort to me.]])
* insert MspssAnswers
* insert OwnQuestion(6, mspss-6, [[My friends really try to help me.]])
* insert MspssAnswers
* insert OwnQuestion(7, mspss-7, [[I can count on my friends when things go wrong.]])
* insert MspssAnswers
* insert OwnQuestion(8, mspss-8, [[I can talk about my problems with my family.]])
* insert MspssAnswers
* insert OwnQuestion(9, mspss-9, [[I have friends with whom I can share my joys and sorrows.]])
* insert MspssAnswers
* insert OwnQuestion(10, mspss-10, [[There is a special person in my life who cares about my feelings.]])
* insert MspssAnswers
* insert OwnQuestion(11, mspss-11, [[My family is willing to help me make decisions.]])
* insert MspssAnswers
* insert OwnQuestion(12, mspss-12, [[I can talk about my problems with my friends.]])
* insert MspssAnswers
* insert OwnTotal(mspss, [[MSPSS]], decimal)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').where(answer.value.exists()).count() = 12, ((%resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-3')).count() * 3 + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-4')).count() * 4 + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-5')).count() * 5 + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-6')).count() * 6 + %resource.repeat(item).where(linkId='/mspss-1' or linkId='/mspss-2' or linkId='/mspss-3' or linkId='/mspss-4' or linkId='/mspss-5' or linkId='/mspss-6' or linkId='/mspss-7' or linkId='/mspss-8' or linkId='/mspss-9' or linkId='/mspss-10' or linkId='/mspss-11' or linkId='/mspss-12').answer.value.where(code.endsWith('-7')).count() * 7) / 12).round(1), {})]])

Instance: mspss-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to MSPSS"
Description: "All items answered, without the total, which is 2.9."
* insert AnsweredBy(mspss, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/mspss-1"
* item[0].answer.valueCoding = InstrumentAnswer#mspss-2 "Strongly disagree"
* item[1].linkId = "/mspss-2"
* item[1].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[2].linkId = "/mspss-3"
* item[2].answer.valueCoding = InstrumentAnswer#mspss-4 "Neutral"
* item[3].linkId = "/mspss-4"
* item[3].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[4].linkId = "/mspss-5"
* item[4].answer.valueCoding = InstrumentAnswer#mspss-2 "Strongly disagree"
* item[5].linkId = "/mspss-6"
* item[5].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[6].linkId = "/mspss-7"
* item[6].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[7].linkId = "/mspss-8"
* item[7].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[8].linkId = "/mspss-9"
* item[8].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[9].linkId = "/mspss-10"
* item[9].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[10].linkId = "/mspss-11"
* item[10].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"
* item[11].linkId = "/mspss-12"
* item[11].answer.valueCoding = InstrumentAnswer#mspss-3 "Mildly disagree"

Instance: score-jonas-mspss
InstanceOf: IptScoreMspss
Usage: #example
Title: "MSPSS: 2.9"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#mspss "MSPSS"
* insert Points(2.9)
* interpretation = ScoreBand#low-support "Low support"
* derivedFrom = Reference(mspss-jonas)
