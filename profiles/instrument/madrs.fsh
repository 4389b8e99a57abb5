Instance: madrs-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "MADRS: numbers"
Description: "Range, bands, scored items and thresholds of MADRS."
* id = "madrs"
* insert Numbers(madrs, MADRS, higher-is-worse, 0)
* code.coding[0] = Instrument#madrs "MADRS"
* insert Verification(code.coding[0], own)
* insert OwnItem(madrs-1, [[MADRS item 1]])
* insert OwnItem(madrs-2, [[MADRS item 2]])
* insert OwnItem(madrs-3, [[MADRS item 3]])
* insert OwnItem(madrs-4, [[MADRS item 4]])
* insert OwnItem(madrs-5, [[MADRS item 5]])
* insert OwnItem(madrs-6, [[MADRS item 6]])
* insert OwnItem(madrs-7, [[MADRS item 7]])
* insert OwnItem(madrs-8, [[MADRS item 8]])
* insert OwnItem(madrs-9, [[MADRS item 9]])
* insert OwnItem(madrs-10, [[MADRS item 10 (suicide)]])
* extension[item][=].extension[safety].valueBoolean = true
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <=, 10, {score}, [[Hawley CJ, Gale TM, Sivakumaran T. Defining remission by cut off score on the MADRS: selecting the optimal value. J Affect Disord 2002;72(2):177-184; 12 is in use too]])
* insert Verdict(minimal-important-change, >=, 2, {score}, [[Approximate: Duru G, Fantino B. The clinical relevance of changes in the Montgomery-Asberg Depression Rating Scale using the minimum clinically important difference approach. Curr Med Res Opin 2008;24(5):1329-1335]])
* insert Range(0, 60, [[Montgomery SA, Asberg M. A new depression scale designed to be sensitive to change. Br J Psychiatry 1979;134:382-389]])
* insert Band(0, 6, minimal, Minimal, [[Snaith RP, Harrop FM, Newby DA, Teale C. Grade scores of the Montgomery-Asberg Depression and the Clinical Anxiety Scales. Br J Psychiatry 1986;148:599-601]])
* insert Band(7, 19, mild, Mild, [[Snaith RP, Harrop FM, Newby DA, Teale C. Grade scores of the Montgomery-Asberg Depression and the Clinical Anxiety Scales. Br J Psychiatry 1986;148:599-601]])
* insert Band(20, 34, moderate, Moderate, [[Snaith RP, Harrop FM, Newby DA, Teale C. Grade scores of the Montgomery-Asberg Depression and the Clinical Anxiety Scales. Br J Psychiatry 1986;148:599-601]])
* insert Band(35, 60, severe, Severe, [[Snaith RP, Harrop FM, Newby DA, Teale C. Grade scores of the Montgomery-Asberg Depression and the Clinical Anxiety Scales. Br J Psychiatry 1986;148:599-601]])

Invariant: M02-madrs-code
Description: "Give the code madrs of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='madrs')).exists()"

Invariant: M02-madrs
Description: "Correct the value: a total of MADRS is a whole number from 0 to 60."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 60 and $this mod 1 <= 0).exists()"

Invariant: M05-madrs
Description: "Give the band of the score in interpretation: 0-6 minimal, 7-19 mild, 20-34 moderate, 35-60 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 60).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 7, 'minimal', iif(%resource.value.ofType(Quantity).value < 20, 'mild', iif(%resource.value.ofType(Quantity).value < 35, 'moderate', 'severe'))))"

Profile: IptScoreMadrs
Parent: IptScore
Id: score-madrs
Title: "MADRS score"
Description: "Montgomery-Asberg Depression Rating Scale: ten items on depression, rated by a clinician. Its text is protected: record the score, or the points of each item. The total is a whole number from 0 to 60, higher is worse."
* insert Published
* obeys M02-madrs-code and M02-madrs and M05-madrs
* code ^short = "madrs (code system instrument)"
* value[x] ^short = "valueQuantity, 0 to 60 {score}"

Instance: madrs-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "MADRS"
Description: "Montgomery-Asberg Depression Rating Scale: ten items on depression, rated by a clinician. Its text is protected: record the score, or the points of each item."
* insert InstrumentQuestionnaire(madrs, Madrs, [[Montgomery-Asberg Depression Rating Scale (MADRS)]], permission)
* description = "Montgomery-Asberg Depression Rating Scale: ten items on depression, rated by a clinician. Its text is protected: record the score, or the points of each item. It stands here without its items, because of its licence: what it is, how it is scored, and where its points go."
* copyright = "MADRS: copyright the Royal College of Psychiatrists. Its items are not here: ask for permission before you use them."
* insert MetadataOnly
* code[0] = Instrument#madrs "MADRS"
* insert Verification(code[0], own)
* insert Notice(licence, [[MADRS: copyright the Royal College of Psychiatrists. Its items are not here: ask for permission before you use them.]])
* insert OwnPoints(1, madrs-1)
* insert Points0To6
* insert OwnPoints(2, madrs-2)
* insert Points0To6
* insert OwnPoints(3, madrs-3)
* insert Points0To6
* insert OwnPoints(4, madrs-4)
* insert Points0To6
* insert OwnPoints(5, madrs-5)
* insert Points0To6
* insert OwnPoints(6, madrs-6)
* insert Points0To6
* insert OwnPoints(7, madrs-7)
* insert Points0To6
* insert OwnPoints(8, madrs-8)
* insert Points0To6
* insert OwnPoints(9, madrs-9)
* insert Points0To6
* insert OwnPoints(10, madrs-10)
* insert Points0To6
* insert OwnTotal(madrs, [[MADRS]], integer)

Instance: score-jonas-madrs
InstanceOf: IptScoreMadrs
Usage: #example
Title: "MADRS: 28"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#madrs "MADRS"
* insert Points(28)
* interpretation = ScoreBand#moderate "Moderate"
