// The protocols. A protocol has a phase for each phase of its variant, and in each phase what is done in it. Numbers of
// sessions, minutes and days stand in CodeSystem/variant; a test holds the timings here to it.
Alias: $plan-definition-type = http://terminology.hl7.org/CodeSystem/plan-definition-type
Alias: $usage-context = http://terminology.hl7.org/CodeSystem/usage-context-type

RuleSet: Protocol(variant, name)
* id = "{variant}"
* url = "https://w3id.org/ipt-fhir/PlanDefinition/{variant}"
* name = "{name}"
* type = $plan-definition-type#clinical-protocol "Clinical Protocol"
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Patient
* topic = $topic#treatment "Treatment"
* useContext[0].code = $usage-context#program
* useContext[0].valueCodeableConcept = Variant#{variant}
* useContext[1].code = $usage-context#focus
* useContext[1].valueCodeableConcept = $sct#35489007 "Depressive disorder"
* useContext[2].code = $usage-context#age

RuleSet: PlannedGoal(id, code, display, text)
* goal[+].id = "{id}"
* goal[=].description = GoalKind#{code} "{display}"
* goal[=].description.text = "{text}"

RuleSet: PlannedGoals
* insert PlannedGoal(mood, symptom-relief, Relief of depressive symptoms, [[Fewer or no depressive symptoms]])
* goal[=].category = $goal-category#behavioral "Behavioral"
* goal[=].target.measure = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* goal[=].target.detailQuantity.value = 5
* goal[=].target.detailQuantity.comparator = #<
* goal[=].target.detailQuantity.unit = "{score}"
* goal[=].target.detailQuantity.system = $ucum
* goal[=].target.detailQuantity.code = #{score}
* insert PlannedGoal(mourning, mourning, Mourning, [[To mourn the person who has died, and to turn to others again]])
* goal[=].addresses = ProblemArea#grief "Grief"
* insert PlannedGoal(dispute-resolution, dispute-resolution, Resolving a dispute, [[To move the dispute on: new terms, or a parting that is accepted]])
* goal[=].addresses = ProblemArea#role-dispute "Role dispute"
* insert PlannedGoal(new-role, new-role, New role, [[To let go of the old role and to find one's way into the new one]])
* goal[=].addresses = ProblemArea#role-transition "Role transition"
* insert PlannedGoal(contact, contact, New contacts, [[To be less alone: to meet people, to begin or renew a relationship]])
* goal[=].addresses = ProblemArea#interpersonal-deficits "Interpersonal deficits"
* insert PlannedGoal(staying-well, staying-well, Staying well, [[To keep what was gained: early warning signs are known, help is arranged]])

RuleSet: PlannedPhase(phase, display, title, description)
* action[+].id = "{phase}"
* action[=].title = "{title}"
* action[=].description = "{description}"
* action[=].code = Phase#{phase} "{display}"
* action[=].groupingBehavior = #logical-group
* action[=].selectionBehavior = #any

// Weekly sessions of a phase: the fewest and most that it usually has, and how long each is.
RuleSet: PlannedSessions(phase, fewest, most, minutes-min, minutes-max)
* action[=].action[+].id = "{phase}-sessions"
* action[=].action[=].title = "Weekly sessions"
* action[=].action[=].code = $sct#443730003 "Interpersonal psychotherapy"
* action[=].action[=].timingTiming.repeat.count = {fewest}
* action[=].action[=].timingTiming.repeat.countMax = {most}
* action[=].action[=].timingTiming.repeat.duration = {minutes-min}
* action[=].action[=].timingTiming.repeat.durationMax = {minutes-max}
* action[=].action[=].timingTiming.repeat.durationUnit = #min
* action[=].action[=].timingTiming.repeat.frequency = 1
* action[=].action[=].timingTiming.repeat.period = 1
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
RuleSet: MoodAtEverySession(phase)
* insert PlannedForm({phase}-mood, phq-9, [[PHQ-9 before each session]])
* action[=].action[=].timingTiming.repeat.frequency = 1
* action[=].action[=].timingTiming.repeat.period = 1
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

RuleSet: BranchesOfProblemAreas
* insert Branch(grief, Grief, grief-work, Grief work, mourning)
* insert Branch(role-dispute, Role dispute, dispute-work, Dispute work, dispute-resolution)
* insert Branch(role-transition, Role transition, transition-work, Transition work, new-role)
* insert Branch(interpersonal-deficits, Interpersonal deficits, deficits-work, Work on interpersonal deficits, contact)

RuleSet: DocumentsOfInitialPhase
* insert PlannedForm(inventory-form, interpersonal-inventory, [[Interpersonal inventory]])
* action[=].action[=].participant[0].type = #practitioner
* action[=].action[=].participant[1].type = #patient
* insert PlannedTask(initial, agree-problem-area, Agree on the problem area)
* insert After(inventory-form)
* insert PlannedTask(initial, write-formulation, Write the formulation)
* insert After(inventory-form)
* insert PlannedTask(initial, obtain-consent, Obtain consent)
* insert After(initial-write-formulation)

RuleSet: TechniquesOfInitialPhase
* insert PlannedTechnique(initial, psychoeducation, Psychoeducation)
* insert PlannedTechnique(initial, sick-role, Sick role)
* insert PlannedTechnique(initial, symptom-review, Symptom review)
* insert PlannedTechnique(initial, timeline, Timeline)
* insert PlannedTechnique(initial, inventory, Interpersonal inventory)
* insert PlannedTechnique(initial, formulation-feedback, Formulation)

RuleSet: TechniquesOfMiddlePhase
* insert PlannedTechnique(middle, mood-event-link, Link of mood and event)
* insert PlannedTechnique(middle, exploration, Exploration)
* insert PlannedTechnique(middle, affect-encouragement, Encouragement of affect)
* insert PlannedTechnique(middle, clarification, Clarification)
* insert PlannedTechnique(middle, communication-analysis, Communication analysis)
* insert PlannedTechnique(middle, decision-analysis, Decision analysis)
* insert PlannedTechnique(middle, problem-solving, Problem solving)
* insert PlannedTechnique(middle, role-play, Role play)
* insert PlannedTechnique(middle, social-support-exploration, Exploration of social support)
* insert Planned(middle-homework, homework, Homework)
* action[=].action[=].code = Kind#ipt-homework "IPT homework"
* action[=].action[=].requiredBehavior = #could
* action[=].action[=].participant.type = #patient

RuleSet: DocumentsOfTermination
* insert PlannedForm(review-form, end-of-treatment-review, [[End-of-treatment review]])
* action[=].action[=].participant[0].type = #practitioner
* action[=].action[=].participant[1].type = #patient

RuleSet: TechniquesOfTermination
* insert PlannedTechnique(termination, ending, Work on the ending)
* insert PlannedTechnique(termination, competence-review, Review of competence)
* insert PlannedTechnique(termination, relapse-prevention, Relapse prevention)
* insert PlannedTechnique(termination, further-treatment, Plan for further treatment)

Instance: protocol-ipt
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for adults"
Description: "Phases, goals, sessions, documents, scores and techniques of individual IPT for adults with depression."
* insert Protocol(ipt, IptForAdults)
* title = "Interpersonal psychotherapy for adults"
* description = "Individual IPT for adults with depression, in three phases: twelve to sixteen weekly sessions of 45 to 60 minutes with one problem area as focus. Older adults are treated by the same protocol."
* usage = "Start a course with the operation $apply: it makes a draft of the course with its phases, goals and tasks. Each action at the top is a phase; the branches of the middle phase apply to a course with their problem area."
* useContext[2].valueRange.low = 18 'a' "years"
* relatedArtifact.type = #citation
* relatedArtifact.citation = "Weissman, Markowitz, Klerman: The Guide to Interpersonal Psychotherapy (2018); ISIPT, key strategies; iptuk.net"
* insert PlannedGoals
* insert PlannedPhase(initial, Initial, Initial phase, [[Symptoms are reviewed with a scale, the illness is named and the limited sick role given. The inventory is taken; the phase ends with the problem area and the formulation that the patient accepts, and with consent.]])
* action[=].goalId = "mood"
* insert PlannedSessions(initial, 1, 3, 45, 60)
* insert MoodAtEverySession(initial)
* insert DocumentsOfInitialPhase
* insert TechniquesOfInitialPhase
* insert PlannedPhase(middle, Middle, Middle phase, [[Each session begins with how things have been since the last one, links mood and event, and works on the agreed problem area.]])
* action[=].goalId = "mood"
* insert PlannedSessions(middle, 6, 13, 45, 60)
* insert MoodAtEverySession(middle)
* insert TechniquesOfMiddlePhase
* insert BranchesOfProblemAreas
* insert PlannedPhase(termination, Termination, Termination, [[The end is spoken of openly, gains are reviewed, early warning signs and help in future are worked out. If treatment did not help, the next one is chosen.]])
* action[=].goalId = "staying-well"
* insert PlannedSessions(termination, 2, 3, 45, 60)
* insert MoodAtEverySession(termination)
* insert DocumentsOfTermination
* insert TechniquesOfTermination

Instance: protocol-ipt-a
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for adolescents"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT-A, with parents in each phase."
* insert Protocol(ipt-a, IptForAdolescents)
* title = "Interpersonal psychotherapy for adolescents (IPT-A)"
* description = "IPT for depressed adolescents, in three phases: twelve to sixteen weekly sessions of 35 to 60 minutes with one problem area as focus. Parents take part in each phase, the therapist is in touch by telephone early, and the sick role is limited. Not for young people who are acutely suicidal, psychotic or bipolar, who are intellectually disabled, or who actively abuse substances."
* usage = "Start a course with the operation $apply: it makes a draft of the course with its phases, goals and tasks. A single-parent family is recorded as a subcode of the problem area role transition. PHQ-9 stands for the mood score; a practice may use its form for adolescents instead."
* useContext[2].valueRange.low = 12 'a' "years"
* useContext[2].valueRange.high = 18 'a' "years"
* relatedArtifact.type = #citation
* relatedArtifact.citation = "Mufson, Dorta, Moreau, Weissman: Interpersonal Psychotherapy for Depressed Adolescents (2004)"
* insert PlannedGoals
* insert PlannedPhase(initial, Initial, Initial phase, [[Symptoms are reviewed with a scale, the illness is named and the limited sick role given, to the adolescent and to the parents. The inventory is taken with the closeness circle; the phase ends with the problem area and the formulation that the adolescent accepts, and with consent.]])
* action[=].goalId = "mood"
* insert PlannedSessions(initial, 1, 3, 35, 60)
* insert MoodAtEverySession(initial)
* insert DocumentsOfInitialPhase
* insert PlannedTask(initial, meet-parents, Meet the parents)
* insert PlannedTask(initial, telephone-contact, Telephone between sessions)
* insert TechniquesOfInitialPhase
* insert PlannedTechnique(initial, closeness-circle, Closeness circle)
* insert PlannedPhase(middle, Middle, Middle phase, [[Each session begins with how things have been since the last one, links mood and event, and works on the agreed problem area; parents join where they have a part in it.]])
* action[=].goalId = "mood"
* insert PlannedSessions(middle, 6, 13, 35, 60)
* insert MoodAtEverySession(middle)
* insert PlannedTask(middle, meet-parents, Meet the parents)
* insert TechniquesOfMiddlePhase
* insert BranchesOfProblemAreas
* insert PlannedPhase(termination, Termination, Termination, [[The end is spoken of openly, with the adolescent and with the parents: gains are reviewed, early warning signs and help in future are worked out. If treatment did not help, the next one is chosen.]])
* action[=].goalId = "staying-well"
* insert PlannedSessions(termination, 2, 3, 35, 60)
* insert MoodAtEverySession(termination)
* insert DocumentsOfTermination
* insert PlannedTask(termination, meet-parents, Meet the parents)
* insert TechniquesOfTermination
