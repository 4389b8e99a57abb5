Instance: phq-8-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "PHQ-8: numbers"
Description: "Range, bands, scored items and thresholds of PHQ-8."
* id = "phq-8"
* insert Numbers(phq-8, PHQ-8, higher-is-worse, 0)
* code.coding[0] = Instrument#phq-8 "PHQ-8"
* insert Verification(code.coding[0], own)
* insert ScoredItem(44250-9, [[Little interest or pleasure in doing things in last 2 weeks]])
* insert ScoredItem(44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]])
* insert ScoredItem(44259-0, [[Trouble falling or staying asleep, or sleeping too much in last 2 weeks]])
* insert ScoredItem(44254-1, [[Feeling tired or having little energy in last 2 weeks]])
* insert ScoredItem(44251-7, [[Poor appetite or overeating in last 2 weeks]])
* insert ScoredItem(44258-2, [[Feeling bad about yourself - or that you are a failure or have let yourself or your family down in last 2 weeks]])
* insert ScoredItem(44252-5, [[Trouble concentrating on things, such as reading the newspaper or watching television in last 2 weeks]])
* insert ScoredItem(44253-3, [[Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual in last 2 weeks]])
* insert Range(0, 24, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])
* insert Band(0, 4, minimal, Minimal, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])
* insert Band(5, 9, mild, Mild, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])
* insert Band(10, 14, moderate, Moderate, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])
* insert Band(15, 19, moderately-severe, Moderately severe, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])
* insert Band(20, 24, severe, Severe, [[Kroenke K, Strine TW, Spitzer RL, Williams JBW, Berry JT, Mokdad AH. The PHQ-8 as a measure of current depression in the general population. J Affect Disord 2009;114(1-3):163-173]])

Invariant: M02-phq-8-code
Description: "Give the code phq-8 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='phq-8')).exists()"

Invariant: M02-phq-8
Description: "Correct the value: a total of PHQ-8 is a whole number from 0 to 24."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 24 and $this mod 1 <= 0).exists()"

Invariant: M05-phq-8
Description: "Give the band of the score in interpretation: 0-4 minimal, 5-9 mild, 10-14 moderate, 15-19 moderately-severe, 20-24 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 24).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 5, 'minimal', iif(%resource.value.ofType(Quantity).value < 10, 'mild', iif(%resource.value.ofType(Quantity).value < 15, 'moderate', iif(%resource.value.ofType(Quantity).value < 20, 'moderately-severe', 'severe')))))"

Profile: IptScorePhq8
Parent: IptScore
Id: score-phq-8
Title: "PHQ-8 score"
Description: "Patient Health Questionnaire, eight items: the items of PHQ-9 without the one about thoughts of death, for surveys in which nobody can follow up an answer to it. Answered by the patient. The total is a whole number from 0 to 24, higher is worse."
* insert Published
* obeys M02-phq-8-code and M02-phq-8 and M05-phq-8
* code ^short = "phq-8 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 24 {score}"

Instance: phq-8-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "PHQ-8"
Description: "Patient Health Questionnaire, eight items: the items of PHQ-9 without the one about thoughts of death, for surveys in which nobody can follow up an answer to it. Answered by the patient."
* insert InstrumentQuestionnaire(phq-8, Phq8, [[Patient Health Questionnaire, eight items (PHQ-8)]], free)
* description = "Patient Health Questionnaire, eight items: the items of PHQ-9 without the one about thoughts of death, for surveys in which nobody can follow up an answer to it. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "PHQ scales were developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute them. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* code[0] = Instrument#phq-8 "PHQ-8"
* insert Verification(code[0], own)
* insert Notice(introduction, [[Over the last 2 weeks, how often have you been bothered by any of the following problems?]])
* insert PhqItem(1, 44250-9, [[Little interest or pleasure in doing things in last 2 weeks]], [[Little interest or pleasure in doing things]])
* insert PhqItem(2, 44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]], [[Feeling down, depressed, or hopeless]])
* insert PhqItem(3, 44259-0, [[Trouble falling or staying asleep, or sleeping too much in last 2 weeks]], [[Trouble falling or staying asleep, or sleeping too much]])
* insert PhqItem(4, 44254-1, [[Feeling tired or having little energy in last 2 weeks]], [[Feeling tired or having little energy]])
* insert PhqItem(5, 44251-7, [[Poor appetite or overeating in last 2 weeks]], [[Poor appetite or overeating]])
* insert PhqItem(6, 44258-2, [[Feeling bad about yourself - or that you are a failure or have let yourself or your family down in last 2 weeks]], [[Feeling bad about yourself - or that you are a failure or have let yourself or your family down]])
* insert PhqItem(7, 44252-5, [[Trouble concentrating on things, such as reading the newspaper or watching television in last 2 weeks]], [[Trouble concentrating on things, such as reading the newspaper or watching television]])
* insert PhqItem(8, 44253-3, [[Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual in last 2 weeks]], [[Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual]])
* insert OwnTotal(phq-8, [[PHQ-8]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8' or linkId='/44259-0' or linkId='/44254-1' or linkId='/44251-7' or linkId='/44258-2' or linkId='/44252-5' or linkId='/44253-3').where(answer.value.exists()).count() = 8, %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8' or linkId='/44259-0' or linkId='/44254-1' or linkId='/44251-7' or linkId='/44258-2' or linkId='/44252-5' or linkId='/44253-3').answer.value.where(code='LA6569-3').count() + %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8' or linkId='/44259-0' or linkId='/44254-1' or linkId='/44251-7' or linkId='/44258-2' or linkId='/44252-5' or linkId='/44253-3').answer.value.where(code='LA6570-1').count() * 2 + %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8' or linkId='/44259-0' or linkId='/44254-1' or linkId='/44251-7' or linkId='/44258-2' or linkId='/44252-5' or linkId='/44253-3').answer.value.where(code='LA6571-9').count() * 3, {})]])

Instance: phq-8-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to PHQ-8"
Description: "All items answered, without the total, which is 13."
* insert AnsweredBy(phq-8, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/44250-9"
* item[0].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[1].linkId = "/44255-8"
* item[1].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[2].linkId = "/44259-0"
* item[2].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[3].linkId = "/44254-1"
* item[3].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[4].linkId = "/44251-7"
* item[4].answer.valueCoding = $loinc#LA6569-3 "Several days"
* item[5].linkId = "/44258-2"
* item[5].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[6].linkId = "/44252-5"
* item[6].answer.valueCoding = $loinc#LA6569-3 "Several days"
* item[7].linkId = "/44253-3"
* item[7].answer.valueCoding = $loinc#LA6569-3 "Several days"

Instance: score-jonas-phq-8
InstanceOf: IptScorePhq8
Usage: #example
Title: "PHQ-8: 13"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#phq-8 "PHQ-8"
* insert Points(13)
* interpretation = ScoreBand#moderate "Moderate"
* derivedFrom = Reference(phq-8-jonas)
