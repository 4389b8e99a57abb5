Instance: phq-2-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "PHQ-2: numbers"
Description: "Range, bands, scored items and thresholds of PHQ-2."
* id = "phq-2"
* insert Numbers(phq-2, PHQ-2, higher-is-worse, 0)
* code.coding[0] = $loinc#55758-7 "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"
* insert Verification(code.coding[0], verified)
* insert ScoredItem(44250-9, [[Little interest or pleasure in doing things in last 2 weeks]])
* insert ScoredItem(44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]])
* insert Range(0, 6, [[Kroenke K, Spitzer RL, Williams JBW. The Patient Health Questionnaire-2: validity of a two-item depression screener. Medical Care 2003;41(11):1284-1292]])
* insert Band(0, 2, unlikely, Unlikely, [[Kroenke K, Spitzer RL, Williams JBW. The Patient Health Questionnaire-2: validity of a two-item depression screener. Medical Care 2003;41(11):1284-1292]])
* insert Band(3, 6, possible, Possible, [[Kroenke K, Spitzer RL, Williams JBW. The Patient Health Questionnaire-2: validity of a two-item depression screener. Medical Care 2003;41(11):1284-1292]])

Invariant: M02-phq-2-code
Description: "Give the LOINC code 55758-7 (PHQ-2) or the code phq-2 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='55758-7')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='phq-2')).exists()"

Invariant: M02-phq-2
Description: "Correct the value: a total of PHQ-2 is a whole number from 0 to 6."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 6 and $this mod 1 <= 0).exists()"

Invariant: M05-phq-2
Description: "Give the band of the score in interpretation: 0-2 unlikely, 3-6 possible; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 6).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 3, 'unlikely', 'possible'))"

Profile: IptScorePhq2
Parent: IptScore
Id: score-phq-2
Title: "PHQ-2 score"
Description: "Patient Health Questionnaire, two items: the first two items of PHQ-9, a first screening for depression in the last two weeks. Answered by the patient. The total is a whole number from 0 to 6, higher is worse."
* insert Published
* obeys M02-phq-2-code and M02-phq-2 and M05-phq-2
* code ^short = "55758-7 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 6 {score}"

Instance: phq-2-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "PHQ-2"
Description: "Patient Health Questionnaire, two items: the first two items of PHQ-9, a first screening for depression in the last two weeks. Answered by the patient."
* insert InstrumentQuestionnaire(phq-2, Phq2, [[Patient Health Questionnaire, two items (PHQ-2)]], free)
* description = "Patient Health Questionnaire, two items: the first two items of PHQ-9, a first screening for depression in the last two weeks. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "PHQ scales were developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute them. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* code[0] = Instrument#phq-2 "PHQ-2"
* insert Verification(code[0], own)
* insert Notice(introduction, [[Over the last 2 weeks, how often have you been bothered by any of the following problems?]])
* insert PhqItem(1, 44250-9, [[Little interest or pleasure in doing things in last 2 weeks]], [[Little interest or pleasure in doing things]])
* insert PhqItem(2, 44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]], [[Feeling down, depressed, or hopeless]])
* insert LoincTotal(55758-7, Patient Health Questionnaire 2 item (PHQ-2\) total score [Reported], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8').where(answer.value.exists()).count() = 2, %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8').answer.value.where(code='LA6569-3').count() + %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8').answer.value.where(code='LA6570-1').count() * 2 + %resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8').answer.value.where(code='LA6571-9').count() * 3, {})]])

Instance: phq-2-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to PHQ-2"
Description: "All items answered, without the total, which is 4."
* insert AnsweredBy(phq-2, patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* item[0].linkId = "/44250-9"
* item[0].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[1].linkId = "/44255-8"
* item[1].answer.valueCoding = $loinc#LA6570-1 "More than half the days"

Instance: score-jonas-phq-2
InstanceOf: IptScorePhq2
Usage: #example
Title: "PHQ-2: 4"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = $loinc#55758-7 "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"
* insert Points(4)
* interpretation = ScoreBand#possible "Possible"
* derivedFrom = Reference(phq-2-jonas)
