CodeSystem: OutcomeVerdict
Id: outcome-verdict
Title: "Verdict on the outcome of a course"
Description: "What is asked of a course once it has scores. Each is true, false, or not computable; the numbers that decide stand with the instrument (code system threshold), each with its source."
* insert CodeSystemMetadata
* #response "Response" "Improvement by at least half of what could be improved, from the baseline to the end."
* #remission "Remission" "Hardly any symptoms at the end."
* #important-improvement "Important improvement" "Improvement that patients notice."
* #reliable-improvement "Reliable improvement" "Improvement by more than error of measurement."
* #reliable-deterioration "Reliable deterioration" "Worse by more than error of measurement."
* #caseness-at-start "Caseness at the start" "Ill enough at the baseline for treatment to be indicated."
* #caseness-at-end "Caseness at the end" "Ill enough at the end for treatment to be indicated."
* #nhs-caseness "Caseness (NHS)" "PHQ-9 or GAD-7 at caseness at the start. NHS Talking Therapies manual, NHS England."
* #nhs-recovery "Recovery (NHS)" "At caseness at the start, and on neither scale at the end. NHS Talking Therapies manual, NHS England."
* #nhs-reliable-improvement "Reliable improvement (NHS)" "One scale reliably better, the other not reliably worse. NHS Talking Therapies manual, NHS England."
* #nhs-reliable-deterioration "Reliable deterioration (NHS)" "One scale reliably worse, the other not reliably better. NHS Talking Therapies manual, NHS England."
* #nhs-reliable-recovery "Reliable recovery (NHS)" "Recovery and reliable improvement. NHS Talking Therapies manual, NHS England."

CodeSystem: OutcomeGap
Id: outcome-gap
Title: "Why a verdict is not computable"
Description: "What a verdict on an outcome lacks. What is missing is never a no, and is counted apart."
* insert CodeSystemMetadata
* #no-baseline "No baseline" "No score from the two weeks before the first session, or from its day."
* #no-endpoint "No score at the end" "No later score within two weeks of the last session that the patient came to; while the course goes on, no later score at all."
* #nothing-to-improve "Nothing to improve" "The baseline is the best score that there is."
* #not-at-caseness "Not at caseness" "Recovery is asked of who was at caseness at the start."
* #no-threshold "No number" "The guide has no number for this instrument."
* #no-end-reason "No reason of the end" "The course is over, and the record does not say why it ended."
* #no-phase "No phase" "The course is over, and none of its phases is recorded as begun."

Instance: course-outcome
InstanceOf: OperationDefinition
Usage: #definition
Title: "Outcome of a course"
Description: "How the patient does in a course: scores, change, and the verdicts on them."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/course-outcome"
* name = "CourseOutcome"
* title = "Outcome of a course"
* status = #active
* experimental = false
* kind = #operation
* description = "Tells of one course, or of each course of a patient, by every instrument of which there is a score: all scores with session, phase and band, baseline and end, improvement and percent, and the verdicts of the code system outcome-verdict, each true, false, or not computable with its reason. A score belongs to the course that it is based on, or whose phase; one that is based on no plan to the course in whose time it was taken. What was entered in error, is not final, or is a partial sum does not count; of several scores of a day the last one counts. The baseline is the score that its sender calls so (extension timepoint), else the last of the two weeks up to the first session. The end of a course that is over is the score nearest to the last session that the patient came to, at most two weeks from it; of one that goes on the latest score. Improvement is positive where the patient is better, whatever the direction of the instrument. What is missing is never guessed."
* comment = "A course without scores has no part scale, a patient without courses no parameter course. An unknown course or patient is 404, an unknown instrument 400, an unknown form 406; a phase, another plan and a course that was entered in error are 422. Beside Parameters there are two further forms, by _format or by Accept. As CSV (csv, text/csv): a row for each score, and for each session without one, whose total is empty; in each row the verdicts on its course by its instrument: true, false, or the code of the reason why it is not computable. As SVG (svg, image/svg+xml): the drawing of one course by one instrument; of several courses the last one that has scores, of several instruments the one with the most scores. The guide's page on outcomes has the columns and the signs. With report=measure-report the answer is a Bundle (collection) with an individual MeasureReport for each measure outcomes-[instrument] of the guide: what Measure/[id]/$evaluate-measure says of the same courses. A course that goes on counts there in the initial population alone. Ask for it by a request of its own: an entry of a batch that does is refused with 400, and so is a transaction with such an entry. Example: GET CarePlan/123/$ipt-outcome?instrument=phq-9."
* code = #ipt-outcome
* affectsState = false
* resource[0] = #CarePlan
* resource[1] = #Patient
* system = false
* type = false
* instance = true
* insert In(instrument, 0, code, [[The only instrument to tell of; its code in the code system instrument.]])
* insert In(report, 0, code, [[measure-report: answer with a Bundle of one individual MeasureReport for each measure of the guide, instead of Parameters.]])
* parameter[+].name = #course
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "A course."
* insert OutcomePart(course, 1, "1", Reference, [[The course.]])
* insert OutcomePart(over, 1, "1", boolean, [[Whether it has ended.]])
* insert OutcomePart(attended, 1, "1", unsignedInt, [[How many sessions the patient came to.]])
* insert OutcomePart(missed, 1, "1", unsignedInt, [[How many sessions did not take place, whoever called them off.]])
* insert OutcomePart(homework-assigned, 1, "1", unsignedInt, [[How many tasks the patient took on between sessions: Tasks of the code ipt-homework based on the course or a phase of it; neither drafts nor those that were cancelled.]])
* insert OutcomePart(homework-done, 1, "1", unsignedInt, [[How many of them are completed.]])
* insert OutcomePart(phase, 0, "*", Element, [[A phase that has begun: parts phase, from, to.]])
* insert OutcomePart(verdict, 0, "*", Element, [[Verdicts from PHQ-9 and GAD-7 together: parts code, and holds or not-computable. Where only one of them has scores, none is computable.]])
* insert OutcomePart(safety, 0, "*", Element, [[An answer to an item about suicide: parts day, question, answer, weight.]])
* insert OutcomePart(scale, 0, "*", Element, [[An instrument: parts instrument (Coding); baseline, endpoint and score* (day, total, band, session, phase); improvement and percent (Quantity); verdict* (code, and holds or not-computable); response, remission, reliable-improvement and reliable-deterioration, each with -first and -sustained (date; sustained: kept in every later score, at least one); sessions-to-response; session-without-score* (day, session, phase); silence* (from, to: more than four weeks between two scores).]])

RuleSet: OutcomePart(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = {max}
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"
