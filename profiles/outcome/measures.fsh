// What is asked of courses, as Measures with CQL (ig/input/cql): the same definitions as in $ipt-outcome, for any server
// that evaluates measures.

Alias: $library-type = http://terminology.hl7.org/CodeSystem/library-type
Alias: $measure-scoring = http://terminology.hl7.org/CodeSystem/measure-scoring
Alias: $measure-population = http://terminology.hl7.org/CodeSystem/measure-population
Alias: $cqfm-scoring = http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-scoring
Alias: $cqfm-basis = http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-populationBasis
Alias: $cqfm-criteria = http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-criteriaReference
Alias: $cqfm-aggregate = http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-aggregateMethod

// The publisher, HL7's or our own, puts the text of ig/input/cql in the place of what it names by ig-loader-.
RuleSet: CqlLibrary(name)
* url = "https://w3id.org/ipt-fhir/Library/{name}"
* name = "{name}"
* status = #active
* experimental = false
* type = $library-type#logic-library
* content.id = "ig-loader-{name}.cql"

Instance: CourseOutcomes
InstanceOf: Library
Usage: #definition
Title: "Outcome of courses: logic"
Description: "Beginning, end and the scores between of a course, in CQL."
* insert CqlLibrary(CourseOutcomes)
* title = "Outcome of courses: logic"
* description = "Which scores belong to a course, which of them stands for its beginning and which for its end, and why it ended. The libraries of the instruments use it. The name of a library is the last part of its canonical, as CQL asks."

Instance: OutcomesPhq9
InstanceOf: Library
Usage: #definition
Title: "Outcome of courses by PHQ-9: logic"
Description: "The questions of the measure outcomes-phq-9, in CQL."
* insert CqlLibrary(OutcomesPhq9)
* title = "Outcome of courses by PHQ-9: logic"
* description = "The questions of the measure outcomes-phq-9. Its numbers are those of ObservationDefinition/phq-9, which tells their sources."

Instance: OutcomesGad7
InstanceOf: Library
Usage: #definition
Title: "Outcome of courses by GAD-7: logic"
Description: "The questions of the measure outcomes-gad-7, in CQL."
* insert CqlLibrary(OutcomesGad7)
* title = "Outcome of courses by GAD-7: logic"
* description = "The questions of the measure outcomes-gad-7. Its numbers are those of ObservationDefinition/gad-7, which tells their sources."

RuleSet: Population(group, population, expression)
* group[=].population[+].id = "{group}-{population}"
* group[=].population[=].code = $measure-population#{population}
* group[=].population[=].criteria.language = #text/cql
* group[=].population[=].criteria.expression = "{expression}"

RuleSet: QuestionGroup(scoring, system, group)
* group[+].id = "{group}"
* group[=].extension[+].url = $cqfm-scoring
* group[=].extension[=].valueCodeableConcept = $measure-scoring#{scoring}
* group[=].extension[+].url = $cqfm-basis
* group[=].extension[=].valueCode = #CarePlan
* group[=].code = {system}#{group}
* insert Population({group}, initial-population, Began)

RuleSet: Share(system, group, numerator, exclusion)
* insert QuestionGroup(proportion, {system}, {group})
* insert Population({group}, denominator, Over)
* insert Population({group}, denominator-exclusion, {exclusion})
* insert Population({group}, numerator, {numerator})

RuleSet: Mean(group, population, observation)
* insert QuestionGroup(continuous-variable, CohortMeasure, {group})
* insert Population({group}, measure-population, {population})
* insert Population({group}, measure-observation, {observation})
* group[=].population[=].extension[+].url = $cqfm-criteria
* group[=].population[=].extension[=].valueString = "{group}-measure-population"
* group[=].population[=].extension[+].url = $cqfm-aggregate
* group[=].population[=].extension[=].valueString = "avg"

RuleSet: OutcomesMeasure(instrument, name, library)
* url = "https://w3id.org/ipt-fhir/Measure/outcomes-{instrument}"
* name = "{library}"
* title = "Outcome of courses by {name}"
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Patient
* library = "https://w3id.org/ipt-fhir/Library/{library}"
* description = "How courses of IPT end, by {name}: response, remission, reliable improvement and deterioration, completion, drop-out, completeness of the data, the mean improvement, and the mean number of sessions until response was first reached. What is counted are courses (CarePlan). The initial population are those that began in the period of the measure; the denominator those of them that are over; a course of which the question cannot be answered (no baseline, no score at the end, no reason of the end) is excluded from the denominator and counted there, never as a no; the denominator of completeness are all that are over. The definitions are those of the operation $ipt-outcome."
* insert Share(OutcomeVerdict, response, Response, Nothing to tell of response)
* insert Share(OutcomeVerdict, remission, Remission, No pair of scores)
* insert Share(OutcomeVerdict, reliable-improvement, Reliable improvement, No pair of scores)
* insert Share(OutcomeVerdict, reliable-deterioration, Reliable deterioration, No pair of scores)
* insert Share(CohortMeasure, completion, Completion, End unknown)
* insert Share(CohortMeasure, drop-out, Drop-out, End unknown)
* insert QuestionGroup(proportion, CohortMeasure, paired-data)
* insert Population(paired-data, denominator, Over)
* insert Population(paired-data, numerator, Pair of scores)
* insert Mean(change, Pair of scores, Improvement)
* insert Mean(sessions-to-response, With response, Sessions to response)

Instance: OutcomesNhs
InstanceOf: Library
Usage: #definition
Title: "Recovery by NHS Talking Therapies: logic"
Description: "The questions of the measure outcomes-nhs, in CQL."
* insert CqlLibrary(OutcomesNhs)
* title = "Recovery by NHS Talking Therapies: logic"
* description = "The questions of the measure outcomes-nhs. Its numbers are those of ObservationDefinition/phq-9 and ObservationDefinition/gad-7, which tell their sources."

Instance: outcomes-nhs
InstanceOf: Measure
Usage: #definition
Title: "Recovery of courses by NHS Talking Therapies"
Description: "Caseness, recovery, reliable improvement, deterioration and recovery of courses by PHQ-9 and GAD-7 together."
* url = "https://w3id.org/ipt-fhir/Measure/outcomes-nhs"
* name = "OutcomesNhs"
* title = "Recovery of courses by NHS Talking Therapies"
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Patient
* library = "https://w3id.org/ipt-fhir/Library/OutcomesNhs"
* description = "How courses of IPT end by the rules of the NHS Talking Therapies manual, from PHQ-9 and GAD-7 together. What is counted are courses (CarePlan). The initial population are those that began in the period of the measure; the denominator those of them that are over. Recovery and reliable recovery are asked of those that were at caseness at the start: the others, and all of which one of the four scores is missing, are excluded from the denominator and counted there. The definitions are those of the operation $ipt-outcome. The manual counts courses with at least two attended contacts; a course with a first and a last score has them as a rule, and no further condition is made here."
* insert Share(OutcomeVerdict, nhs-caseness, Caseness, Without baselines)
* insert Share(OutcomeVerdict, nhs-recovery, Recovery, Nothing to tell of recovery)
* insert Share(OutcomeVerdict, nhs-reliable-improvement, Reliable improvement, No pairs of scores)
* insert Share(OutcomeVerdict, nhs-reliable-deterioration, Reliable deterioration, No pairs of scores)
* insert Share(OutcomeVerdict, nhs-reliable-recovery, Reliable recovery, Nothing to tell of recovery)

Instance: outcomes-phq-9
InstanceOf: Measure
Usage: #definition
Title: "Outcome of courses by PHQ-9"
Description: "Response, remission, reliable change, completion, drop-out, completeness of data, mean improvement and sessions to response of courses by PHQ-9."
* insert OutcomesMeasure(phq-9, PHQ-9, OutcomesPhq9)

Instance: outcomes-gad-7
InstanceOf: Measure
Usage: #definition
Title: "Outcome of courses by GAD-7"
Description: "Response, remission, reliable change, completion, drop-out, completeness of data, mean improvement and sessions to response of courses by GAD-7."
* insert OutcomesMeasure(gad-7, GAD-7, OutcomesGad7)

Instance: evaluate-measure
InstanceOf: OperationDefinition
Usage: #definition
Title: "Evaluate a measure"
Description: "What a measure says of one patient, a group of patients, or all."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/evaluate-measure"
* name = "EvaluateMeasure"
* title = "Evaluate a measure"
* status = #active
* experimental = false
* kind = #operation
* description = "Evaluates a measure with CQL: one of this guide (outcomes-phq-9, outcomes-gad-7, outcomes-nhs), or one that a site has stored with its Library. It is worked out anew from all resources of the patients, so that it takes some hundredths of a second for each of them; the first call after a start takes some seconds more. Of many courses the operation $ipt-outcomes tells the same at once. Nothing is stored."
* comment = "An unknown measure, patient or group is 404, a parameter that cannot be read 400; a measure whose CQL cannot be evaluated is 422 and says why. Summaries of many patients are counted in parts and added up: of more than a hundred patients a measure may have shares and means, but no strata. Example: GET Measure/outcomes-phq-9/$evaluate-measure?periodStart=2026-01-01&periodEnd=2026-06-30."
* code = #evaluate-measure
* base = "http://hl7.org/fhir/OperationDefinition/Measure-evaluate-measure"
* affectsState = false
* resource = #Measure
* system = false
* type = true
* instance = true
* insert In(measure, 0, string, [[Canonical or id of the measure. Only on the type: on an instance the address names it.]])
* insert In(periodStart, 1, date, [[First day of the period: a day, or a month or year from its beginning.]])
* insert In(periodEnd, 1, date, [[Last day of the period: a day, or a month or year to its end.]])
* insert In(subject, 0, string, [[Patient/id or Group/id; without it all patients of the server.]])
* insert In(reportType, 0, code, [[subject for one patient, population for counts alone, subject-list for counts with the lists of what was counted. Without it subject where a patient is named, else population.]])
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #MeasureReport
* parameter[=].documentation = "The report."
