Instance: cgi-s-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "CGI-S: numbers"
Description: "Range, bands, scored items and thresholds of CGI-S."
* id = "cgi-s"
* insert Numbers(cgi-s, CGI-S, higher-is-worse, 0)
* code.coding[0] = Instrument#cgi-s "CGI-S"
* insert Verification(code.coding[0], own)
* insert OwnItem(cgi-s-1, [[Considering your total clinical experience with this particular population, how mentally ill is the patient at this time?]])
* insert Verdict(minimal-important-change, >=, 1, {score}, [[Convention: one step of Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976]])
* insert Range(1, 7, [[Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976]])

Invariant: M02-cgi-s-code
Description: "Give the code cgi-s of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='cgi-s')).exists()"

Invariant: M02-cgi-s
Description: "Correct the value: a total of CGI-S is a whole number from 1 to 7."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 1 and $this <= 7 and $this mod 1 <= 0).exists()"

Profile: IptScoreCgiS
Parent: IptScore
Id: score-cgi-s
Title: "CGI-S score"
Description: "Clinical Global Impression, severity: how ill the patient is, at one glance, rated by a clinician. The total is a whole number from 1 to 7, higher is worse."
* insert Published
* obeys M02-cgi-s-code and M02-cgi-s
* code ^short = "cgi-s (code system instrument)"
* value[x] ^short = "valueQuantity, 1 to 7 {score}"

Instance: cgi-s-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "CGI-S"
Description: "Clinical Global Impression, severity: how ill the patient is, at one glance, rated by a clinician."
* insert InstrumentQuestionnaire(cgi-s, CgiS, [[Clinical Global Impression, severity (CGI-S)]], public-domain)
* description = "Clinical Global Impression, severity: how ill the patient is, at one glance, rated by a clinician. The total is computed; it needs not be sent."
* copyright = "CGI: Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976. In the public domain."
* code[0] = Instrument#cgi-s "CGI-S"
* insert Verification(code[0], own)
* insert Notice(introduction, [[To be rated by the clinician.]])
* insert OwnQuestion(1, cgi-s-1, [[Considering your total clinical experience with this particular population, how mentally ill is the patient at this time?]])
* insert OwnAnswer(cgi-s-1-1, [[Normal, not at all ill]], 1)
* insert OwnAnswer(cgi-s-1-2, [[Borderline mentally ill]], 2)
* insert OwnAnswer(cgi-s-1-3, [[Mildly ill]], 3)
* insert OwnAnswer(cgi-s-1-4, [[Moderately ill]], 4)
* insert OwnAnswer(cgi-s-1-5, [[Markedly ill]], 5)
* insert OwnAnswer(cgi-s-1-6, [[Severely ill]], 6)
* insert OwnAnswer(cgi-s-1-7, [[Among the most extremely ill patients]], 7)
* insert OwnTotal(cgi-s, [[CGI-S]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/cgi-s-1').where(answer.value.exists()).count() = 1, %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-3')).count() * 3 + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-4')).count() * 4 + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-5')).count() * 5 + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-6')).count() * 6 + %resource.repeat(item).where(linkId='/cgi-s-1').answer.value.where(code.endsWith('-7')).count() * 7, {})]])

Instance: cgi-s-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to CGI-S"
Description: "All items answered, without the total, which is 5."
* insert AnsweredBy(cgi-s, patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* item[0].linkId = "/cgi-s-1"
* item[0].answer.valueCoding = InstrumentAnswer#cgi-s-1-5 "Markedly ill"

Instance: score-jonas-cgi-s
InstanceOf: IptScoreCgiS
Usage: #example
Title: "CGI-S: 5"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#cgi-s "CGI-S"
* insert Points(5)
* derivedFrom = Reference(cgi-s-jonas)
