Instance: loneliness-3-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "Loneliness-3: numbers"
Description: "Range, bands, scored items and thresholds of Loneliness-3."
* id = "loneliness-3"
* insert Numbers(loneliness-3, Loneliness-3, higher-is-worse, 0)
* code.coding[0] = Instrument#loneliness-3 "Loneliness-3"
* insert Verification(code.coding[0], own)
* code.coding[1] = $loinc#106421-1
* insert Verification(code.coding[1], verified)
* insert OwnItem(loneliness-3-1, [[How often do you feel that you lack companionship?]])
* insert OwnItem(loneliness-3-2, [[How often do you feel left out?]])
* insert OwnItem(loneliness-3-3, [[How often do you feel isolated from others?]])
* insert Range(3, 9, [[Hughes ME, Waite LJ, Hawkley LC, Cacioppo JT. A short scale for measuring loneliness in large surveys. Res Aging 2004;26(6):655-672]])
* insert Band(3, 5, not-lonely, Not lonely, [[Steptoe A, Shankar A, Demakakos P, Wardle J. Social isolation, loneliness, and all-cause mortality in older men and women. Proc Natl Acad Sci USA 2013;110(15):5797-5801]])
* insert Band(6, 9, lonely, Lonely, [[Steptoe A, Shankar A, Demakakos P, Wardle J. Social isolation, loneliness, and all-cause mortality in older men and women. Proc Natl Acad Sci USA 2013;110(15):5797-5801]])

Invariant: M02-loneliness-3-code
Description: "Give the LOINC code 106421-1 (Loneliness-3) or the code loneliness-3 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='106421-1')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='loneliness-3')).exists()"

Invariant: M02-loneliness-3
Description: "Correct the value: a total of Loneliness-3 is a whole number from 3 to 9."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 3 and $this <= 9 and $this mod 1 <= 0).exists()"

Invariant: M05-loneliness-3
Description: "Give the band of the score in interpretation: 3-5 not-lonely, 6-9 lonely; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 3 and $this <= 9).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 6, 'not-lonely', 'lonely'))"

Profile: IptScoreLoneliness3
Parent: IptScore
Id: score-loneliness-3
Title: "Loneliness-3 score"
Description: "Three-item loneliness scale: three items on loneliness, from the UCLA Loneliness Scale. Answered by the patient. The total is a whole number from 3 to 9, higher is worse."
* insert Published
* obeys M02-loneliness-3-code and M02-loneliness-3 and M05-loneliness-3
* code ^short = "loneliness-3 (code system instrument)"
* value[x] ^short = "valueQuantity, 3 to 9 {score}"

RuleSet: Loneliness3Answers
* insert OwnAnswer(loneliness-3-1, [[Hardly ever]], 1)
* insert OwnAnswer(loneliness-3-2, [[Some of the time]], 2)
* insert OwnAnswer(loneliness-3-3, [[Often]], 3)

Instance: loneliness-3-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "Loneliness-3"
Description: "Three-item loneliness scale: three items on loneliness, from the UCLA Loneliness Scale. Answered by the patient."
* insert InstrumentQuestionnaire(loneliness-3, Loneliness3, [[Three-item loneliness scale]], free-with-credit)
* description = "Three-item loneliness scale: three items on loneliness, from the UCLA Loneliness Scale. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "Three-item loneliness scale: Hughes ME, Waite LJ, Hawkley LC, Cacioppo JT. A short scale for measuring loneliness in large surveys. Res Aging 2004;26(6):655-672. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* code[0] = Instrument#loneliness-3 "Loneliness-3"
* insert Verification(code[0], own)
* code[1] = $loinc#106418-7
* insert Verification(code[1], verified)
* insert Notice(introduction, [[The next questions are about how you feel about different aspects of your life.]])
* insert OwnQuestion(1, loneliness-3-1, [[How often do you feel that you lack companionship?]])
* insert Loneliness3Answers
* insert OwnQuestion(2, loneliness-3-2, [[How often do you feel left out?]])
* insert Loneliness3Answers
* insert OwnQuestion(3, loneliness-3-3, [[How often do you feel isolated from others?]])
* insert Loneliness3Answers
* insert OwnTotal(loneliness-3, [[Loneliness-3]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/loneliness-3-1' or linkId='/loneliness-3-2' or linkId='/loneliness-3-3').where(answer.value.exists()).count() = 3, %resource.repeat(item).where(linkId='/loneliness-3-1' or linkId='/loneliness-3-2' or linkId='/loneliness-3-3').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/loneliness-3-1' or linkId='/loneliness-3-2' or linkId='/loneliness-3-3').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/loneliness-3-1' or linkId='/loneliness-3-2' or linkId='/loneliness-3-3').answer.value.where(code.endsWith('-3')).count() * 3, {})]])

Instance: loneliness-3-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to Loneliness-3"
Description: "All items answered, without the total, which is 7."
* insert AnsweredBy(loneliness-3, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/loneliness-3-1"
* item[0].answer.valueCoding = InstrumentAnswer#loneliness-3-3 "Often"
* item[1].linkId = "/loneliness-3-2"
* item[1].answer.valueCoding = InstrumentAnswer#loneliness-3-2 "Some of the time"
* item[2].linkId = "/loneliness-3-3"
* item[2].answer.valueCoding = InstrumentAnswer#loneliness-3-2 "Some of the time"

Instance: score-jonas-loneliness-3
InstanceOf: IptScoreLoneliness3
Usage: #example
Title: "Loneliness-3: 7"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#loneliness-3 "Loneliness-3"
* insert Points(7)
* interpretation = ScoreBand#lonely "Lonely"
* derivedFrom = Reference(loneliness-3-jonas)
