Instance: cgi-i-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "CGI-I: numbers"
Description: "Range, bands, scored items and thresholds of CGI-I."
* id = "cgi-i"
* insert Numbers(cgi-i, CGI-I, higher-is-worse, 0)
* code.coding[0] = Instrument#cgi-i "CGI-I"
* insert Verification(code.coding[0], own)
* insert OwnItem(cgi-i-1, [[Compared to the patient's condition when treatment began, how much has the patient changed?]])
* insert Verdict(response, <=, 2, {score}, [[Convention of treatment trials: much or very much improved on Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976]])
* extension[threshold][=].extension[basis].valueCode = #score
* insert Range(1, 7, [[Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976]])

Invariant: M02-cgi-i-code
Description: "Give the code cgi-i of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='cgi-i')).exists()"

Invariant: M02-cgi-i
Description: "Correct the value: a total of CGI-I is a whole number from 1 to 7."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 1 and $this <= 7 and $this mod 1 <= 0).exists()"

Profile: IptScoreCgiI
Parent: IptScore
Id: score-cgi-i
Title: "CGI-I score"
Description: "Clinical Global Impression, improvement: how much the patient has changed since treatment began, at one glance, rated by a clinician: the rating is the change, so it has no baseline. The total is a whole number from 1 to 7, higher is worse."
* insert Published
* obeys M02-cgi-i-code and M02-cgi-i
* code ^short = "cgi-i (code system instrument)"
* value[x] ^short = "valueQuantity, 1 to 7 {score}"

Instance: cgi-i-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "CGI-I"
Description: "Clinical Global Impression, improvement: how much the patient has changed since treatment began, at one glance, rated by a clinician: the rating is the change, so it has no baseline."
* insert InstrumentQuestionnaire(cgi-i, CgiI, [[Clinical Global Impression, improvement (CGI-I)]], public-domain)
* description = "Clinical Global Impression, improvement: how much the patient has changed since treatment began, at one glance, rated by a clinician: the rating is the change, so it has no baseline. The total is computed; it needs not be sent."
* copyright = "CGI: Guy W (ed). ECDEU assessment manual for psychopharmacology. US Department of Health, Education, and Welfare 1976. In the public domain."
* code[0] = Instrument#cgi-i "CGI-I"
* insert Verification(code[0], own)
* insert Notice(introduction, [[To be rated by the clinician.]])
* insert OwnQuestion(1, cgi-i-1, [[Compared to the patient's condition when treatment began, how much has the patient changed?]])
* insert OwnAnswer(cgi-i-1-1, [[Very much improved]], 1)
* insert OwnAnswer(cgi-i-1-2, [[Much improved]], 2)
* insert OwnAnswer(cgi-i-1-3, [[Minimally improved]], 3)
* insert OwnAnswer(cgi-i-1-4, [[No change]], 4)
* insert OwnAnswer(cgi-i-1-5, [[Minimally worse]], 5)
* insert OwnAnswer(cgi-i-1-6, [[Much worse]], 6)
* insert OwnAnswer(cgi-i-1-7, [[Very much worse]], 7)
* insert OwnTotal(cgi-i, [[CGI-I]], integer)
* insert Calculated([[iif(%resource.repeat(item).where(linkId='/cgi-i-1').where(answer.value.exists()).count() = 1, %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-1')).count() + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-2')).count() * 2 + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-3')).count() * 3 + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-4')).count() * 4 + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-5')).count() * 5 + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-6')).count() * 6 + %resource.repeat(item).where(linkId='/cgi-i-1').answer.value.where(code.endsWith('-7')).count() * 7, {})]])

Instance: cgi-i-jonas
InstanceOf: IptInstrumentResponse
Usage: #example
Title: "Answers to CGI-I"
Description: "All items answered, without the total, which is 3."
* insert AnsweredBy(cgi-i, patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* item[0].linkId = "/cgi-i-1"
* item[0].answer.valueCoding = InstrumentAnswer#cgi-i-1-3 "Minimally improved"

Instance: score-jonas-cgi-i
InstanceOf: IptScoreCgiI
Usage: #example
Title: "CGI-I: 3"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#cgi-i "CGI-I"
* insert Points(3)
* derivedFrom = Reference(cgi-i-jonas)
