Instance: wsas-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "WSAS: numbers"
Description: "Range, bands, scored items and thresholds of WSAS."
* id = "wsas"
* insert Numbers(wsas, WSAS, higher-is-worse, 0)
* code.coding[0] = Instrument#wsas "WSAS"
* insert Verification(code.coding[0], own)
* insert OwnItem(wsas-1, [[WSAS item 1]])
* insert OwnItem(wsas-2, [[WSAS item 2]])
* insert OwnItem(wsas-3, [[WSAS item 3]])
* insert OwnItem(wsas-4, [[WSAS item 4]])
* insert OwnItem(wsas-5, [[WSAS item 5]])
* insert Verdict(minimal-important-change, >=, 8, {score}, [[Approximate: Zahra D, Qureshi A, Henley W, et al. The work and social adjustment scale: reliability, sensitivity and value. Int J Psychiatry Clin Pract 2014;18(2):131-138]])
* insert Range(0, 40, [[Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464]])
* insert Band(0, 9, minimal, Minimal, [[Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464]])
* insert Band(10, 20, moderate, Moderate, [[Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464]])
* insert Band(21, 40, moderately-severe, Moderately severe, [[Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464]])

Invariant: M02-wsas-code
Description: "Give the code wsas of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='wsas')).exists()"

Invariant: M02-wsas
Description: "Correct the value: a total of WSAS is a whole number from 0 to 40."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 40 and $this mod 1 <= 0).exists()"

Invariant: M05-wsas
Description: "Give the band of the score in interpretation: 0-9 minimal, 10-20 moderate, 21-40 moderately-severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 40).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 10, 'minimal', iif(%resource.value.ofType(Quantity).value < 21, 'moderate', 'moderately-severe')))"

Profile: IptScoreWsas
Parent: IptScore
Id: score-wsas
Title: "WSAS score"
Description: "Work and Social Adjustment Scale: five items on impairment in daily life. Answered by the patient. The total is a whole number from 0 to 40, higher is worse."
* insert Published
* obeys M02-wsas-code and M02-wsas and M05-wsas
* code ^short = "wsas (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 40 {score}"

Instance: wsas-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "WSAS"
Description: "Work and Social Adjustment Scale: five items on impairment in daily life. Answered by the patient."
* insert InstrumentQuestionnaire(wsas, Wsas, [[Work and Social Adjustment Scale (WSAS)]], permission)
* description = "Work and Social Adjustment Scale: five items on impairment in daily life. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "WSAS: copyright Isaac M. Marks. Free for clinical use; its items are not here until permission to publish them is given."
* insert MetadataOnly
* code[0] = Instrument#wsas "WSAS"
* insert Verification(code[0], own)
* insert Notice(licence, [[WSAS: copyright Isaac M. Marks. Free for clinical use; its items are not here until permission to publish them is given.]])
* insert OwnPoints(1, wsas-1)
* insert Points0To8
* insert OwnPoints(2, wsas-2)
* insert Points0To8
* insert OwnPoints(3, wsas-3)
* insert Points0To8
* insert OwnPoints(4, wsas-4)
* insert Points0To8
* insert OwnPoints(5, wsas-5)
* insert Points0To8
* insert OwnTotal(wsas, [[WSAS]], integer)

Instance: score-jonas-wsas
InstanceOf: IptScoreWsas
Usage: #example
Title: "WSAS: 22"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#wsas "WSAS"
* insert Points(22)
* interpretation = ScoreBand#moderately-severe "Moderately severe"
