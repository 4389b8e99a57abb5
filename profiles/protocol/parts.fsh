// What protocols share. A protocol has a phase for each phase of its variant, and in each phase what is done in it. Numbers
// of sessions, minutes and days stand in CodeSystem/variant; a test holds the timings of the protocols to it.
Alias: $plan-definition-type = http://terminology.hl7.org/CodeSystem/plan-definition-type
Alias: $usage-context = http://terminology.hl7.org/CodeSystem/usage-context-type

RuleSet: Protocol(variant, name, format, format-display)
* id = "{variant}"
* url = "https://w3id.org/ipt-fhir/PlanDefinition/{variant}"
* name = "{name}"
* type = $plan-definition-type#clinical-protocol "Clinical Protocol"
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Patient
* topic = $topic#treatment "Treatment"
* usage = "Start a course with the operation $apply: it makes a draft of the course with its phases, goals and tasks. Each action at the top is a phase; a branch of a problem area applies to a course with that area. What a phase could consist of, and need not, has the required behaviour could."
* useContext[+].code = $usage-context#program
* useContext[=].valueCodeableConcept = Variant#{variant}
* useContext[+].code = $usage-context#program
* useContext[=].valueCodeableConcept = Format#{format} "{format-display}"

// The illness that the protocol is for.
RuleSet: ForIllness(code, display)
* useContext[+].code = $usage-context#focus
* useContext[=].valueCodeableConcept = $sct#{code} "{display}"

RuleSet: ForAgeFrom(years)
* useContext[+].code = $usage-context#age
* useContext[=].valueRange.low = {years} 'a' "years"

RuleSet: Cites(citation)
* relatedArtifact[+].type = #citation
* relatedArtifact[=].citation = "{citation}"

RuleSet: PlannedGoal(id, code, display, text)
* goal[+].id = "{id}"
* goal[=].description = GoalKind#{code} "{display}"
* goal[=].description.text = "{text}"

RuleSet: GoalAboutMood
* insert PlannedGoal(mood, symptom-relief, Relief of depressive symptoms, [[Fewer or no depressive symptoms]])
* goal[=].category = $goal-category#behavioral "Behavioral"
* goal[=].target.measure = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* goal[=].target.detailQuantity.value = 5
* goal[=].target.detailQuantity.comparator = #<
* goal[=].target.detailQuantity.unit = "{score}"
* goal[=].target.detailQuantity.system = $ucum
* goal[=].target.detailQuantity.code = #{score}

RuleSet: GoalOfDispute
* insert PlannedGoal(dispute-resolution, dispute-resolution, Resolving a dispute, [[To move the dispute on: new terms, or a parting that is accepted]])
* goal[=].addresses = ProblemArea#role-dispute "Role dispute"

RuleSet: GoalOfStayingWell
* insert PlannedGoal(staying-well, staying-well, Staying well, [[To keep what was gained: early warning signs are known, help is arranged]])

RuleSet: PlannedGoals
* insert GoalAboutMood
* insert PlannedGoal(mourning, mourning, Mourning, [[To mourn the person who has died, and to turn to others again]])
* goal[=].addresses = ProblemArea#grief "Grief"
* insert GoalOfDispute
* insert PlannedGoal(new-role, new-role, New role, [[To let go of the old role and to find one's way into the new one]])
* goal[=].addresses = ProblemArea#role-transition "Role transition"
* insert PlannedGoal(contact, contact, New contacts, [[To be less alone: to meet people, to begin or renew a relationship]])
* goal[=].addresses = ProblemArea#interpersonal-deficits "Interpersonal deficits"
* insert GoalOfStayingWell

RuleSet: PlannedPhase(phase, display, title, description)
* action[+].id = "{phase}"
* action[=].title = "{title}"
* action[=].description = "{description}"
* action[=].code = Phase#{phase} "{display}"
* action[=].groupingBehavior = #logical-group
* action[=].selectionBehavior = #any

// Sessions of a phase: the fewest and most that it usually has, how long each is, and how many weeks lie between two.
RuleSet: PlannedSessions(phase, fewest, most, minutes-min, minutes-max, weeks, title)
* action[=].action[+].id = "{phase}-sessions"
* action[=].action[=].title = "{title}"
* action[=].action[=].code = $sct#443730003 "Interpersonal psychotherapy"
* action[=].action[=].timingTiming.repeat.count = {fewest}
* action[=].action[=].timingTiming.repeat.countMax = {most}
* action[=].action[=].timingTiming.repeat.duration = {minutes-min}
* action[=].action[=].timingTiming.repeat.durationMax = {minutes-max}
* action[=].action[=].timingTiming.repeat.durationUnit = #min
* action[=].action[=].timingTiming.repeat.frequency = 1
* action[=].action[=].timingTiming.repeat.period = {weeks}
* action[=].action[=].timingTiming.repeat.periodUnit = #wk
* action[=].action[=].requiredBehavior = #must
* action[=].action[=].participant[0].type = #practitioner
* action[=].action[=].participant[1].type = #patient

RuleSet: Planned(id, definition, title)
* action[=].action[+].id = "{id}"
* action[=].action[=].title = "{title}"
* action[=].action[=].definitionCanonical = "https://w3id.org/ipt-fhir/ActivityDefinition/{definition}"

RuleSet: PlannedTechnique(phase, technique, title)
* insert Planned({phase}-{technique}, {technique}, {title})
* action[=].action[=].code = Technique#{technique} "{title}"
* action[=].action[=].requiredBehavior = #could

// A kind of the technique that stands before it.
RuleSet: PlannedKind(phase, technique, title)
* action[=].action[=].action[+].id = "{phase}-{technique}"
* action[=].action[=].action[=].title = "{title}"
* action[=].action[=].action[=].code = Technique#{technique} "{title}"
* action[=].action[=].action[=].definitionCanonical = "https://w3id.org/ipt-fhir/ActivityDefinition/{technique}"
* action[=].action[=].action[=].requiredBehavior = #could

// The form on which it can be written down.
RuleSet: FormOfTechnique(phase, questionnaire, title)
* action[=].action[=].action[+].id = "{phase}-{questionnaire}-form"
* action[=].action[=].action[=].title = "{title}"
* action[=].action[=].action[=].code = CourseTask#fill-in-questionnaire "Fill in a questionnaire"
* action[=].action[=].action[=].definitionCanonical = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}"
* action[=].action[=].action[=].requiredBehavior = #could

RuleSet: PlannedTask(phase, task, title)
* insert Planned({phase}-{task}, {task}, {title})
* action[=].action[=].code = CourseTask#{task} "{title}"
* action[=].action[=].requiredBehavior = #must
* action[=].action[=].participant.type = #practitioner

RuleSet: PlannedForm(id, questionnaire, title)
* action[=].action[+].id = "{id}"
* action[=].action[=].title = "{title}"
* action[=].action[=].code = CourseTask#fill-in-questionnaire "Fill in a questionnaire"
* action[=].action[=].definitionCanonical = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}"
* action[=].action[=].requiredBehavior = #must

// The score is asked for at every session, before it begins.
RuleSet: MoodAtEverySession(phase, weeks)
* insert PlannedForm({phase}-mood, phq-9, [[PHQ-9 before each session]])
* action[=].action[=].timingTiming.repeat.frequency = 1
* action[=].action[=].timingTiming.repeat.period = {weeks}
* action[=].action[=].timingTiming.repeat.periodUnit = #wk
* action[=].action[=].relatedAction.actionId = "{phase}-sessions"
* action[=].action[=].relatedAction.relationship = #before-start
* action[=].action[=].participant.type = #patient

RuleSet: After(action)
* action[=].action[=].relatedAction.actionId = "{action}"
* action[=].action[=].relatedAction.relationship = #after-end

// The branch of a problem area holds for a course that has it, as primary or as secondary area.
RuleSet: Branch(area, display, technique, title, goal)
* action[=].action[+].id = "{area}"
* action[=].action[=].title = "{display}"
* action[=].action[=].code = ProblemArea#{area} "{display}"
* action[=].action[=].goalId = "{goal}"
* action[=].action[=].condition.kind = #applicability
* action[=].action[=].condition.expression.description = "The course has the problem area {area}"
* action[=].action[=].condition.expression.language = #text/fhirpath
* action[=].action[=].condition.expression.expression = "extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area').extension.where(url='code').value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/problem-area' and code='{area}').exists()"
* action[=].action[=].input.type = #CarePlan
* action[=].action[=].input.profile = "https://w3id.org/ipt-fhir/StructureDefinition/course"
* action[=].action[=].action[+].id = "{technique}"
* action[=].action[=].action[=].title = "{title}"
* action[=].action[=].action[=].code = Technique#{technique} "{title}"
* action[=].action[=].action[=].definitionCanonical = "https://w3id.org/ipt-fhir/ActivityDefinition/{technique}"
* action[=].action[=].action[=].requiredBehavior = #could

RuleSet: BranchOfDispute
* insert Branch(role-dispute, Role dispute, dispute-work, Dispute work, dispute-resolution)

RuleSet: BranchesOfProblemAreas
* insert Branch(grief, Grief, grief-work, Grief work, mourning)
* insert BranchOfDispute
* insert Branch(role-transition, Role transition, transition-work, Transition work, new-role)
* insert Branch(interpersonal-deficits, Interpersonal deficits, deficits-work, Work on interpersonal deficits, contact)

// What has to be there before the work on the problem area begins.
RuleSet: DocumentsOfBeginning(phase)
* insert PlannedForm(inventory-form, interpersonal-inventory, [[Interpersonal inventory]])
* action[=].action[=].participant[0].type = #practitioner
* action[=].action[=].participant[1].type = #patient
* insert PlannedTask({phase}, agree-problem-area, Agree on the problem area)
* insert After(inventory-form)
* insert PlannedTask({phase}, write-formulation, Write the formulation)
* insert After(inventory-form)
* insert PlannedTask({phase}, obtain-consent, Obtain consent)
* insert After({phase}-write-formulation)

RuleSet: TechniquesOfExplaining(phase)
* insert PlannedTechnique({phase}, psychoeducation, Psychoeducation)
* insert PlannedTechnique({phase}, sick-role, Sick role)
* insert PlannedTechnique({phase}, symptom-review, Symptom review)

RuleSet: TechniquesOfFindingTheFocus(phase)
* insert PlannedTechnique({phase}, timeline, Timeline)
* insert PlannedTechnique({phase}, inventory, Interpersonal inventory)
* insert PlannedKind({phase}, closeness-circle, Closeness circle)
* insert PlannedTechnique({phase}, formulation-feedback, Formulation)

RuleSet: TechniquesOfWork(phase)
* insert PlannedTechnique({phase}, mood-event-link, Link of mood and event)
* insert PlannedTechnique({phase}, exploration, Exploration)
* insert PlannedKind({phase}, exploration-nondirective, Non-directive exploration)
* insert PlannedKind({phase}, exploration-directive, Directive exploration)
* insert PlannedTechnique({phase}, affect-encouragement, Encouragement of affect)
* insert PlannedKind({phase}, emotional-triggers, Emotional triggers)
* insert PlannedKind({phase}, emotion-regulation, Emotion regulation)
* insert PlannedTechnique({phase}, clarification, Clarification)
* insert PlannedTechnique({phase}, communication-analysis, Communication analysis)
* insert FormOfTechnique({phase}, communication-analysis, Form of the communication analysis)
* insert PlannedKind({phase}, active-listening, Active listening)
* insert PlannedKind({phase}, open-questions, Open questions)
* insert PlannedKind({phase}, nonverbal-communication, Nonverbal communication)
* insert PlannedTechnique({phase}, decision-analysis, Decision analysis)
* insert FormOfTechnique({phase}, decision-analysis, Form of the decision analysis)
* insert PlannedKind({phase}, option-generation, Option generation)
* insert PlannedTechnique({phase}, problem-solving, Problem solving)
* insert PlannedTechnique({phase}, role-play, Role play)
* insert PlannedKind({phase}, boundary-setting, Setting boundaries)
* insert PlannedKind({phase}, assertiveness, Assertiveness)
* insert PlannedKind({phase}, conflict-resolution, Conflict resolution)
* insert PlannedTechnique({phase}, social-support-exploration, Exploration of social support)
* insert PlannedTechnique({phase}, coping-strategies, Coping strategies)
* insert PlannedTechnique({phase}, therapeutic-relationship, Use of the therapeutic relationship)
* insert PlannedTechnique({phase}, limited-advice, Limited advice)
* insert Planned({phase}-homework-in-session, homework-in-session, Homework in the session)
* action[=].action[=].code = Technique#homework "Homework"
* action[=].action[=].requiredBehavior = #could
* insert PlannedHomework({phase}, homework, Homework)
* insert PlannedHomework({phase}, good-relationship, [[Exercise: a good relationship]])
* insert PlannedForm({phase}-fidelity, fidelity, [[Quality of a session, in supervision]])
* action[=].action[=].requiredBehavior = #could
* action[=].action[=].participant.type = #practitioner

RuleSet: PlannedHomework(phase, homework, title)
* insert Planned({phase}-{homework}, {homework}, [[{title}]])
* action[=].action[=].code = Kind#ipt-homework "IPT homework"
* action[=].action[=].requiredBehavior = #could
* action[=].action[=].participant.type = #patient

RuleSet: DocumentsOfEnding
* insert PlannedForm(review-form, end-of-treatment-review, [[End-of-treatment review]])
* action[=].action[=].participant[0].type = #practitioner
* action[=].action[=].participant[1].type = #patient

RuleSet: TechniquesOfEnding(phase)
* insert PlannedTechnique({phase}, ending, Work on the ending)
* insert PlannedTechnique({phase}, competence-review, Review of competence)
* insert PlannedTechnique({phase}, relapse-prevention, Relapse prevention)
* insert PlannedTechnique({phase}, further-treatment, Plan for further treatment)

// A phase with its goal, its sessions and the mood score before each; what is done in it comes after it.
RuleSet: WeeklyPhase(phase, display, title, description, goal, fewest, most, minutes-min, minutes-max)
* insert PlannedPhase({phase}, {display}, {title}, [[{description}]])
* action[=].goalId = "{goal}"
* insert PlannedSessions({phase}, {fewest}, {most}, {minutes-min}, {minutes-max}, 1, Weekly sessions)
* insert MoodAtEverySession({phase}, 1)

RuleSet: InitialPhase(most, minutes-min, minutes-max, description)
* insert WeeklyPhase(initial, Initial, Initial phase, [[{description}]], mood, 1, {most}, {minutes-min}, {minutes-max})

RuleSet: InitialPhaseAsUsual(most, minutes-min, minutes-max)
* insert InitialPhase({most}, {minutes-min}, {minutes-max}, [[Symptoms are reviewed with a scale, the illness is named and the limited sick role given. The inventory is taken; the phase ends with the problem area and the formulation that the patient accepts, and with consent.]])
* insert DocumentsOfBeginning(initial)
* insert TechniquesOfExplaining(initial)
* insert TechniquesOfFindingTheFocus(initial)

RuleSet: MiddlePhase(fewest, most, minutes-min, minutes-max, description)
* insert WeeklyPhase(middle, Middle, Middle phase, [[{description}]], mood, {fewest}, {most}, {minutes-min}, {minutes-max})

RuleSet: MiddlePhaseAsUsual(fewest, most, minutes-min, minutes-max)
* insert MiddlePhase({fewest}, {most}, {minutes-min}, {minutes-max}, [[Each session begins with how things have been since the last one, links mood and event, and works on the agreed problem area.]])
* insert TechniquesOfWork(middle)
* insert BranchesOfProblemAreas

RuleSet: Termination(fewest, most, minutes-min, minutes-max, description)
* insert WeeklyPhase(termination, Termination, Termination, [[{description}]], staying-well, {fewest}, {most}, {minutes-min}, {minutes-max})
* insert DocumentsOfEnding
* insert TechniquesOfEnding(termination)

RuleSet: TerminationAsUsual(fewest, most, minutes-min, minutes-max)
* insert Termination({fewest}, {most}, {minutes-min}, {minutes-max}, [[The end is spoken of openly, gains are reviewed, early warning signs and help in future are worked out. If treatment did not help, the next one is chosen.]])
