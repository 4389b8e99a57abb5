Instance: cdrs-r-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "CDRS-R: numbers"
Description: "Range, bands, scored items and thresholds of CDRS-R."
* id = "cdrs-r"
* insert Numbers(cdrs-r, CDRS-R, higher-is-worse, 0)
* code.coding[0] = Instrument#cdrs-r "CDRS-R"
* insert Verification(code.coding[0], own)
* insert OwnItem(cdrs-r-1, [[CDRS-R item 1]])
* insert OwnItem(cdrs-r-2, [[CDRS-R item 2]])
* insert OwnItem(cdrs-r-3, [[CDRS-R item 3]])
* insert OwnItem(cdrs-r-4, [[CDRS-R item 4]])
* insert OwnItem(cdrs-r-5, [[CDRS-R item 5]])
* insert OwnItem(cdrs-r-6, [[CDRS-R item 6]])
* insert OwnItem(cdrs-r-7, [[CDRS-R item 7]])
* insert OwnItem(cdrs-r-8, [[CDRS-R item 8]])
* insert OwnItem(cdrs-r-9, [[CDRS-R item 9]])
* insert OwnItem(cdrs-r-10, [[CDRS-R item 10]])
* insert OwnItem(cdrs-r-11, [[CDRS-R item 11]])
* insert OwnItem(cdrs-r-12, [[CDRS-R item 12]])
* insert OwnItem(cdrs-r-13, [[CDRS-R item 13 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert OwnItem(cdrs-r-14, [[CDRS-R item 14]])
* insert OwnItem(cdrs-r-15, [[CDRS-R item 15]])
* insert OwnItem(cdrs-r-16, [[CDRS-R item 16]])
* insert OwnItem(cdrs-r-17, [[CDRS-R item 17]])
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials: half of the distance of the baseline from 17, the lowest total]])
* insert Verdict(remission, <=, 28, {score}, [[Convention of treatment trials, such as Treatment for Adolescents with Depression Study (TADS) Team. JAMA 2004;292(7):807-820]])
* insert Range(17, 113, [[Poznanski EO, Mokros HB. Children's Depression Rating Scale, Revised (CDRS-R): manual. Western Psychological Services 1996]])
* insert Band(17, 39, unlikely, Unlikely, [[Poznanski EO, Mokros HB. Children's Depression Rating Scale, Revised (CDRS-R): manual. Western Psychological Services 1996]])
* insert Band(40, 113, probable, Probable, [[Poznanski EO, Mokros HB. Children's Depression Rating Scale, Revised (CDRS-R): manual. Western Psychological Services 1996]])

Invariant: M02-cdrs-r-code
Description: "Give the code cdrs-r of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='cdrs-r')).exists()"

Invariant: M02-cdrs-r
Description: "Correct the value: a total of CDRS-R is a whole number from 17 to 113."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 17 and $this <= 113 and $this mod 1 <= 0).exists()"

Invariant: M05-cdrs-r
Description: "Give the band of the score in interpretation: 17-39 unlikely, 40-113 probable; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 17 and $this <= 113).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 40, 'unlikely', 'probable'))"

Profile: IptScoreCdrsR
Parent: IptScore
Id: score-cdrs-r
Title: "CDRS-R score"
Description: "Children's Depression Rating Scale, Revised: seventeen items on depression of children and adolescents, rated by a clinician. The lowest total is 17. Its text is protected: record the score, or the points of each item. The total is a whole number from 17 to 113, higher is worse."
* insert Published
* obeys M02-cdrs-r-code and M02-cdrs-r and M05-cdrs-r
* code ^short = "cdrs-r (code system instrument)"
* value[x] ^short = "valueQuantity, 17 to 113 {score}"

Instance: cdrs-r-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "CDRS-R"
Description: "Children's Depression Rating Scale, Revised: seventeen items on depression of children and adolescents, rated by a clinician. The lowest total is 17. Its text is protected: record the score, or the points of each item."
* insert InstrumentQuestionnaire(cdrs-r, CdrsR, [[Children's Depression Rating Scale, Revised (CDRS-R)]], commercial)
* description = "Children's Depression Rating Scale, Revised: seventeen items on depression of children and adolescents, rated by a clinician. The lowest total is 17. Its text is protected: record the score, or the points of each item. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "CDRS-R: copyright Western Psychological Services. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#cdrs-r "CDRS-R"
* insert Verification(code[0], own)
* insert Notice(licence, [[CDRS-R: copyright Western Psychological Services. Its items are not here: they are used under a licence.]])
* insert OwnPoints(1, cdrs-r-1)
* insert Points1To7
* insert OwnPoints(2, cdrs-r-2)
* insert Points1To7
* insert OwnPoints(3, cdrs-r-3)
* insert Points1To7
* insert OwnPoints(4, cdrs-r-4)
* insert Points1To5
* insert OwnPoints(5, cdrs-r-5)
* insert Points1To5
* insert OwnPoints(6, cdrs-r-6)
* insert Points1To7
* insert OwnPoints(7, cdrs-r-7)
* insert Points1To7
* insert OwnPoints(8, cdrs-r-8)
* insert Points1To7
* insert OwnPoints(9, cdrs-r-9)
* insert Points1To7
* insert OwnPoints(10, cdrs-r-10)
* insert Points1To7
* insert OwnPoints(11, cdrs-r-11)
* insert Points1To7
* insert OwnPoints(12, cdrs-r-12)
* insert Points1To7
* insert OwnPoints(13, cdrs-r-13)
* insert Points1To7
* insert OwnPoints(14, cdrs-r-14)
* insert Points1To7
* insert OwnPoints(15, cdrs-r-15)
* insert Points1To7
* insert OwnPoints(16, cdrs-r-16)
* insert Points1To5
* insert OwnPoints(17, cdrs-r-17)
* insert Points1To7
* insert OwnTotal(cdrs-r, [[CDRS-R]], integer)

Instance: score-lena-cdrs-r
InstanceOf: IptScoreCdrsR
Usage: #example
Title: "CDRS-R: 52"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-lena, Lena Vogt, practitioner-keller, Dr Miriam Keller)
* code = Instrument#cdrs-r "CDRS-R"
* insert Points(52)
* interpretation = ScoreBand#probable "Probable"
