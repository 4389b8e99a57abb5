CodeSystem: CohortMeasure
Id: cohort-measure
Title: "Number about a cohort"
Description: "What is counted of many courses together, beside the verdicts of the code system outcome-verdict."
* insert CodeSystemMetadata
* #change "Change" "Mean improvement in points from the baseline to the end; below zero the patients are worse. The effect size is the mean in standard deviations of the baseline of the same courses."
* #change-worse "Worse" "Courses whose last score is worse than the baseline."
* #change-0-24 "Better by less than 25 %" "Courses that are unchanged or improved by less than 25 percent of what could be improved."
* #change-25-49 "Better by 25 to 49 %" "Courses that improved by 25 to less than 50 percent of what could be improved: often called a partial response."
* #change-50-74 "Better by 50 to 74 %" "Courses that improved by 50 to less than 75 percent of what could be improved: a response."
* #change-75-100 "Better by 75 % or more" "Courses that improved by 75 percent or more of what could be improved."
* #sessions-to-response "Sessions to response" "Mean number of sessions that the patients had come to when response was first reached, of the courses in which it was, however they ended. By the measures with CQL alone."
* #paired-data "Paired data" "Courses that have a baseline and an end by the instrument."
* #completion "Completion" "Courses that came to an end that was agreed on: as planned, or earlier because both found the work done."
* #drop-out "Drop-out" "Courses that the patient broke off alone."
* #drop-out-in-pregroup "Drop-out before the group" "Courses that the patient broke off in the meetings before the group."
* #drop-out-in-initial "Drop-out in the initial phase" "Courses that the patient broke off in the initial phase."
* #drop-out-in-middle "Drop-out in the middle phase" "Courses that the patient broke off in the middle phase."
* #drop-out-in-termination "Drop-out in the termination phase" "Courses that the patient broke off in the termination phase."
* #drop-out-in-maintenance "Drop-out in maintenance" "Courses of maintenance that the patient broke off."
* #days-in-pregroup "Days before the group" "Mean days of the meetings before the group, where begin and end are recorded to the day."
* #days-in-initial "Days in the initial phase" "Mean days of the initial phase, where begin and end are recorded to the day."
* #days-in-middle "Days in the middle phase" "Mean days of the middle phase, where begin and end are recorded to the day."
* #days-in-termination "Days in the termination phase" "Mean days of the termination phase, where begin and end are recorded to the day."
* #days-in-maintenance "Days in maintenance" "Mean days of maintenance, where begin and end are recorded to the day."

CodeSystem: CohortBasis
Id: cohort-basis
Title: "Of which courses a number tells"
Description: "Which courses of a cohort are counted: a rate without its denominator says nothing."
* insert CodeSystemMetadata
* #began "Began" "Courses that have begun: active, on hold, completed, or broken off after their begin."
* #over "Over" "Courses that began and are completed or broken off."
* #over-at-caseness "Over, ill enough at the start" "Courses that are over and were at caseness at the start, and those of which that cannot be told."
* #not-computable "Not computable" "Those of the basis of which the number cannot be told; the reasons stand beside it. They are never counted as a no."
* #computable "Computable" "Those of the basis of which the number can be told: the denominator of the rate, the number of values of the mean."
* #holds "It holds" "Those of the computable ones of which it holds: the numerator of the rate."

CodeSystem: CohortTrait
Id: cohort-trait
Title: "By what courses are told apart"
Description: "What a cohort is filtered and stratified by."
* insert CodeSystemMetadata
* #problem-area "Problem area" "The primary problem area."
* #variant "Variant" "The variant of IPT."
* #format "Format" "Individual, group, couple and so on."
* #therapist "Therapist" "Who held most of the sessions that took place; without any the first therapist of the care team."
* #organization "Organization" "The organization that manages the care team, else that of the therapist's role."
* #age-band "Age" "Age of the patient in completed years when the course began: under-18, 18-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75-and-over."
* #combination "Combination" "What the course was combined with, such as medication."
* #not-recorded "Not recorded" "The record does not say it."

Extension: CohortEstimate
Id: cohort-estimate
Title: "Precision of a number about a cohort"
Description: "The confidence interval of a rate (Wilson) or of a mean (Student's t); of a mean also its standard deviation and the effect size."
Context: Quantity
* insert Published
* extension contains
    level 1..1 and
    low 1..1 and
    high 1..1 and
    standard-deviation 0..1 and
    effect-size 0..1
* extension[level] ^short = "Level of the interval in percent"
* extension[level].value[x] only decimal
* extension[level].value[x] 1..1
* extension[low] ^short = "Lower end"
* extension[low].value[x] only decimal
* extension[low].value[x] 1..1
* extension[high] ^short = "Upper end"
* extension[high].value[x] only decimal
* extension[high].value[x] 1..1
* extension[standard-deviation] ^short = "Standard deviation of the values"
* extension[standard-deviation].value[x] only decimal
* extension[standard-deviation].value[x] 1..1
* extension[effect-size] ^short = "The mean in standard deviations of the baseline"
* extension[effect-size].value[x] only decimal
* extension[effect-size].value[x] 1..1

Extension: CohortFilter
Id: cohort-filter
Title: "Filter of a cohort"
Description: "What the courses of a cohort have in common."
Context: MeasureReport
* insert Published
* extension contains
    trait 1..1 and
    value 1..1
* extension[trait] ^short = "By what they were filtered"
* extension[trait].value[x] only CodeableConcept
* extension[trait].value[x] 1..1
* extension[value] ^short = "What they have in common"
* extension[value].value[x] only CodeableConcept
* extension[value].value[x] 1..1

Instance: cohort-outcome
InstanceOf: OperationDefinition
Usage: #definition
Title: "Outcome of a cohort"
Description: "How the patients of many courses do: rates, mean change, drop-out, time in phases."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/cohort-outcome"
* name = "CohortOutcome"
* title = "Outcome of a cohort"
* status = #active
* experimental = false
* kind = #operation
* description = "Tells of all courses that have begun, or of those that the filters leave, what they have come to by one instrument: response, remission, reliable improvement and deterioration, recovery and reliable recovery by NHS Talking Therapies (PHQ-9 and GAD-7 together), mean change with standard deviation, confidence interval and effect size, how many changed by how much, completeness of the data, completion, drop-out, drop-out by phase, and days in each phase. The period counts courses by their first day: a cohort is who began, and stays the same while its courses come to their end. Each number states its basis: initial-population are the courses that began, denominator or measure-population those of the basis (code system cohort-basis: over, over-at-caseness, began), the exclusion those of which it cannot be told, with the reasons of the code system outcome-gap beside it, computable the others, numerator those of which it holds. The rate is numerator by computable, with Wilson's interval of 95 percent. What cannot be computed is never a no."
* comment = "Small cells are not told: with ipt.outcomes.smallest-cell (5 by default) a count below it has no value and the data-absent-reason masked, every other count is a multiple of it, rounded up or down by chance, rates and means are worked out from what is told, strata below it are left out, and the period is widened to whole quarters; MeasureReport.period says to which. Decision 10 of the project says what that guarantees. As a table: _format=csv, or Accept: text/csv. An empty cohort is an answer. Wrong parameters are 400, and the answer says what is allowed; 503 while the read model is being made. Example: GET $ipt-outcomes?instrument=phq-9&start=2026-01&end=2026-06&stratify=problem-area,format."
* code = #ipt-outcomes
* affectsState = false
* system = true
* type = false
* instance = false
* insert In(instrument, 0, code, [[The instrument to judge by; its code in the code system instrument. Without it phq-9.]])
* insert In(start, 0, date, [[First day on which a course may have begun; a month or a year stands for its first day.]])
* insert In(end, 0, date, [[Last day on which a course may have begun; a month or a year stands for its last day.]])
* insert In(problem-area, 0, code, [[Only courses with this primary problem area. Here and below not-recorded asks for those of which it is not recorded.]])
* insert In(variant, 0, code, [[Only courses of this variant.]])
* insert In(format, 0, code, [[Only courses of this format.]])
* insert In(therapist, 0, string, [[Only courses of this therapist: PractitionerRole/123 or Practitioner/123.]])
* insert In(organization, 0, string, [[Only courses of this organization: Organization/123.]])
* insert In(age-band, 0, code, [[Only courses of patients of this age at the begin: under-18, 18-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75-and-over.]])
* insert In(combination, 0, code, [[Only courses that were combined with this.]])
* insert In(stratify, 0, string, [[One or two of problem-area, variant, format, therapist, organization, age-band, combination, joined by a comma.]])
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #MeasureReport
* parameter[=].documentation = "A summary; each group has a code of the code system outcome-verdict or cohort-measure. Its measure is named Measure/cohort-phq-9, or of the other instrument, under the canonical of the guide, which has no Measure of that name: what is counted is defined here. The measures outcomes-phq-9, outcomes-gad-7 and outcomes-nhs count with CQL."
