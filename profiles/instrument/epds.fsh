Instance: epds-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "EPDS: numbers"
Description: "Range, bands, scored items and thresholds of EPDS."
* id = "epds"
* insert Numbers(epds, EPDS, higher-is-worse, 0)
* code.coding[0] = Instrument#epds "EPDS"
* insert Verification(code.coding[0], own)
* code.coding[1] = $loinc#99046-5
* insert Verification(code.coding[1], unverified)
* code.coding[2] = $loinc#71354-5
* insert Verification(code.coding[2], unverified)
* insert OwnItem(epds-1, [[I have been able to laugh and see the funny side of things]])
* insert OwnItem(epds-2, [[I have looked forward with enjoyment to things]])
* insert OwnItem(epds-3, [[I have blamed myself unnecessarily when things went wrong]])
* insert OwnItem(epds-4, [[I have been anxious or worried for no good reason]])
* insert OwnItem(epds-5, [[I have felt scared or panicky for no very good reason]])
* insert OwnItem(epds-6, [[Things have been getting on top of me]])
* insert OwnItem(epds-7, [[I have been so unhappy that I have had difficulty sleeping]])
* insert OwnItem(epds-8, [[I have felt sad or miserable]])
* insert OwnItem(epds-9, [[I have been so unhappy that I have been crying]])
* insert OwnItem(epds-10, [[The thought of harming myself has occurred to me]])
* extension[item][=].extension[safety].valueBoolean = true
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <, 10, {score}, [[Convention: below the lower cut-off of Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786]])
* insert Verdict(reliable-change, >=, 4, {score}, [[Matthey S. Calculating clinically significant change in postnatal depression studies using the Edinburgh Postnatal Depression Scale. J Affect Disord 2004;78(3):269-272]])
* insert Range(0, 30, [[Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786]])
* insert Band(0, 9, unlikely, Unlikely, [[Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786]])
* insert Band(10, 12, possible, Possible, [[Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786]])
* insert Band(13, 30, probable, Probable, [[Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786]])

Invariant: M02-epds-code
Description: "Give the LOINC code 99046-5 or 71354-5 (EPDS) or the code epds of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and (code='99046-5' or code='71354-5')) or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='epds')).exists()"

Invariant: M02-epds
Description: "Correct the value: a total of EPDS is a whole number from 0 to 30."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 30 and $this mod 1 <= 0).exists()"

Invariant: M05-epds
Description: "Give the band of the score in interpretation: 0-9 unlikely, 10-12 possible, 13-30 probable; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 30).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 10, 'unlikely', iif(%resource.value.ofType(Quantity).value < 13, 'possible', 'probable')))"

Profile: IptScoreEpds
Parent: IptScore
Id: score-epds
Title: "EPDS score"
Description: "Edinburgh Postnatal Depression Scale: ten items on the last week, answered in pregnancy and in the year after birth. Items 3 and 5 to 10 are printed with the highest answer first. Item 10 asks about self-harm. Answered by the patient. The total is a whole number from 0 to 30, higher is worse."
* insert Published
* obeys M02-epds-code and M02-epds and M05-epds
* code ^short = "epds (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 30 {score}"

Instance: epds-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "EPDS"
Description: "Edinburgh Postnatal Depression Scale: ten items on the last week, answered in pregnancy and in the year after birth. Items 3 and 5 to 10 are printed with the highest answer first. Item 10 asks about self-harm. Answered by the patient."
* insert InstrumentQuestionnaire(epds, Epds, [[Edinburgh Postnatal Depression Scale (EPDS)]], free-with-credit)
* description = "Edinburgh Postnatal Depression Scale: ten items on the last week, answered in pregnancy and in the year after birth. Items 3 and 5 to 10 are printed with the highest answer first. Item 10 asks about self-harm. Answered by the patient. The total is computed; it needs not be sent."
* copyright = "EPDS: Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression: development of the 10-item Edinburgh Postnatal Depression Scale. British Journal of Psychiatry 1987;150:782-786. Users may reproduce the scale without further permission providing they respect copyright by quoting the names of the authors, the title and the source of the paper in all reproduced copies."
* code[0] = Instrument#epds "EPDS"
* insert Verification(code[0], own)
* insert Notice(introduction, [[Please choose the answer that comes closest to how you have felt in the past 7 days, not just how you feel today.]])
* insert OwnQuestion(1, epds-1, [[I have been able to laugh and see the funny side of things]])
* insert OwnAnswer(epds-1-0, [[As much as I always could]], 0)
* insert OwnAnswer(epds-1-1, [[Not quite so much now]], 1)
* insert OwnAnswer(epds-1-2, [[Definitely not so much now]], 2)
* insert OwnAnswer(epds-1-3, [[Not at all]], 3)
* insert OwnQuestion(2, epds-2, [[I have looked forward with enjoyment to things]])
* insert OwnAnswer(epds-2-0, [[As much as I ever did]], 0)
* insert OwnAnswer(epds-2-1, [[Rather less than I used to]], 1)
* insert OwnAnswer(epds-2-2, [[Definitely less than I used to]], 2)
* insert OwnAnswer(epds-2-3, [[Hardly at all]], 3)
* insert OwnQuestion(3, epds-3, [[I have blamed myself unnecessarily when things went wrong]])
* insert OwnAnswer(epds-3-3, [[Yes, most of the time]], 3)
* insert OwnAnswer(epds-3-2, [[Yes, some of the time]], 2)
* insert OwnAnswer(epds-3-1, [[Not very often]], 1)
* insert OwnAnswer(epds-3-0, [[No, never]], 0)
* insert OwnQuestion(4, epds-4, [[I have been anxious or worried for no good reason]])
* insert OwnAnswer(epds-4-0, [[No, not at all]], 0)
* insert OwnAnswer(epds-4-1, [[Hardly ever]], 1)
* insert OwnAnswer(epds-4-2, [[Yes, sometimes]], 2)
* insert OwnAnswer(epds-4-3, [[Yes, very often]], 3)
* insert OwnQuestion(5, epds-5, [[I have felt scared or panicky for no very good reason]])
* insert OwnAnswer(epds-5-3, [[Yes, quite a lot]], 3)
* insert OwnAnswer(epds-5-2, [[Yes, sometimes]], 2)
* insert OwnAnswer(epds-5-1, [[No, not much]], 1)
* insert OwnAnswer(epds-5-0, [[No, not at all]], 0)
* insert OwnQuestion(6, epds-6, [[Things have been getting on top of me]])
* insert OwnAnswer(epds-6-3, [[Yes, most of the time I haven't been able to cope at all]], 3)
* insert OwnAnswer(epds-6-2, [[Yes, sometimes I haven't been coping as well as usual]], 2)
* insert OwnAnswer(epds-6-1, [[No, most of the time I have coped quite well]], 1)
* insert OwnAnswer(epds-6-0, [[No, I have been coping as well as ever]], 0)
* insert OwnQuestion(7, epds-7, [[I have been so unhappy that I have had difficulty sleeping]])
* insert OwnAnswer(epds-7-3, [[Yes, most of the time]], 3)
* insert OwnAnswer(epds-7-2, [[Yes, sometimes]], 2)
* insert OwnAnswer(epds-7-1, [[Not very often]], 1)
* insert OwnAnswer(epds-7-0, [[No, not at all]], 0)
* insert OwnQuestion(8, epds-8, [[I have felt sad or miserable]])
* insert OwnAnswer(epds-8-3, [[Yes, most of the time]], 3)
* insert OwnAnswer(epds-8-2, [[Yes, quite often]], 2)
* insert OwnAnswer(epds-8-1, [[Not very often]], 1)
* insert OwnAnswer(epds-8-0, [[No, not at all]], 0)
* insert OwnQuestion(9, epds-9, [[I have been so unhappy that I have been crying]])
* insert OwnAnswer(epds-9-3, [[Yes, most of the time]], 3)
* insert OwnAnswer(epds-9-2, [[Yes, quite often]], 2)
* insert OwnAnswer(epds-9-1, [[Only occasionally]], 1)
* insert OwnAnswer(epds-9-0, [[No, never]], 0)
* insert OwnQuestion(10, epds-10, [[The thought of harming myself has occurred to me]])
* insert OwnAnswer(epds-10-3, [[Yes, quite often]], 3)
* insert OwnAnswer(epds-10-2, [[Sometimes]], 2)
* insert OwnAnswer(epds-10-1, [[Hardly ever]], 1)
* insert OwnAnswer(epds-10-0, [[Never]], 0)
* insert OwnTotal(epds, [[EPDS]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/epds-1' or linkId='/epds-2' or linkId='/epds-3' or linkId='/epds-4' or linkId='/epds-5' or linkId='/epds-6' or linkId='/epds-7' or linkId='/epds-8' or linkId='/epds-9' or linkId='/epds-10').where(answer.value.exists()).count() = 10, %resource.repeat(item).where(linkId='/epds-1' or linkId='/epds-2' or linkId='/epds-3' or linkId='/epds-4' or linkId='/epds-5' or linkId='/epds-6' or linkId='/epds-7' or linkId='/epds-8' or linkId='/epds-9' or linkId='/epds-10').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/epds-1' or linkId='/epds-2' or linkId='/epds-3' or linkId='/epds-4' or linkId='/epds-5' or linkId='/epds-6' or linkId='/epds-7' or linkId='/epds-8' or linkId='/epds-9' or linkId='/epds-10').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/epds-1' or linkId='/epds-2' or linkId='/epds-3' or linkId='/epds-4' or linkId='/epds-5' or linkId='/epds-6' or linkId='/epds-7' or linkId='/epds-8' or linkId='/epds-9' or linkId='/epds-10').answer.value.where(code.endsWith('-3')).count() * 3, {})]])

Instance: epds-mira
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to EPDS"
Description: "All items answered, without the total, which is 14."
* insert AnsweredBy(epds, patient-mira, Mira Sommer, patient-mira, Mira Sommer)
* item[0].linkId = "/epds-1"
* item[0].answer.valueCoding = InstrumentAnswer#epds-1-1 "Not quite so much now"
* item[1].linkId = "/epds-2"
* item[1].answer.valueCoding = InstrumentAnswer#epds-2-1 "Rather less than I used to"
* item[2].linkId = "/epds-3"
* item[2].answer.valueCoding = InstrumentAnswer#epds-3-2 "Yes, some of the time"
* item[3].linkId = "/epds-4"
* item[3].answer.valueCoding = InstrumentAnswer#epds-4-2 "Yes, sometimes"
* item[4].linkId = "/epds-5"
* item[4].answer.valueCoding = InstrumentAnswer#epds-5-2 "Yes, sometimes"
* item[5].linkId = "/epds-6"
* item[5].answer.valueCoding = InstrumentAnswer#epds-6-2 "Yes, sometimes I haven't been coping as well as usual"
* item[6].linkId = "/epds-7"
* item[6].answer.valueCoding = InstrumentAnswer#epds-7-1 "Not very often"
* item[7].linkId = "/epds-8"
* item[7].answer.valueCoding = InstrumentAnswer#epds-8-2 "Yes, quite often"
* item[8].linkId = "/epds-9"
* item[8].answer.valueCoding = InstrumentAnswer#epds-9-1 "Only occasionally"
* item[9].linkId = "/epds-10"
* item[9].answer.valueCoding = InstrumentAnswer#epds-10-0 "Never"

Instance: score-mira-epds
InstanceOf: IptScoreEpds
Usage: #example
Title: "EPDS: 14"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-mira, Mira Sommer, patient-mira, Mira Sommer)
* code = Instrument#epds "EPDS"
* insert Points(14)
* interpretation = ScoreBand#probable "Probable"
* derivedFrom = Reference(epds-mira)
