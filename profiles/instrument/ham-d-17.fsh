Instance: ham-d-17-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "HAM-D 17: numbers"
Description: "Range, bands, scored items and thresholds of HAM-D 17."
* id = "ham-d-17"
* insert Numbers(ham-d-17, HAM-D 17, higher-is-worse, 0)
* code.coding[0] = Instrument#ham-d-17 "HAM-D 17"
* insert Verification(code.coding[0], own)
* insert OwnItem(ham-d-17-1, [[Depressed mood]])
* insert OwnItem(ham-d-17-2, [[Feelings of guilt]])
* insert OwnItem(ham-d-17-3, [[Suicide]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(ham-d-17-4, [[Insomnia, early in the night]])
* insert OwnItem(ham-d-17-5, [[Insomnia, middle of the night]])
* insert OwnItem(ham-d-17-6, [[Insomnia, early hours of the morning]])
* insert OwnItem(ham-d-17-7, [[Work and activities]])
* insert OwnItem(ham-d-17-8, [[Retardation: slowness of thought and speech, impaired concentration, decreased motor activity]])
* insert OwnItem(ham-d-17-9, [[Agitation]])
* insert OwnItem(ham-d-17-10, [[Anxiety, psychic]])
* insert OwnItem(ham-d-17-11, [[Anxiety, somatic]])
* insert OwnItem(ham-d-17-12, [[Somatic symptoms, gastrointestinal]])
* insert OwnItem(ham-d-17-13, [[Somatic symptoms, general]])
* insert OwnItem(ham-d-17-14, [[Genital symptoms, such as loss of libido or menstrual disturbances]])
* insert OwnItem(ham-d-17-15, [[Hypochondriasis]])
* insert OwnItem(ham-d-17-16, [[Loss of weight]])
* insert OwnItem(ham-d-17-17, [[Insight]])
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <=, 7, {score}, [[Frank E, Prien RF, Jarrett RB, et al. Conceptualization and rationale for consensus definitions of terms in major depressive disorder. Arch Gen Psychiatry 1991;48(9):851-855]])
* insert Verdict(minimal-important-change, >=, 3, {score}, [[Approximate: the difference that National Institute for Clinical Excellence. Depression: management of depression in primary and secondary care. Clinical guideline 23, 2004, takes for clinically important]])
* insert Range(0, 52, [[Hamilton M. A rating scale for depression. J Neurol Neurosurg Psychiatry 1960;23:56-62]])
* insert Band(0, 7, minimal, Minimal, [[Rush AJ, First MB, Blacker D (eds). Handbook of psychiatric measures. 2nd ed. American Psychiatric Publishing 2008; other sets are in use, such as 8-16, 17-23 and 24 or more]])
* insert Band(8, 13, mild, Mild, [[Rush AJ, First MB, Blacker D (eds). Handbook of psychiatric measures. 2nd ed. American Psychiatric Publishing 2008; other sets are in use, such as 8-16, 17-23 and 24 or more]])
* insert Band(14, 18, moderate, Moderate, [[Rush AJ, First MB, Blacker D (eds). Handbook of psychiatric measures. 2nd ed. American Psychiatric Publishing 2008; other sets are in use, such as 8-16, 17-23 and 24 or more]])
* insert Band(19, 22, severe, Severe, [[Rush AJ, First MB, Blacker D (eds). Handbook of psychiatric measures. 2nd ed. American Psychiatric Publishing 2008; other sets are in use, such as 8-16, 17-23 and 24 or more]])
* insert Band(23, 52, very-severe, Very severe, [[Rush AJ, First MB, Blacker D (eds). Handbook of psychiatric measures. 2nd ed. American Psychiatric Publishing 2008; other sets are in use, such as 8-16, 17-23 and 24 or more]])

Invariant: M02-ham-d-17-code
Description: "Give the code ham-d-17 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='ham-d-17')).exists()"

Invariant: M02-ham-d-17
Description: "Correct the value: a total of HAM-D 17 is a whole number from 0 to 52."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 52 and $this mod 1 <= 0).exists()"

Invariant: M05-ham-d-17
Description: "Give the band of the score in interpretation: 0-7 minimal, 8-13 mild, 14-18 moderate, 19-22 severe, 23-52 very-severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 52).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 8, 'minimal', iif(%resource.value.ofType(Quantity).value < 14, 'mild', iif(%resource.value.ofType(Quantity).value < 19, 'moderate', iif(%resource.value.ofType(Quantity).value < 23, 'severe', 'very-severe')))))"

Profile: IptScoreHamD17
Parent: IptScore
Id: score-ham-d-17
Title: "HAM-D 17 score"
Description: "Hamilton Rating Scale for Depression, seventeen items: seventeen items on depression in the last week, rated by a clinician after an interview. The total is a whole number from 0 to 52, higher is worse."
* insert Published
* obeys M02-ham-d-17-code and M02-ham-d-17 and M05-ham-d-17
* code ^short = "ham-d-17 (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 52 {score}"

Instance: ham-d-17-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "HAM-D 17"
Description: "Hamilton Rating Scale for Depression, seventeen items: seventeen items on depression in the last week, rated by a clinician after an interview."
* insert InstrumentQuestionnaire(ham-d-17, HamD17, [[Hamilton Rating Scale for Depression, seventeen items (HAM-D 17)]], public-domain)
* description = "Hamilton Rating Scale for Depression, seventeen items: seventeen items on depression in the last week, rated by a clinician after an interview. The total is computed; it needs not be sent."
* copyright = "The Hamilton Rating Scale for Depression (1960) is in the public domain."
* code[0] = Instrument#ham-d-17 "HAM-D 17"
* insert Verification(code[0], own)
* insert Notice(introduction, [[To be rated by a clinician after an interview, for the last week.]])
* insert OwnQuestion(1, ham-d-17-1, [[Depressed mood]])
* insert OwnAnswer(ham-d-17-1-0, [[Absent]], 0)
* insert OwnAnswer(ham-d-17-1-1, [[Indicated only on questioning]], 1)
* insert OwnAnswer(ham-d-17-1-2, [[Spontaneously reported verbally]], 2)
* insert OwnAnswer(ham-d-17-1-3, [[Communicated non-verbally, by facial expression, posture, voice, tendency to weep]], 3)
* insert OwnAnswer(ham-d-17-1-4, [[Virtually only these feelings are reported, verbally and non-verbally]], 4)
* insert OwnQuestion(2, ham-d-17-2, [[Feelings of guilt]])
* insert OwnAnswer(ham-d-17-2-0, [[Absent]], 0)
* insert OwnAnswer(ham-d-17-2-1, [[Self-reproach, feels to have let people down]], 1)
* insert OwnAnswer(ham-d-17-2-2, [[Ideas of guilt or rumination over past errors or sinful deeds]], 2)
* insert OwnAnswer(ham-d-17-2-3, [[Present illness is a punishment; delusions of guilt]], 3)
* insert OwnAnswer(ham-d-17-2-4, [[Hears accusatory or denunciatory voices or has threatening visual hallucinations]], 4)
* insert OwnQuestion(3, ham-d-17-3, [[Suicide]])
* insert OwnAnswer(ham-d-17-3-0, [[Absent]], 0)
* insert OwnAnswer(ham-d-17-3-1, [[Feels that life is not worth living]], 1)
* insert OwnAnswer(ham-d-17-3-2, [[Wishes to be dead, or any thoughts of possible death to self]], 2)
* insert OwnAnswer(ham-d-17-3-3, [[Ideas or gestures of suicide]], 3)
* insert OwnAnswer(ham-d-17-3-4, [[Attempts at suicide]], 4)
* insert OwnQuestion(4, ham-d-17-4, [[Insomnia, early in the night]])
* insert OwnAnswer(ham-d-17-4-0, [[No difficulty falling asleep]], 0)
* insert OwnAnswer(ham-d-17-4-1, [[Occasional difficulty falling asleep]], 1)
* insert OwnAnswer(ham-d-17-4-2, [[Nightly difficulty falling asleep]], 2)
* insert OwnQuestion(5, ham-d-17-5, [[Insomnia, middle of the night]])
* insert OwnAnswer(ham-d-17-5-0, [[No difficulty]], 0)
* insert OwnAnswer(ham-d-17-5-1, [[Restless and disturbed during the night]], 1)
* insert OwnAnswer(ham-d-17-5-2, [[Waking during the night]], 2)
* insert OwnQuestion(6, ham-d-17-6, [[Insomnia, early hours of the morning]])
* insert OwnAnswer(ham-d-17-6-0, [[No difficulty]], 0)
* insert OwnAnswer(ham-d-17-6-1, [[Wakes in the early hours but goes back to sleep]], 1)
* insert OwnAnswer(ham-d-17-6-2, [[Unable to fall asleep again after getting out of bed]], 2)
* insert OwnQuestion(7, ham-d-17-7, [[Work and activities]])
* insert OwnAnswer(ham-d-17-7-0, [[No difficulty]], 0)
* insert OwnAnswer(ham-d-17-7-1, [[Thoughts and feelings of incapacity, fatigue or weakness]], 1)
* insert OwnAnswer(ham-d-17-7-2, [[Loss of interest in activities, hobbies or work]], 2)
* insert OwnAnswer(ham-d-17-7-3, [[Less time spent in activities, or less productivity]], 3)
* insert OwnAnswer(ham-d-17-7-4, [[Stopped working because of the present illness]], 4)
* insert OwnQuestion(8, ham-d-17-8, [[Retardation: slowness of thought and speech, impaired concentration, decreased motor activity]])
* insert OwnAnswer(ham-d-17-8-0, [[Normal speech and thought]], 0)
* insert OwnAnswer(ham-d-17-8-1, [[Slight retardation during the interview]], 1)
* insert OwnAnswer(ham-d-17-8-2, [[Obvious retardation during the interview]], 2)
* insert OwnAnswer(ham-d-17-8-3, [[Interview difficult]], 3)
* insert OwnAnswer(ham-d-17-8-4, [[Complete stupor]], 4)
* insert OwnQuestion(9, ham-d-17-9, [[Agitation]])
* insert OwnAnswer(ham-d-17-9-0, [[None]], 0)
* insert OwnAnswer(ham-d-17-9-1, [[Fidgetiness]], 1)
* insert OwnAnswer(ham-d-17-9-2, [[Playing with hands, hair and so on]], 2)
* insert OwnAnswer(ham-d-17-9-3, [[Moving about, cannot sit still]], 3)
* insert OwnAnswer(ham-d-17-9-4, [[Hand wringing, nail biting, hair pulling, biting of lips]], 4)
* insert OwnQuestion(10, ham-d-17-10, [[Anxiety, psychic]])
* insert OwnAnswer(ham-d-17-10-0, [[No difficulty]], 0)
* insert OwnAnswer(ham-d-17-10-1, [[Subjective tension and irritability]], 1)
* insert OwnAnswer(ham-d-17-10-2, [[Worrying about minor matters]], 2)
* insert OwnAnswer(ham-d-17-10-3, [[Apprehensive attitude apparent in face or speech]], 3)
* insert OwnAnswer(ham-d-17-10-4, [[Fears expressed without questioning]], 4)
* insert OwnQuestion(11, ham-d-17-11, [[Anxiety, somatic]])
* insert OwnAnswer(ham-d-17-11-0, [[Absent]], 0)
* insert OwnAnswer(ham-d-17-11-1, [[Mild]], 1)
* insert OwnAnswer(ham-d-17-11-2, [[Moderate]], 2)
* insert OwnAnswer(ham-d-17-11-3, [[Severe]], 3)
* insert OwnAnswer(ham-d-17-11-4, [[Incapacitating]], 4)
* insert OwnQuestion(12, ham-d-17-12, [[Somatic symptoms, gastrointestinal]])
* insert OwnAnswer(ham-d-17-12-0, [[None]], 0)
* insert OwnAnswer(ham-d-17-12-1, [[Loss of appetite but eating without encouragement]], 1)
* insert OwnAnswer(ham-d-17-12-2, [[Difficulty eating without urging; needs laxatives or medication for the bowels]], 2)
* insert OwnQuestion(13, ham-d-17-13, [[Somatic symptoms, general]])
* insert OwnAnswer(ham-d-17-13-0, [[None]], 0)
* insert OwnAnswer(ham-d-17-13-1, [[Heaviness in limbs, back or head; aches; loss of energy]], 1)
* insert OwnAnswer(ham-d-17-13-2, [[Any clear-cut symptom]], 2)
* insert OwnQuestion(14, ham-d-17-14, [[Genital symptoms, such as loss of libido or menstrual disturbances]])
* insert OwnAnswer(ham-d-17-14-0, [[Absent]], 0)
* insert OwnAnswer(ham-d-17-14-1, [[Mild]], 1)
* insert OwnAnswer(ham-d-17-14-2, [[Severe]], 2)
* insert OwnQuestion(15, ham-d-17-15, [[Hypochondriasis]])
* insert OwnAnswer(ham-d-17-15-0, [[Not present]], 0)
* insert OwnAnswer(ham-d-17-15-1, [[Self-absorption in bodily matters]], 1)
* insert OwnAnswer(ham-d-17-15-2, [[Preoccupation with health]], 2)
* insert OwnAnswer(ham-d-17-15-3, [[Frequent complaints, requests for help]], 3)
* insert OwnAnswer(ham-d-17-15-4, [[Hypochondriacal delusions]], 4)
* insert OwnQuestion(16, ham-d-17-16, [[Loss of weight]])
* insert OwnAnswer(ham-d-17-16-0, [[No loss of weight]], 0)
* insert OwnAnswer(ham-d-17-16-1, [[Probable loss of weight with the present illness]], 1)
* insert OwnAnswer(ham-d-17-16-2, [[Definite loss of weight]], 2)
* insert OwnQuestion(17, ham-d-17-17, [[Insight]])
* insert OwnAnswer(ham-d-17-17-0, [[Acknowledges being depressed and ill]], 0)
* insert OwnAnswer(ham-d-17-17-1, [[Acknowledges illness but attributes the cause to bad food, climate, overwork, virus, need for rest and so on]], 1)
* insert OwnAnswer(ham-d-17-17-2, [[Denies being ill at all]], 2)
* insert OwnTotal(ham-d-17, [[HAM-D 17]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/ham-d-17-1' or linkId='/ham-d-17-2' or linkId='/ham-d-17-3' or linkId='/ham-d-17-4' or linkId='/ham-d-17-5' or linkId='/ham-d-17-6' or linkId='/ham-d-17-7' or linkId='/ham-d-17-8' or linkId='/ham-d-17-9' or linkId='/ham-d-17-10' or linkId='/ham-d-17-11' or linkId='/ham-d-17-12' or linkId='/ham-d-17-13' or linkId='/ham-d-17-14' or linkId='/ham-d-17-15' or linkId='/ham-d-17-16' or linkId='/ham-d-17-17').where(answer.value.exists()).count() = 17, %resource.repeat(item).where(linkId='/ham-d-17-1' or linkId='/ham-d-17-2' or linkId='/ham-d-17-3' or linkId='/ham-d-17-4' or linkId='/ham-d-17-5' or linkId='/ham-d-17-6' or linkId='/ham-d-17-7' or linkId='/ham-d-17-8' or linkId='/ham-d-17-9' or linkId='/ham-d-17-10' or linkId='/ham-d-17-11' or linkId='/ham-d-17-12' or linkId='/ham-d-17-13' or linkId='/ham-d-17-14' or linkId='/ham-d-17-15' or linkId='/ham-d-17-16' or linkId='/ham-d-17-17').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/ham-d-17-1' or linkId='/ham-d-17-2' or linkId='/ham-d-17-3' or linkId='/ham-d-17-4' or linkId='/ham-d-17-5' or linkId='/ham-d-17-6' or linkId='/ham-d-17-7' or linkId='/ham-d-17-8' or linkId='/ham-d-17-9' or linkId='/ham-d-17-10' or linkId='/ham-d-17-11' or linkId='/ham-d-17-12' or linkId='/ham-d-17-13' or linkId='/ham-d-17-14' or linkId='/ham-d-17-15' or linkId='/ham-d-17-16' or linkId='/ham-d-17-17').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/ham-d-17-1' or linkId='/ham-d-17-2' or linkId='/ham-d-17-3' or linkId='/ham-d-17-4' or linkId='/ham-d-17-5' or linkId='/ham-d-17-6' or linkId='/ham-d-17-7' or linkId='/ham-d-17-8' or linkId='/ham-d-17-9' or linkId='/ham-d-17-10' or linkId='/ham-d-17-11' or linkId='/ham-d-17-12' or linkId='/ham-d-17-13' or linkId='/ham-d-17-14' or linkId='/ham-d-17-15' or linkId='/ham-d-17-16' or linkId='/ham-d-17-17').answer.value.where(code.endsWith('-3')).count() * 3 + %resource.repeat(item).where(linkId='/ham-d-17-1' or linkId='/ham-d-17-2' or linkId='/ham-d-17-3' or linkId='/ham-d-17-4' or linkId='/ham-d-17-5' or linkId='/ham-d-17-6' or linkId='/ham-d-17-7' or linkId='/ham-d-17-8' or linkId='/ham-d-17-9' or linkId='/ham-d-17-10' or linkId='/ham-d-17-11' or linkId='/ham-d-17-12' or linkId='/ham-d-17-13' or linkId='/ham-d-17-14' or linkId='/ham-d-17-15' or linkId='/ham-d-17-16' or linkId='/ham-d-17-17').answer.value.where(code.endsWith('-4')).count() * 4, {})]])

Instance: ham-d-17-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to HAM-D 17"
Description: "All items answered, without the total, which is 18."
* insert AnsweredBy(ham-d-17, patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* item[0].linkId = "/ham-d-17-1"
* item[0].answer.valueCoding = InstrumentAnswer#ham-d-17-1-2 "Spontaneously reported verbally"
* item[1].linkId = "/ham-d-17-2"
* item[1].answer.valueCoding = InstrumentAnswer#ham-d-17-2-2 "Ideas of guilt or rumination over past errors or sinful deeds"
* item[2].linkId = "/ham-d-17-3"
* item[2].answer.valueCoding = InstrumentAnswer#ham-d-17-3-0 "Absent"
* item[3].linkId = "/ham-d-17-4"
* item[3].answer.valueCoding = InstrumentAnswer#ham-d-17-4-2 "Nightly difficulty falling asleep"
* item[4].linkId = "/ham-d-17-5"
* item[4].answer.valueCoding = InstrumentAnswer#ham-d-17-5-1 "Restless and disturbed during the night"
* item[5].linkId = "/ham-d-17-6"
* item[5].answer.valueCoding = InstrumentAnswer#ham-d-17-6-1 "Wakes in the early hours but goes back to sleep"
* item[6].linkId = "/ham-d-17-7"
* item[6].answer.valueCoding = InstrumentAnswer#ham-d-17-7-2 "Loss of interest in activities, hobbies or work"
* item[7].linkId = "/ham-d-17-8"
* item[7].answer.valueCoding = InstrumentAnswer#ham-d-17-8-1 "Slight retardation during the interview"
* item[8].linkId = "/ham-d-17-9"
* item[8].answer.valueCoding = InstrumentAnswer#ham-d-17-9-1 "Fidgetiness"
* item[9].linkId = "/ham-d-17-10"
* item[9].answer.valueCoding = InstrumentAnswer#ham-d-17-10-1 "Subjective tension and irritability"
* item[10].linkId = "/ham-d-17-11"
* item[10].answer.valueCoding = InstrumentAnswer#ham-d-17-11-1 "Mild"
* item[11].linkId = "/ham-d-17-12"
* item[11].answer.valueCoding = InstrumentAnswer#ham-d-17-12-1 "Loss of appetite but eating without encouragement"
* item[12].linkId = "/ham-d-17-13"
* item[12].answer.valueCoding = InstrumentAnswer#ham-d-17-13-1 "Heaviness in limbs, back or head; aches; loss of energy"
* item[13].linkId = "/ham-d-17-14"
* item[13].answer.valueCoding = InstrumentAnswer#ham-d-17-14-1 "Mild"
* item[14].linkId = "/ham-d-17-15"
* item[14].answer.valueCoding = InstrumentAnswer#ham-d-17-15-1 "Self-absorption in bodily matters"
* item[15].linkId = "/ham-d-17-16"
* item[15].answer.valueCoding = InstrumentAnswer#ham-d-17-16-0 "No loss of weight"
* item[16].linkId = "/ham-d-17-17"
* item[16].answer.valueCoding = InstrumentAnswer#ham-d-17-17-0 "Acknowledges being depressed and ill"

Instance: score-jonas-ham-d-17
InstanceOf: IptScoreHamD17
Usage: #example
Title: "HAM-D 17: 18"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#ham-d-17 "HAM-D 17"
* insert Points(18)
* interpretation = ScoreBand#moderate "Moderate"
* derivedFrom = Reference(ham-d-17-jonas)
