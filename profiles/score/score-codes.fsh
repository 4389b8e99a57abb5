// Range of the total of an instrument that has no ObservationDefinition: this table is the only place where it stands.
RuleSet: Total(code, lowest, highest, source)
* #{code} ^property[+].code = #total-min
* #{code} ^property[=].valueInteger = {lowest}
* #{code} ^property[+].code = #total-max
* #{code} ^property[=].valueInteger = {highest}
* #{code} ^property[+].code = #source
* #{code} ^property[=].valueString = {source}

// Its licence forbids to publish the items (rule M13).
RuleSet: ProtectedText(code)
* #{code} ^property[+].code = #text-protected
* #{code} ^property[=].valueBoolean = true

// Whom an instrument fits (rule M12); of one that has its own ObservationDefinition too.
RuleSet: RatedBy(code, who)
* #{code} ^property[+].code = #rated-by
* #{code} ^property[=].valueCode = #{who}

RuleSet: ForAges(code, youngest, oldest)
* #{code} ^property[+].code = #age-min
* #{code} ^property[=].valueInteger = {youngest}
* #{code} ^property[+].code = #age-max
* #{code} ^property[=].valueInteger = {oldest}

RuleSet: ForVariant(code, variant)
* #{code} ^property[+].code = #variant
* #{code} ^property[=].valueCoding = Variant#{variant}

RuleSet: InstrumentProperty(code, type, description)
* ^property[+].code = #{code}
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/instrument#{code}"
* ^property[=].type = #{type}
* ^property[=].description = {description}

CodeSystem: Instrument
Id: instrument
Title: "Instrument"
Description: "Questionnaires and rating scales that measure a course of IPT. Numbers of an instrument (range, bands, cut-offs) are in the ObservationDefinition of the same id, where the guide has them; of the others it knows the range alone, as properties of the code. Use a code from here beside, or instead of, another code of the total: many codes in use for the other scales are those of something else."
* insert CodeSystemMetadata
* insert InstrumentProperty(total-min, integer, [["Lowest total; in the ObservationDefinition where there is one"]])
* insert InstrumentProperty(total-max, integer, [["Highest total"]])
* insert InstrumentProperty(text-protected, boolean, [["True when the licence forbids to publish the text of the items"]])
* insert InstrumentProperty(source, string, [["Where the range and the ages come from"]])
* insert InstrumentProperty(rated-by, code, [["Who answers: patient or practitioner"]])
* insert InstrumentProperty(age-min, integer, [["Youngest age in completed years that it was made for; absent when there is no limit"]])
* insert InstrumentProperty(age-max, integer, [["Oldest age in completed years that it was made for; absent when there is no limit"]])
* insert InstrumentProperty(variant, Coding, [["The variant whose patients it was made for; absent when it serves all"]])
* #phq-9 "PHQ-9" "Patient Health Questionnaire, nine items on depression in the last two weeks, answered by the patient. Item 9 asks about thoughts of death and self-harm."
  * ^designation[0].value = "Patient Health Questionnaire 9 item"
* insert RatedBy(phq-9, patient)
* #phq-9m "PHQ-9M" "Patient Health Questionnaire modified for teenagers (also PHQ-A), nine items on depression in the last two weeks, answered by the patient, for 11 to 17 years."
  * ^designation[0].value = "PHQ-A"
* insert Total(phq-9m, 0, 27, [["Johnson JG, Harris ES, Spitzer RL, Williams JBW. The Patient Health Questionnaire for Adolescents. J Adolesc Health 2002;30(3):196-204"]])
* insert RatedBy(phq-9m, patient)
* insert ForAges(phq-9m, 11, 17)
* #gad-7 "GAD-7" "Generalized Anxiety Disorder scale, seven items on anxiety in the last two weeks, answered by the patient."
  * ^designation[0].value = "Generalized Anxiety Disorder 7 item"
* insert RatedBy(gad-7, patient)
* #ham-d-17 "HAM-D 17" "Hamilton Rating Scale for Depression, seventeen items, rated by a clinician."
* insert Total(ham-d-17, 0, 52, [["Hamilton M. A rating scale for depression. J Neurol Neurosurg Psychiatry 1960;23:56-62"]])
* insert RatedBy(ham-d-17, practitioner)
* #madrs "MADRS" "Montgomery-Asberg Depression Rating Scale, ten items, rated by a clinician. Its text is protected: record the score alone."
* insert Total(madrs, 0, 60, [["Montgomery SA, Asberg M. A new depression scale designed to be sensitive to change. Br J Psychiatry 1979;134:382-389"]])
* insert ProtectedText(madrs)
* insert RatedBy(madrs, practitioner)
* #bdi-ii "BDI-II" "Beck Depression Inventory, second edition, twenty-one items, answered by the patient. Its text is protected: record the score alone."
* insert Total(bdi-ii, 0, 63, [["Beck AT, Steer RA, Brown GK. Manual for the Beck Depression Inventory-II. Psychological Corporation 1996"]])
* insert ProtectedText(bdi-ii)
* insert RatedBy(bdi-ii, patient)
* #qids-sr-16 "QIDS-SR 16" "Quick Inventory of Depressive Symptomatology, sixteen items in nine domains, answered by the patient. The total is not the sum of the items."
* insert Total(qids-sr-16, 0, 27, [["Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item Quick Inventory of Depressive Symptomatology. Biol Psychiatry 2003;54(5):573-583"]])
* insert ProtectedText(qids-sr-16)
* insert RatedBy(qids-sr-16, patient)
* #epds "EPDS" "Edinburgh Postnatal Depression Scale, ten items, answered by the patient in pregnancy and in the year after birth."
* insert Total(epds, 0, 30, [["Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression. Br J Psychiatry 1987;150:782-786"]])
* insert RatedBy(epds, patient)
* insert ForVariant(epds, ipt-perinatal)
* #who-5 "WHO-5" "WHO-Five Well-Being Index, five items, answered by the patient. Its total is the percentage, four times the sum. A higher score means more wellbeing."
* insert Total(who-5, 0, 100, [["Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176"]])
* insert RatedBy(who-5, patient)
* #wsas "WSAS" "Work and Social Adjustment Scale, five items on impairment in daily life, answered by the patient."
* insert Total(wsas, 0, 40, [["Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464"]])
* insert RatedBy(wsas, patient)

ValueSet: InstrumentValues
Id: instrument
Title: "Instruments"
Description: "All instruments of this guide."
* insert Published
* include codes from system Instrument

CodeSystem: ScoreBand
Id: score-band
Title: "Band of a score"
Description: "The word for the range in which a score lies. Which numbers belong to a band differs by instrument and is in its ObservationDefinition. A band describes symptoms of the last two weeks; it is not a diagnosis."
* insert CodeSystemMetadata
* #minimal "Minimal" "No or hardly any symptoms."
  * ^designation[0].value = "None-minimal"
* #mild "Mild" "Some symptoms. Watchful waiting and repetition of the questionnaire are usual."
* #moderate "Moderate" "Symptoms at a level where treatment is considered."
* #moderately-severe "Moderately severe" "Symptoms at a level where treatment is usual. PHQ-9 has this band, GAD-7 does not."
* #severe "Severe" "Symptoms at a level where treatment begins at once and medication or other care beside psychotherapy is considered."

ValueSet: ScoreBandValues
Id: score-band
Title: "Bands of scores"
Description: "All bands of the instruments of this guide."
* insert Published
* include codes from system ScoreBand

CodeSystem: ScoreDirection
Id: score-direction
Title: "Direction of a score"
Description: "Whether a higher score means more or fewer complaints."
* insert CodeSystemMetadata
* #higher-is-worse "Higher is worse" "More points mean more complaints, as in PHQ-9 and GAD-7."
* #lower-is-worse "Lower is worse" "Fewer points mean more complaints, as in measures of wellbeing."

ValueSet: ScoreDirectionValues
Id: score-direction
Title: "Directions of scores"
Description: "Higher is worse, or lower is worse."
* insert Published
* include codes from system ScoreDirection

CodeSystem: ScoreMethod
Id: score-method
Title: "Method of a score"
Description: "How the total came about. A total without a method is the sum of all scored items."
* insert CodeSystemMetadata
* #complete "All items" "Every scored item was answered; the total follows the instrument's own rule."
* #prorated "Prorated" "Some items were missing and the total was projected from the others by a rule that the instrument itself defines. Such a total is shown with the mark and counts in trends only where the instrument allows it."
* #partial "Partial sum" "The sum of the answered items alone. It is too low by what the missing items would have added, so it has no band and takes no part in response, remission or change."

ValueSet: ScoreMethodValues
Id: score-method
Title: "Methods of scores"
Description: "All items, prorated or partial."
* insert Published
* include codes from system ScoreMethod

// How near a score has to be (rule M09): this table is the only place where the numbers stand.
RuleSet: Within(code, days, source)
* #{code} ^property[+].code = #days
* #{code} ^property[=].valueInteger = {days}
* #{code} ^property[+].code = #source
* #{code} ^property[=].valueString = {source}

CodeSystem: Timepoint
Id: timepoint
Title: "Point of time of a score"
Description: "What a score stands for in the course. It is stated because dates alone leave open which score is the baseline and which the last."
* insert CodeSystemMetadata
* ^property[+].code = #days
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/timepoint#days"
* ^property[=].type = #integer
* ^property[=].description = "Most days: of a baseline before the first session, of a score at the end from the last one, of a score during treatment from the score before"
* ^property[+].code = #source
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/timepoint#source"
* ^property[=].type = #string
* ^property[=].description = "Where the number comes from"
* #baseline "Baseline" "Before treatment or at the first session, at most two weeks before it. Change is counted from here."
* insert Within(baseline, 14, [["Convention of this guide: PHQ-9 and GAD-7 ask about the last two weeks"]])
* #session "During treatment" "At a session, or between sessions, of the running course."
* insert Within(session, 28, [["Convention of this guide, wider than the manual of NHS Talking Therapies for anxiety and depression (NHS England), which asks for scores at every session"]])
* #post "End of treatment" "At the last session that the patient came to, or within two weeks of it."
* insert Within(post, 14, [["Convention of this guide: PHQ-9 and GAD-7 ask about the last two weeks"]])
* #follow-up-3m "Follow-up at 3 months" "About three months after the last session."
* #follow-up-6m "Follow-up at 6 months" "About six months after the last session."
* #follow-up-12m "Follow-up at 12 months" "About twelve months after the last session."

ValueSet: TimepointValues
Id: timepoint
Title: "Points of time of scores"
Description: "Baseline, during and end of treatment, follow-up."
* insert Published
* include codes from system Timepoint

CodeSystem: Threshold
Id: threshold
Title: "Threshold of an instrument"
Description: "Which verdict a number of an instrument decides. The numbers are in the ObservationDefinition, each with its source."
* insert CodeSystemMetadata
* ^property[+].code = #weeks
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/threshold#weeks"
* ^property[=].type = #integer
* ^property[=].description = "Weeks after the baseline at which the verdict is given; absent when that may be any time"
* #response "Response" "Improvement against baseline, in percent, from which the treatment counts as having worked."
* #remission "Remission" "Score that stands for hardly any symptoms. It is stricter than no longer being at caseness."
* #minimal-important-change "Minimal important change" "Smallest change that patients notice as one."
* #reliable-change "Reliable change" "Smallest change that is more than error of measurement. The same number of points in the other direction is reliable deterioration."
* #early-improvement "Early improvement" "Improvement against baseline, in percent, that is expected after six weeks. Without it the treatment is reviewed: focus, diagnosis, dose, medication alongside."
* #early-improvement ^property[+].code = #weeks
* #early-improvement ^property[=].valueInteger = 6
* #caseness "Caseness" "Score from which treatment is indicated; recovery means to have been there at the start and no longer to be at the end."

ValueSet: ThresholdValues
Id: threshold
Title: "Thresholds of instruments"
Description: "All verdicts that a number of an instrument decides."
* insert Published
* include codes from system Threshold

ValueSet: ScoreCodes
Id: score-code
Title: "Codes of scores"
Description: "Total scores of the instruments of this guide. An Observation with one of them is a score, whatever profile it claims."
* insert Published
* $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* $loinc#70274-6 "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"

ValueSet: SafetyItemCodes
Id: safety-item-code
Title: "Codes of safety items"
Description: "Items that ask about suicide or self-harm. An Observation with one of them is a safety item, whatever profile it claims."
* insert Published
* $loinc#44260-8 "Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks"

ValueSet: PhqAnswers
Id: phq-answer
Title: "Answers to PHQ-9 and GAD-7"
Description: "How often a problem bothered the patient in the last two weeks: LOINC's answer list LL358-3, counted 0 to 3."
* insert Published
* $loinc#LA6568-5 "Not at all"
* $loinc#LA6569-3 "Several days"
* $loinc#LA6570-1 "More than half the days"
* $loinc#LA6571-9 "Nearly every day"

ValueSet: PhqDifficultyAnswers
Id: phq-difficulty
Title: "Answers to the question about difficulty"
Description: "How difficult the problems made daily life: LOINC's answer list LL359-1. Mind the codes: LA6575-0 is very, LA6574-3 extremely difficult."
* insert Published
* $loinc#LA6572-7 "Not difficult at all"
* $loinc#LA6573-5 "Somewhat difficult"
* $loinc#LA6575-0 "Very difficult"
* $loinc#LA6574-3 "Extremely difficult"
