Profile: IptInstrumentDefinition
Parent: ObservationDefinition
Id: instrument-definition
Title: "Numbers of an instrument"
Description: "What the total of an instrument means: range, direction, bands, scored items and the numbers that decide response, remission, reliable change and caseness, each with its source. Programs read the numbers from here and keep none of their own; a clinic that uses another instrument describes it in the same way."
* insert Published
* extension ^short = "What the total is of, and what is decided by it"
* extension contains
    IptInstrumentCode named instrument 0..1 MS and
    IptInstrumentQuestionnaire named questionnaire 0..1 MS and
    IptScoreDirection named direction 1..1 MS and
    IptScoreRule named rule 0..1 MS and
    IptScoreItem named item 0..* MS and
    IptScoreThreshold named threshold 0..* MS
* extension[instrument] ^short = "Instrument, such as phq-9"
* extension[questionnaire] ^short = "Questionnaire with the items and the weights of the answers"
* extension[direction] ^short = "higher-is-worse | lower-is-worse"
* extension[rule] ^short = "How the total comes of the points, where it is not their sum"
* extension[item] ^short = "Scored items; which of them ask about suicide"
* extension[threshold] ^short = "Response, remission, change and caseness"
* code MS
* code ^short = "Codes of the total, as in Observation.code: the first is sent, all are read"
* permittedDataType MS
* permittedDataType ^short = "Quantity"
* quantitativeDetails MS
* quantitativeDetails.unit MS
* quantitativeDetails.decimalPrecision MS
* quantitativeDetails.decimalPrecision ^short = "0 where a total is a whole number"
* qualifiedInterval 1..* MS
* qualifiedInterval ^short = "The whole range (category absolute) and the bands (category reference)"
* qualifiedInterval.extension ^short = "Word and source of a band"
* qualifiedInterval.extension contains
    IptScoreBand named band 0..1 MS and
    IptSource named source 1..1 MS
* qualifiedInterval.extension[band] ^short = "Word for the range; on bands only"
* qualifiedInterval.extension[source] ^short = "Publication that the numbers are taken from"
* qualifiedInterval.category 1..1 MS
* qualifiedInterval.category ^short = "absolute (the whole range) | reference (a band)"
* qualifiedInterval.range 1..1 MS
* qualifiedInterval.range ^short = "Lowest and highest total, both included"

RuleSet: Definition(instrument, code, display, name)
* insert Numbers({instrument}, {name}, higher-is-worse, 0)
* code = $loinc#{code} "{display}"
* insert Verification(code.coding[0], verified)

RuleSet: Range(low, high, source)
* qualifiedInterval[+].category = #absolute
* qualifiedInterval[=].extension[source].valueString = "{source}"
* qualifiedInterval[=].range.low = {low} $ucum#{score}
* qualifiedInterval[=].range.high = {high} $ucum#{score}

RuleSet: Band(low, high, code, display, source)
* qualifiedInterval[+].category = #reference
* qualifiedInterval[=].extension[band].valueCodeableConcept = ScoreBand#{code} "{display}"
* qualifiedInterval[=].extension[source].valueString = "{source}"
* qualifiedInterval[=].range.low = {low} $ucum#{score}
* qualifiedInterval[=].range.high = {high} $ucum#{score}

RuleSet: ScoredItem(code, display)
* extension[item][+].extension[link-id].valueString = "/{code}"
* extension[item][=].extension[code].valueCoding = $loinc#{code} "{display}"

RuleSet: Verdict(verdict, comparator, value, unit, source)
* extension[threshold][+].extension[verdict].valueCode = #{verdict}
* extension[threshold][=].extension[quantity].valueQuantity.value = {value}
* extension[threshold][=].extension[quantity].valueQuantity.comparator = #{comparator}
* extension[threshold][=].extension[quantity].valueQuantity.unit = "{unit}"
* extension[threshold][=].extension[quantity].valueQuantity.system = $ucum
* extension[threshold][=].extension[quantity].valueQuantity.code = #{unit}
* extension[threshold][=].extension[source].valueString = "{source}"

Instance: phq-9-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "PHQ-9: numbers"
Description: "Range, bands, scored items and thresholds of PHQ-9."
* id = "phq-9"
* insert Definition(phq-9, 44261-6, Patient Health Questionnaire 9 item (PHQ-9\) total score [Reported], PHQ-9)
* insert ScoredItem(44250-9, Little interest or pleasure in doing things in last 2 weeks)
* insert ScoredItem(44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]])
* insert ScoredItem(44259-0, [[Trouble falling or staying asleep, or sleeping too much in last 2 weeks]])
* insert ScoredItem(44254-1, Feeling tired or having little energy in last 2 weeks)
* insert ScoredItem(44251-7, Poor appetite or overeating in last 2 weeks)
* insert ScoredItem(44258-2, Feeling bad about yourself - or that you are a failure or have let yourself or your family down in last 2 weeks)
* insert ScoredItem(44252-5, [[Trouble concentrating on things, such as reading the newspaper or watching television in last 2 weeks]])
* insert ScoredItem(44253-3, Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual in last 2 weeks)
* insert ScoredItem(44260-8, [[Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks]])
* extension[item][=].extension[safety].valueBoolean = true
* insert Verdict(response, >=, 50, %, [[Coley RY, Boggs JM, Beck A, Hartzler AL, Simon GE. Defining success in measurement-based care for depression: a comparison of common metrics. Psychiatr Serv 2020;71(4):312-318. doi:10.1176/appi.ps.201900295]])
* insert Verdict(remission, <, 5, {score}, [[Coley RY, Boggs JM, Beck A, Hartzler AL, Simon GE. Defining success in measurement-based care for depression: a comparison of common metrics. Psychiatr Serv 2020;71(4):312-318. doi:10.1176/appi.ps.201900295]])
* insert Verdict(minimal-important-change, >=, 5, {score}, [[Löwe B, Unützer J, Callahan CM, Perkins AJ, Kroenke K. Monitoring depression treatment outcomes with the Patient Health Questionnaire-9. Medical Care 2004;42(12):1194-1201]])
* insert Verdict(reliable-change, >=, 6, {score}, [[National Collaborating Centre for Mental Health. NHS Talking Therapies for anxiety and depression manual. NHS England]])
* insert Verdict(early-improvement, >=, 20, %, [[Gunlicks-Stoessel M, Mufson L, Bernstein G, et al. Critical decision points for augmenting interpersonal psychotherapy for depressed adolescents. J Am Acad Child Adolesc Psychiatry 2019;58(1):80-91, for the share; week 6 is a convention of this guide, between the two decision points there]])
* insert Verdict(caseness, >=, 10, {score}, [[National Collaborating Centre for Mental Health. NHS Talking Therapies for anxiety and depression manual. NHS England]])
* insert Range(0, 27, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])
* insert Band(0, 4, minimal, Minimal, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])
* insert Band(5, 9, mild, Mild, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])
* insert Band(10, 14, moderate, Moderate, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])
* insert Band(15, 19, moderately-severe, Moderately severe, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])
* insert Band(20, 27, severe, Severe, [[Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613]])

// Response and remission of GAD-7 are conventions of trials: half of the baseline, and the lowest band.
Instance: gad-7-definition
InstanceOf: IptInstrumentDefinition
Usage: #definition
Title: "GAD-7: numbers"
Description: "Range, bands, scored items and thresholds of GAD-7."
* id = "gad-7"
* insert Definition(gad-7, 70274-6, Generalized anxiety disorder 7 item (GAD-7\) total score [Reported.PHQ], GAD-7)
* insert ScoredItem(69725-0, [[Feeling nervous, anxious, or on edge in last 2 weeks]])
* insert ScoredItem(68509-9, Not being able to stop or control worrying in last 2 weeks)
* insert ScoredItem(69733-4, Worrying too much about different things in last 2 weeks)
* insert ScoredItem(69734-2, Trouble relaxing in last 2 weeks)
* insert ScoredItem(69735-9, Being so restless that it is hard to sit still in last 2 weeks)
* insert ScoredItem(69689-8, Becoming easily annoyed or irritable in last 4 weeks)
* insert ScoredItem(69736-7, [[Feeling afraid, as if something awful might happen in last 2 weeks]])
* insert Verdict(response, >=, 50, %, [[Convention of treatment trials, no single source: a fall by half of the baseline]])
* insert Verdict(remission, <, 5, {score}, [[Convention of treatment trials: the lowest band of Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
* insert Verdict(minimal-important-change, >=, 4, {score}, [[Toussaint A et al. Sensitivity to change and minimal clinically important difference of the 7-item Generalized Anxiety Disorder Questionnaire (GAD-7). J Affect Disord 2020;265:395-401]])
* insert Verdict(reliable-change, >=, 4, {score}, [[National Collaborating Centre for Mental Health. NHS Talking Therapies for anxiety and depression manual. NHS England]])
* insert Verdict(caseness, >=, 8, {score}, [[National Collaborating Centre for Mental Health. NHS Talking Therapies for anxiety and depression manual. NHS England]])
* insert Range(0, 21, [[Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
* insert Band(0, 4, minimal, Minimal, [[Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
* insert Band(5, 9, mild, Mild, [[Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
* insert Band(10, 14, moderate, Moderate, [[Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
* insert Band(15, 21, severe, Severe, [[Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097]])
