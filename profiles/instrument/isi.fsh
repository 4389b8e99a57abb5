Instance: isi-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "ISI: numbers"
Description: "Range, bands, scored items and thresholds of ISI."
* id = "isi"
* insert Numbers(isi, ISI, higher-is-worse, 0)
* code.coding[0] = Instrument#isi "ISI"
* insert Verification(code.coding[0], own)
* insert OwnItem(isi-1, [[ISI item 1]])
* insert OwnItem(isi-2, [[ISI item 2]])
* insert OwnItem(isi-3, [[ISI item 3]])
* insert OwnItem(isi-4, [[ISI item 4]])
* insert OwnItem(isi-5, [[ISI item 5]])
* insert OwnItem(isi-6, [[ISI item 6]])
* insert OwnItem(isi-7, [[ISI item 7]])
* insert Verdict(response, >=, 8, {score}, [[Morin CM, Belleville G, Bélanger L, Ivers H. The Insomnia Severity Index: psychometric indicators to detect insomnia cases and evaluate treatment response. Sleep 2011;34(5):601-608]])
* extension[threshold][=].extension[basis].valueCode = #change
* insert Verdict(remission, <, 8, {score}, [[Morin CM, Belleville G, Bélanger L, Ivers H. The Insomnia Severity Index: psychometric indicators to detect insomnia cases and evaluate treatment response. Sleep 2011;34(5):601-608]])
* insert Verdict(minimal-important-change, >=, 6, {score}, [[Yang M, Morin CM, Schaefer K, Wallenstein GV. Interpreting score differences in the Insomnia Severity Index: using health-related outcomes to define the minimally important difference. Curr Med Res Opin 2009;25(10):2487-2494]])
* insert Range(0, 28, [[Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Medicine 2001;2(4):297-307]])
* insert Band(0, 7, minimal, Minimal, [[Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Medicine 2001;2(4):297-307]])
* insert Band(8, 14, mild, Mild, [[Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Medicine 2001;2(4):297-307]])
* insert Band(15, 21, moderate, Moderate, [[Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Medicine 2001;2(4):297-307]])
* insert Band(22, 28, severe, Severe, [[Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Medicine 2001;2(4):297-307]])

Invariant: M02-isi-code
Description: "Give the code isi of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='isi')).exists()"

Invariant: M02-isi
Description: "Correct the value: a total of ISI is a whole number from 0 to 28."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 28 and $this mod 1 <= 0).exists()"

Invariant: M05-isi
Description: "Give the band of the score in interpretation: 0-7 minimal, 8-14 mild, 15-21 moderate, 22-28 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 28).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 8, 'minimal', iif(%resource.value.ofType(Quantity).value < 15, 'mild', iif(%resource.value.ofType(Quantity).value < 22, 'moderate', 'severe'))))"

Profile: IptScoreIsi
Parent: IptScore
Id: score-isi
Title: "ISI score"
Description: "Insomnia Severity Index: seven items on sleep in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient. The total is a whole number from 0 to 28, higher is worse."
* insert Published
* obeys M02-isi-code and M02-isi and M05-isi
* code ^short = "isi (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 28 {score}"

Instance: isi-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "ISI"
Description: "Insomnia Severity Index: seven items on sleep in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient."
* insert InstrumentQuestionnaire(isi, Isi, [[Insomnia Severity Index (ISI)]], permission)
* description = "Insomnia Severity Index: seven items on sleep in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "ISI: copyright Charles M. Morin, distributed by Mapi Research Trust. Its items are not here: they are used under a licence."
* insert MetadataOnly
* code[0] = Instrument#isi "ISI"
* insert Verification(code[0], own)
* insert Notice(licence, [[ISI: copyright Charles M. Morin, distributed by Mapi Research Trust. Its items are not here: they are used under a licence.]])
* insert OwnPoints(1, isi-1)
* insert Points0To4
* insert OwnPoints(2, isi-2)
* insert Points0To4
* insert OwnPoints(3, isi-3)
* insert Points0To4
* insert OwnPoints(4, isi-4)
* insert Points0To4
* insert OwnPoints(5, isi-5)
* insert Points0To4
* insert OwnPoints(6, isi-6)
* insert Points0To4
* insert OwnPoints(7, isi-7)
* insert Points0To4
* insert OwnTotal(isi, [[ISI]], integer)

Instance: score-jonas-isi
InstanceOf: IptScoreIsi
Usage: #example
Title: "ISI: 17"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, patient-jonas, Jonas Lindner)
* code = Instrument#isi "ISI"
* insert Points(17)
* interpretation = ScoreBand#moderate "Moderate"
