Instance: phq-9m-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "PHQ-9M: numbers"
Description: "Range, bands, scored items and thresholds of PHQ-9M."
* id = "phq-9m"
* insert Numbers(phq-9m, PHQ-9M, higher-is-worse, 0)
* code.coding[0] = $loinc#89204-2 "Patient Health Questionnaire-9: Modified for Teens total score [Reported.PHQ.Teen]"
* insert Verification(code.coding[0], verified)
* insert OwnItem(phq-9m-1, [[Feeling down, depressed, irritable, or hopeless?]])
* insert OwnItem(phq-9m-2, [[Little interest or pleasure in doing things?]])
* insert OwnItem(phq-9m-3, [[Trouble falling asleep, staying asleep, or sleeping too much?]])
* insert OwnItem(phq-9m-4, [[Poor appetite, weight loss, or overeating?]])
* insert OwnItem(phq-9m-5, [[Feeling tired, or having little energy?]])
* insert OwnItem(phq-9m-6, [[Feeling bad about yourself - or feeling that you are a failure, or that you have let yourself or your family down?]])
* insert OwnItem(phq-9m-7, [[Trouble concentrating on things like school work, reading, or watching TV?]])
* insert OwnItem(phq-9m-8, [[Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you were moving around a lot more than usual?]])
* insert OwnItem(phq-9m-9, [[Thoughts that you would be better off dead, or of hurting yourself in some way?]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(phq-9m-month, [[Has there been a time in the past month when you have had serious thoughts about ending your life?]])
* extension[item][=].extension[safety].valueBoolean = true
* extension[item][=].extension[unscored].valueBoolean = true
* insert OwnItem(phq-9m-ever, [[Have you EVER, in your WHOLE LIFE, tried to kill yourself or made a suicide attempt?]])
* extension[item][=].extension[safety].valueBoolean = true
* extension[item][=].extension[unscored].valueBoolean = true
* insert Verdict(response, >=, 50, %, [[Coley RY, Boggs JM, Beck A, Hartzler AL, Simon GE. Defining success in measurement-based care for depression: a comparison of common metrics. Psychiatr Serv 2020;71(4):312-318. doi:10.1176/appi.ps.201900295; used for PHQ-9M as for PHQ-9]])
* insert Verdict(remission, <, 5, {score}, [[Coley RY, Boggs JM, Beck A, Hartzler AL, Simon GE. Defining success in measurement-based care for depression: a comparison of common metrics. Psychiatr Serv 2020;71(4):312-318. doi:10.1176/appi.ps.201900295; used for PHQ-9M as for PHQ-9]])
* insert Verdict(minimal-important-change, >=, 5, {score}, [[Löwe B, Unützer J, Callahan CM, Perkins AJ, Kroenke K. Monitoring depression treatment outcomes with the Patient Health Questionnaire-9. Medical Care 2004;42(12):1194-1201; used for PHQ-9M as for PHQ-9]])
* insert Range(0, 27, [[Johnson JG, Harris ES, Spitzer RL, Williams JBW. The Patient Health Questionnaire for Adolescents. J Adolesc Health 2002;30(3):196-204]])
* insert Band(0, 4, minimal, Minimal, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613; used for PHQ-9M as for PHQ-9]])
* insert Band(5, 9, mild, Mild, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613; used for PHQ-9M as for PHQ-9]])
* insert Band(10, 14, moderate, Moderate, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613; used for PHQ-9M as for PHQ-9]])
* insert Band(15, 19, moderately-severe, Moderately severe, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613; used for PHQ-9M as for PHQ-9]])
* insert Band(20, 27, severe, Severe, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613; used for PHQ-9M as for PHQ-9]])

Invariant: M02-phq-9m-code
Description: "Give the LOINC code 89204-2 (PHQ-9M) or the code phq-9m of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='89204-2')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='phq-9m')).exists()"

Invariant: M02-phq-9m
Description: "Correct the value: a total of PHQ-9M is a whole number from 0 to 27."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 27 and $this mod 1 <= 0).exists()"

Invariant: M05-phq-9m
Description: "Give the band of the score in interpretation: 0-4 minimal, 5-9 mild, 10-14 moderate, 15-19 moderately-severe, 20-27 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 27).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 5, 'minimal', iif(%resource.value.ofType(Quantity).value < 10, 'mild', iif(%resource.value.ofType(Quantity).value < 15, 'moderate', iif(%resource.value.ofType(Quantity).value < 20, 'moderately-severe', 'severe')))))"

Profile: IptScorePhq9m
Parent: IptScore
Id: score-phq-9m
Title: "PHQ-9M score"
Description: "Patient Health Questionnaire modified for teenagers: nine items on depression in the last two weeks in words for 11 to 17 years (also PHQ-A). Item 9 asks about thoughts of death and self-harm, and two questions that do not count ask about serious thoughts of ending life and about attempts. Answered by the patient. The total is a whole number from 0 to 27, higher is worse."
* insert Published
* obeys M02-phq-9m-code and M02-phq-9m and M05-phq-9m
* code ^short = "89204-2 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 27 {score}"

Instance: phq-9m-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "PHQ-9M"
Description: "Patient Health Questionnaire modified for teenagers: nine items on depression in the last two weeks in words for 11 to 17 years (also PHQ-A). Item 9 asks about thoughts of death and self-harm, and two questions that do not count ask about serious thoughts of ending life and about attempts. Answered by the patient."
* insert InstrumentQuestionnaire(phq-9m, Phq9m, [[Patient Health Questionnaire modified for teenagers (PHQ-9M)]], free)
* description = "Patient Health Questionnaire modified for teenagers: nine items on depression in the last two weeks in words for 11 to 17 years (also PHQ-A). Item 9 asks about thoughts of death and self-harm, and two questions that do not count ask about serious thoughts of ending life and about attempts. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "PHQ scales were developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute them. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* code[0] = Instrument#phq-9m "PHQ-9M"
* insert Verification(code[0], own)
* code[1] = $loinc#89206-7 "Patient Health Questionnaire-9: Modified for Teens [Reported.PHQ.Teen]"
* insert Verification(code[1], verified)
* insert Notice(introduction, [[How often have you been bothered by each of the following symptoms during the past two weeks?]])
* insert OwnQuestion(1, phq-9m-1, [[Feeling down, depressed, irritable, or hopeless?]])
* insert PhqOptions
* insert OwnQuestion(2, phq-9m-2, [[Little interest or pleasure in doing things?]])
* insert PhqOptions
* insert OwnQuestion(3, phq-9m-3, [[Trouble falling asleep, staying asleep, or sleeping too much?]])
* insert PhqOptions
* insert OwnQuestion(4, phq-9m-4, [[Poor appetite, weight loss, or overeating?]])
* insert PhqOptions
* insert OwnQuestion(5, phq-9m-5, [[Feeling tired, or having little energy?]])
* insert PhqOptions
* insert OwnQuestion(6, phq-9m-6, [[Feeling bad about yourself - or feeling that you are a failure, or that you have let yourself or your family down?]])
* insert PhqOptions
* insert OwnQuestion(7, phq-9m-7, [[Trouble concentrating on things like school work, reading, or watching TV?]])
* insert PhqOptions
* insert OwnQuestion(8, phq-9m-8, [[Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you were moving around a lot more than usual?]])
* insert PhqOptions
* insert OwnQuestion(9, phq-9m-9, [[Thoughts that you would be better off dead, or of hurting yourself in some way?]])
* insert PhqOptions
* insert AlsoAsked(phq-9m-month, [[Has there been a time in the past month when you have had serious thoughts about ending your life?]])
* insert YesOrNo
* insert AlsoAsked(phq-9m-ever, [[Have you EVER, in your WHOLE LIFE, tried to kill yourself or made a suicide attempt?]])
* insert YesOrNo
* insert DifficultyItem
* insert LoincTotal(89204-2, Patient Health Questionnaire-9: Modified for Teens total score [Reported.PHQ.Teen], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/phq-9m-1' or linkId='/phq-9m-2' or linkId='/phq-9m-3' or linkId='/phq-9m-4' or linkId='/phq-9m-5' or linkId='/phq-9m-6' or linkId='/phq-9m-7' or linkId='/phq-9m-8' or linkId='/phq-9m-9').where(answer.value.exists()).count() = 9, %resource.repeat(item).where(linkId='/phq-9m-1' or linkId='/phq-9m-2' or linkId='/phq-9m-3' or linkId='/phq-9m-4' or linkId='/phq-9m-5' or linkId='/phq-9m-6' or linkId='/phq-9m-7' or linkId='/phq-9m-8' or linkId='/phq-9m-9').answer.value.where(code='LA6569-3').count() + %resource.repeat(item).where(linkId='/phq-9m-1' or linkId='/phq-9m-2' or linkId='/phq-9m-3' or linkId='/phq-9m-4' or linkId='/phq-9m-5' or linkId='/phq-9m-6' or linkId='/phq-9m-7' or linkId='/phq-9m-8' or linkId='/phq-9m-9').answer.value.where(code='LA6570-1').count() * 2 + %resource.repeat(item).where(linkId='/phq-9m-1' or linkId='/phq-9m-2' or linkId='/phq-9m-3' or linkId='/phq-9m-4' or linkId='/phq-9m-5' or linkId='/phq-9m-6' or linkId='/phq-9m-7' or linkId='/phq-9m-8' or linkId='/phq-9m-9').answer.value.where(code='LA6571-9').count() * 3, {})]])

Instance: phq-9m-lena
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to PHQ-9M"
Description: "All items answered, without the total, which is 15."
* insert AnsweredBy(phq-9m, patient-lena, Lena Vogt, patient-lena, Lena Vogt)
* item[0].linkId = "/phq-9m-1"
* item[0].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[1].linkId = "/phq-9m-2"
* item[1].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[2].linkId = "/phq-9m-3"
* item[2].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[3].linkId = "/phq-9m-4"
* item[3].answer.valueCoding = $loinc#LA6569-3 "Several days"
* item[4].linkId = "/phq-9m-5"
* item[4].answer.valueCoding = $loinc#LA6571-9 "Nearly every day"
* item[5].linkId = "/phq-9m-6"
* item[5].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[6].linkId = "/phq-9m-7"
* item[6].answer.valueCoding = $loinc#LA6570-1 "More than half the days"
* item[7].linkId = "/phq-9m-8"
* item[7].answer.valueCoding = $loinc#LA6569-3 "Several days"
* item[8].linkId = "/phq-9m-9"
* item[8].answer.valueCoding = $loinc#LA6568-5 "Not at all"
* item[9].linkId = "/phq-9m-month"
* item[9].answer.valueCoding = InstrumentAnswer#no "No"
* item[10].linkId = "/phq-9m-ever"
* item[10].answer.valueCoding = InstrumentAnswer#no "No"

Instance: score-lena-phq-9m
InstanceOf: IptScorePhq9m
Usage: #example
Title: "PHQ-9M: 15"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-lena, Lena Vogt, patient-lena, Lena Vogt)
* code = $loinc#89204-2 "Patient Health Questionnaire-9: Modified for Teens total score [Reported.PHQ.Teen]"
* insert Points(15)
* interpretation = ScoreBand#moderately-severe "Moderately severe"
* derivedFrom = Reference(phq-9m-lena)
