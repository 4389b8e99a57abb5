// Its licence forbids to publish the items (rule M13).
RuleSet: ProtectedText(code)
* #{code} ^property[+].code = #text-protected
* #{code} ^property[=].valueBoolean = true

// Whom an instrument fits (rule M12).
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
Description: "Questionnaires and rating scales that measure a course of IPT. Numbers of an instrument (range, bands, thresholds) are in the ObservationDefinition of the same id. Use a code from here beside, or instead of, another code of the total: many codes in use for the other scales are those of something else."
* insert CodeSystemMetadata
* insert InstrumentProperty(text-protected, boolean, [["True when the licence forbids to publish the text of the items"]])
* insert InstrumentProperty(rated-by, code, [["Who answers: patient or practitioner"]])
* insert InstrumentProperty(age-min, integer, [["Youngest age in completed years that it was made for; absent when there is no limit"]])
* insert InstrumentProperty(age-max, integer, [["Oldest age in completed years that it was made for; absent when there is no limit"]])
* insert InstrumentProperty(variant, Coding, [["The variant whose patients it was made for; absent when it serves all"]])
* #phq-9 "PHQ-9" "Patient Health Questionnaire, nine items on depression in the last two weeks, answered by the patient. Item 9 asks about thoughts of death and self-harm."
  * ^designation[0].value = "Patient Health Questionnaire 9 item"
* insert RatedBy(phq-9, patient)
* #gad-7 "GAD-7" "Generalized Anxiety Disorder scale, seven items on anxiety in the last two weeks, answered by the patient."
  * ^designation[0].value = "Generalized Anxiety Disorder 7 item"
* insert RatedBy(gad-7, patient)
* #phq-2 "PHQ-2" "Patient Health Questionnaire, two items: the first two items of PHQ-9, a first screening for depression in the last two weeks. Answered by the patient."
* insert RatedBy(phq-2, patient)
* #phq-8 "PHQ-8" "Patient Health Questionnaire, eight items: the items of PHQ-9 without the one about thoughts of death, for surveys in which nobody can follow up an answer to it. Answered by the patient."
* insert RatedBy(phq-8, patient)
* #phq-9m "PHQ-9M" "Patient Health Questionnaire modified for teenagers: nine items on depression in the last two weeks in words for 11 to 17 years (also PHQ-A). Item 9 asks about thoughts of death and self-harm, and two questions that do not count ask about serious thoughts of ending life and about attempts. Answered by the patient."
* insert RatedBy(phq-9m, patient)
* insert ForAges(phq-9m, 11, 17)
* #ham-d-17 "HAM-D 17" "Hamilton Rating Scale for Depression, seventeen items: seventeen items on depression in the last week, rated by a clinician after an interview."
* insert RatedBy(ham-d-17, practitioner)
* #madrs "MADRS" "Montgomery-Asberg Depression Rating Scale: ten items on depression, rated by a clinician. Its text is protected: record the score, or the points of each item."
* insert ProtectedText(madrs)
* insert RatedBy(madrs, practitioner)
* #bdi-ii "BDI-II" "Beck Depression Inventory, second edition: twenty-one items on depression in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient."
* insert ProtectedText(bdi-ii)
* insert RatedBy(bdi-ii, patient)
* #qids-sr-16 "QIDS-SR 16" "Quick Inventory of Depressive Symptomatology, self-report: sixteen items in nine domains on depression in the last week. The total is not the sum of the items: of each domain the highest item counts; of items 6 and 7, and of 8 and 9, one is answered. Answered by the patient."
* insert ProtectedText(qids-sr-16)
* insert RatedBy(qids-sr-16, patient)
* #ces-d "CES-D" "Center for Epidemiologic Studies Depression Scale: twenty items on depression in the last week; items 4, 8, 12 and 16 are about feeling well and count the other way round. Answered by the patient."
* insert RatedBy(ces-d, patient)
* #epds "EPDS" "Edinburgh Postnatal Depression Scale: ten items on the last week, answered in pregnancy and in the year after birth. Items 3 and 5 to 10 are printed with the highest answer first. Item 10 asks about self-harm. Answered by the patient."
* insert RatedBy(epds, patient)
* insert ForVariant(epds, ipt-perinatal)
* #who-5 "WHO-5" "WHO-Five Well-Being Index: five items on wellbeing in the last two weeks. The total is the percentage, four times the sum. A higher score means more wellbeing. Answered by the patient."
* insert RatedBy(who-5, patient)
* #wsas "WSAS" "Work and Social Adjustment Scale: five items on impairment in daily life. Answered by the patient."
* insert ProtectedText(wsas)
* insert RatedBy(wsas, patient)
* #isi "ISI" "Insomnia Severity Index: seven items on sleep in the last two weeks. Its text is protected: record the score, or the points of each item. Answered by the patient."
* insert ProtectedText(isi)
* insert RatedBy(isi, patient)
* #mfq "MFQ" "Mood and Feelings Questionnaire, long version: thirty-three items on depression of children and adolescents in the last two weeks, the version that they answer themselves. Answered by the patient."
* insert ProtectedText(mfq)
* insert RatedBy(mfq, patient)
* #smfq "SMFQ" "Mood and Feelings Questionnaire, short version: thirteen of the items of MFQ, none of them about suicide. Answered by the patient."
* insert ProtectedText(smfq)
* insert RatedBy(smfq, patient)
* #cdrs-r "CDRS-R" "Children's Depression Rating Scale, Revised: seventeen items on depression of children and adolescents, rated by a clinician. The lowest total is 17. Its text is protected: record the score, or the points of each item."
* insert ProtectedText(cdrs-r)
* insert RatedBy(cdrs-r, practitioner)
* #iip-32 "IIP-32" "Inventory of Interpersonal Problems, thirty-two items: thirty-two items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert ProtectedText(iip-32)
* insert RatedBy(iip-32, patient)
* #iip-64 "IIP-64" "Inventory of Interpersonal Problems, sixty-four items: sixty-four items on problems with others. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert ProtectedText(iip-64)
* insert RatedBy(iip-64, patient)
* #sas-sr "SAS-SR" "Social Adjustment Scale, self-report: fifty-four items on roles at work, at leisure and in the family; the total is the mean of the items that apply. It has norms instead of bands. Its text is protected: record the score alone. Answered by the patient."
* insert ProtectedText(sas-sr)
* insert RatedBy(sas-sr, patient)
* #mspss "MSPSS" "Multidimensional Scale of Perceived Social Support: twelve items on support by a special person, family and friends; the total is their mean. A higher score means more support. Answered by the patient."
* insert RatedBy(mspss, patient)
* #loneliness-3 "Loneliness-3" "Three-item loneliness scale: three items on loneliness, from the UCLA Loneliness Scale. Answered by the patient."
* insert RatedBy(loneliness-3, patient)
* #cgi-s "CGI-S" "Clinical Global Impression, severity: how ill the patient is, at one glance, rated by a clinician."
* insert RatedBy(cgi-s, practitioner)
* #cgi-i "CGI-I" "Clinical Global Impression, improvement: how much the patient has changed since treatment began, at one glance, rated by a clinician: the rating is the change, so it has no baseline."
* insert RatedBy(cgi-i, practitioner)
* #rand-36 "RAND-36" "RAND 36-Item Health Survey, emotional wellbeing: thirty-six items that yield eight scales and no total; the score here is the scale of emotional wellbeing. A higher score means more wellbeing. Answered by the patient."
* insert RatedBy(rand-36, patient)
* #sf-36 "SF-36" "SF-36 Health Survey, mental health: thirty-six items that yield eight scales and no total; the score here is the scale of mental health. A higher score means better health. Its text is protected: record the score alone. Answered by the patient."
* insert ProtectedText(sf-36)
* insert RatedBy(sf-36, patient)
* #pcl-5 "PCL-5" "PTSD Checklist for DSM-5: twenty items on post-traumatic stress in the last month, for courses of IPT after trauma. Answered by the patient."
* insert RatedBy(pcl-5, patient)
* #ymrs "YMRS" "Young Mania Rating Scale: eleven items on mania, rated by a clinician, for courses of interpersonal and social rhythm therapy."
* insert RatedBy(ymrs, practitioner)
* #ede-q "EDE-Q" "Eating Disorder Examination Questionnaire: items on eating, weight and shape in the last four weeks, for courses of IPT for eating disorders; the score is the global one, the mean of four subscales. Answered by the patient."
* insert RatedBy(ede-q, patient)
* #wai-sr "WAI-SR" "Working Alliance Inventory, short version revised: twelve items on the alliance with the therapist. A higher score means a stronger alliance. Answered by the patient."
* insert RatedBy(wai-sr, patient)
* #srm-5 "SRM-5" "Social Rhythm Metric, five items: the times of five daily activities over a week, for interpersonal and social rhythm therapy; the score is the regularity. A higher score means more regular days. Answered by the patient."
* insert RatedBy(srm-5, patient)
* #c-ssrs "C-SSRS" "Columbia-Suicide Severity Rating Scale, screener: six questions, asked by a clinician, that yield a level of risk and no total. Its wording is fixed, and it is used with permission: record the level."
* insert ProtectedText(c-ssrs)
* insert RatedBy(c-ssrs, practitioner)

ValueSet: InstrumentValues
Id: instrument
Title: "Instruments"
Description: "All instruments of this guide."
* insert Published
* include codes from system Instrument

CodeSystem: ScoreBand
Id: score-band
Title: "Band of a score"
Description: "The word for the range in which a score lies. Which numbers belong to a band differs by instrument and is in its ObservationDefinition. A band describes the days that the instrument asks about; it is not a diagnosis."
* insert CodeSystemMetadata
* #minimal "Minimal" "No or hardly any symptoms."
  * ^designation[0].value = "None-minimal"
* #mild "Mild" "Some symptoms. Watchful waiting and repetition of the questionnaire are usual."
* #moderate "Moderate" "Symptoms at a level where treatment is considered."
* #moderately-severe "Moderately severe" "Symptoms at a level where treatment is usual. PHQ-9 has this band, GAD-7 does not; of WSAS it is the highest."
* #severe "Severe" "Symptoms at a level where treatment begins at once and medication or other care beside psychotherapy is considered."
* #very-severe "Very severe" "The highest band of instruments that divide the severe range: HAM-D 17 and QIDS-SR 16."
* #unlikely "Unlikely" "On the healthy side of the cut-off: the disorder that the instrument screens for is unlikely."
* #possible "Possible" "Beyond the cut-off: the disorder is possible, so look closer. It is not a diagnosis."
* #probable "Probable" "Beyond the cut-off at which the disorder is probable. It is not a diagnosis."
* #low-support "Low support" "The patient sees little support by others."
* #moderate-support "Moderate support" "The patient sees some support by others."
* #high-support "High support" "The patient sees much support by others."
* #not-lonely "Not lonely" "Below the cut-off for loneliness."
* #lonely "Lonely" "From the cut-off for loneliness on."

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
* $loinc#55758-7 "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"
* $loinc#89204-2 "Patient Health Questionnaire-9: Modified for Teens total score [Reported.PHQ.Teen]"
* $loinc#89209-1 "Beck Depression Inventory II total score [BDI]"
* $loinc#100787-1 "Total Score CES-D"
* include codes from system Instrument

ValueSet: SafetyItemCodes
Id: safety-item-code
Title: "Codes of safety items"
Description: "Items that ask about suicide or self-harm. An Observation with one of them is a safety item, whatever profile it claims."
* insert Published
* $loinc#44260-8 "Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks"
* InstrumentItem#phq-9m-9
* InstrumentItem#phq-9m-month
* InstrumentItem#phq-9m-ever
* InstrumentItem#ham-d-17-3
* InstrumentItem#madrs-10
* InstrumentItem#bdi-ii-9
* InstrumentItem#qids-sr-16-12
* InstrumentItem#epds-10
* InstrumentItem#mfq-16
* InstrumentItem#mfq-17
* InstrumentItem#mfq-18
* InstrumentItem#mfq-19
* InstrumentItem#cdrs-r-13

CodeSystem: ScoringRule
Id: scoring-rule
Title: "Rule of scoring"
Description: "How the total of an instrument comes of the points of its items. Without a rule it is their sum."
* insert CodeSystemMetadata
* #sum "Sum" "The sum of the points, times the factor where one is given."
* #mean "Mean" "The mean of the points, rounded to the decimals of the definition."
* #domains "Sum of domains" "The sum of the domains: of each domain the item with most points counts."

ValueSet: ScoringRuleValues
Id: scoring-rule
Title: "Rules of scoring"
Description: "Sum, mean, or sum of domains."
* insert Published
* include codes from system ScoringRule

CodeSystem: ThresholdBasis
Id: threshold-basis
Title: "What a threshold is compared with"
Description: "A share of what could be improved, a change in points, or the score itself."
* insert CodeSystemMetadata
* #share "Share" "The improvement in percent of what could be improved: the distance of the baseline from the best score."
* #change "Change" "The improvement in points."
* #score "Score" "The score itself."

ValueSet: ThresholdBasisValues
Id: threshold-basis
Title: "What thresholds are compared with"
Description: "Share, change or score."
* insert Published
* include codes from system ThresholdBasis

CodeSystem: LicenceStatus
Id: licence-status
Title: "Licence of an instrument"
Description: "Under what conditions the text of an instrument may be used and published. It is what this guide knows, and no legal advice."
* insert CodeSystemMetadata
* #public-domain "Public domain" "Nobody holds rights in the text."
* #free "Free" "No permission is required to reproduce, translate, display or distribute the text."
* #free-with-credit "Free with credit" "Free to reproduce, if the authors and the source are named."
* #non-commercial "Not for commercial purposes" "Free to reproduce, but not for commercial purposes."
* #permission "With permission" "Used by clinics with the permission, or under conditions, of who holds the rights; not published here."
* #commercial "Commercial" "Sold by a publisher; not published here."
* #unclear "Not clear" "Not known for certain, or different from country to country; not published here until that is clear."

ValueSet: LicenceStatusValues
Id: licence-status
Title: "Licences of instruments"
Description: "All conditions under which instruments are used."
* insert Published
* include codes from system LicenceStatus

CodeSystem: CodeVerification
Id: code-verification
Title: "How sure a code is"
Description: "Whether a code is known to mean what it is used for. Many codes in use for rating scales are those of something else, so an unverified code is read, and never asked for nor sent."
* insert CodeSystemMetadata
* #verified "Verified" "Seen in an authoritative place, such as a guide of HL7 or a value set of a quality measure."
* #unverified "Not verified" "Seen in programs and documents of others alone."
* #own "Own" "A code of this guide: used where no standard code is known to be right."

ValueSet: CodeVerificationValues
Id: code-verification
Title: "How sure codes are"
Description: "Verified, not verified, or own."
* insert Published
* include codes from system CodeVerification

CodeSystem: SuicideRiskLevel
Id: suicide-risk-level
Title: "Level of the risk of suicide"
Description: "What the screener of C-SSRS yields. LOINC's answers to 93374-7 may stand beside it."
* insert CodeSystemMetadata
* #none "None" "All questions were answered with no."
* #low "Low" "Low risk."
* #moderate "Moderate" "Moderate risk."
* #high "High" "High risk."

ValueSet: SuicideRiskLevelValues
Id: suicide-risk-level
Title: "Levels of the risk of suicide"
Description: "None, low, moderate or high."
* insert Published
* include codes from system SuicideRiskLevel

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
