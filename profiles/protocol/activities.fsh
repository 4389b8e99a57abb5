// What a protocol plans, one definition for each. R4 has no definition of a Procedure: what is done within sessions has
// the kind ServiceRequest, what somebody has to do once the kind Task.
Alias: $topic = http://terminology.hl7.org/CodeSystem/definition-topic

RuleSet: Activity(id, name, title, description)
* id = "{id}"
* url = "https://w3id.org/ipt-fhir/ActivityDefinition/{id}"
* name = "{name}"
* title = "{title}"
* status = #active
* experimental = false
* description = "{description}"
* topic = $topic#treatment "Treatment"
* intent = #plan
* participant.type = #practitioner

RuleSet: TechniqueActivity(code, name, title, description)
* insert Activity({code}, {name}, {title}, [[{description}]])
* kind = #ServiceRequest
* code = Technique#{code} "{title}"

// The form on which the technique can be written down.
RuleSet: WrittenDownOn(questionnaire, title)
* relatedArtifact.type = #documentation
* relatedArtifact.display = "{title}"
* relatedArtifact.resource = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}"

RuleSet: TaskActivity(code, name, title, description)
* insert Activity({code}, {name}, {title}, [[{description}]])
* kind = #Task
* code = CourseTask#{code} "{title}"

// Beginning
Instance: activity-psychoeducation
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Psychoeducation"
Description: "Name the illness and explain it."
* insert TechniqueActivity(psychoeducation, Psychoeducation, Psychoeducation, [[Name the illness, say that it can be treated, and tell what IPT does and how long it takes.]])

Instance: activity-sick-role
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Sick role"
Description: "Give the limited sick role."
* insert TechniqueActivity(sick-role, SickRole, Sick role, [[Give the patient the limited sick role: excused for a time from what the illness does not let them do, with getting well as their task.]])

Instance: activity-symptom-review
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Symptom review"
Description: "Go through the symptoms with a scale."
* insert TechniqueActivity(symptom-review, SymptomReview, Symptom review, [[Go through the symptoms with the answered scale and tell the patient what the score means.]])

Instance: activity-inventory
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Interpersonal inventory"
Description: "Go through the people in the patient's life."
* insert TechniqueActivity(inventory, InventoryTechnique, Interpersonal inventory, [[Go through the people who matter to the patient, now and earlier: closeness, contact, support, conflict and what each expects.]])
* insert WrittenDownOn(interpersonal-inventory, Interpersonal inventory)

Instance: activity-closeness-circle
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Closeness circle"
Description: "Draw the people on circles around the patient."
* insert TechniqueActivity(closeness-circle, ClosenessCircle, Closeness circle, [[Let the patient place the people in their life on circles around themselves, closer or further away, and talk about what the picture shows.]])

Instance: activity-timeline
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Timeline"
Description: "Set symptoms beside events."
* insert TechniqueActivity(timeline, Timeline, Timeline, [[Set the beginning and the course of the symptoms beside what happened in the patient's life at that time.]])

Instance: activity-formulation-feedback
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Formulation"
Description: "Offer the formulation and agree on the problem area."
* insert TechniqueActivity(formulation-feedback, FormulationFeedback, Formulation, [[Offer the patient the link between the illness and what happened between people, name the problem area and agree on it.]])

// Middle
Instance: activity-mood-event-link
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Link of mood and event"
Description: "Open each session with the time since the last one."
* insert TechniqueActivity(mood-event-link, MoodEventLink, Link of mood and event, [[Open the session with how things have been since the last meeting, and tie changes of mood to what happened between people.]])

Instance: activity-exploration
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Exploration"
Description: "Learn more by questions."
* insert TechniqueActivity(exploration, Exploration, Exploration, [[Learn more by questions: open ones that let the patient lead, and targeted ones about a symptom, a person or an event.]])

Instance: activity-affect-encouragement
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Encouragement of affect"
Description: "Help the patient to name and use feelings."
* insert TechniqueActivity(affect-encouragement, AffectEncouragement, Encouragement of affect, [[Help the patient to notice, bear and name feelings, and to use them in relationships.]])

Instance: activity-clarification
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Clarification"
Description: "Put back to the patient what was said."
* insert TechniqueActivity(clarification, Clarification, Clarification, [[Put back to the patient what was said, so that a contradiction or a pattern becomes visible.]])

Instance: activity-communication-analysis
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Communication analysis"
Description: "Go through one conversation step by step."
* insert TechniqueActivity(communication-analysis, CommunicationAnalysis, Communication analysis, [[Go through one important conversation step by step: what was said, meant, heard and felt, and what could be said instead.]])
* insert WrittenDownOn(communication-analysis, Communication analysis)

Instance: activity-decision-analysis
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Decision analysis"
Description: "Look for options and weigh them."
* insert TechniqueActivity(decision-analysis, DecisionAnalysis, Decision analysis, [[Look for the options in a problem and weigh what each would bring, before the patient chooses.]])
* insert WrittenDownOn(decision-analysis, Decision analysis)

Instance: activity-problem-solving
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Problem solving"
Description: "Choose a way, try it, look at the result."
* insert TechniqueActivity(problem-solving, ProblemSolving, Problem solving, [[Name a problem with others, choose a way, let the patient try it, and look at the result together.]])

Instance: activity-role-play
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Role play"
Description: "Rehearse a conversation."
* insert TechniqueActivity(role-play, RolePlay, Role play, [[Rehearse a conversation that lies ahead; the therapist plays the other, or the patient does.]])

Instance: activity-social-support-exploration
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Exploration of social support"
Description: "Find out who could help."
* insert TechniqueActivity(social-support-exploration, SocialSupportExploration, Exploration of social support, [[Find out who could help with what, and how to let them.]])

Instance: activity-exploration-nondirective
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Non-directive exploration"
Description: "Let the patient lead."
* insert TechniqueActivity(exploration-nondirective, ExplorationNondirective, Non-directive exploration, [[Ask open questions, listen and encourage, so that the patient says what matters and how it feels.]])

Instance: activity-exploration-directive
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Directive exploration"
Description: "Ask about one thing."
* insert TechniqueActivity(exploration-directive, ExplorationDirective, Directive exploration, [[Ask about one thing on purpose: a symptom, a person, an event, what was said.]])

Instance: activity-emotional-triggers
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Emotional triggers"
Description: "Find out what sets off strong feelings."
* insert TechniqueActivity(emotional-triggers, EmotionalTriggers, Emotional triggers, [[Find out with the patient which situations with others set off strong feelings, and what these feelings say about what the patient needs.]])

Instance: activity-emotion-regulation
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Emotion regulation"
Description: "Work on strong feelings."
* insert TechniqueActivity(emotion-regulation, EmotionRegulation, Emotion regulation, [[Work on strong feelings so that the patient can bear them and decide how to act on them.]])

Instance: activity-active-listening
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Active listening"
Description: "Practise to hear the other out."
* insert TechniqueActivity(active-listening, ActiveListening, Active listening, [[Practise to hear the other out, to give back what was understood, and to ask whether it is right.]])

Instance: activity-open-questions
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Open questions"
Description: "Practise to ask openly."
* insert TechniqueActivity(open-questions, OpenQuestions, Open questions, [[Practise to ask in a way that lets the other speak: how it was and what happened, rather than whether or why.]])

Instance: activity-nonverbal-communication
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Nonverbal communication"
Description: "Work on tone, look and posture."
* insert TechniqueActivity(nonverbal-communication, NonverbalCommunication, Nonverbal communication, [[Look at tone, look and posture, those of the patient and those of the other, and at how they change what the words say.]])

Instance: activity-option-generation
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Option generation"
Description: "Collect possible ways to act."
* insert TechniqueActivity(option-generation, OptionGeneration, Option generation, [[Collect possible ways to act, as many as come to mind, without weighing them yet; to do nothing is one of them.]])

Instance: activity-boundary-setting
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Setting boundaries"
Description: "Rehearse to say no."
* insert TechniqueActivity(boundary-setting, BoundarySetting, Setting boundaries, [[Rehearse to say no, to ask for distance or to leave the other their own part, and to bear the answer.]])

Instance: activity-assertiveness
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Assertiveness"
Description: "Rehearse to say what one wants."
* insert TechniqueActivity(assertiveness, Assertiveness, Assertiveness, [[Rehearse to say what one feels, wants and needs, calmly and so that it can be heard.]])

Instance: activity-conflict-resolution
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Conflict resolution"
Description: "Rehearse to speak about a conflict."
* insert TechniqueActivity(conflict-resolution, ConflictResolution, Conflict resolution, [[Rehearse to speak about a conflict: to name it, to hear the other side, to look for what both can live with.]])

Instance: activity-coping-strategies
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Coping strategies"
Description: "Work out what helps in hard hours."
* insert TechniqueActivity(coping-strategies, CopingStrategies, Coping strategies, [[Work out what helps in hard hours, with others and alone, and what the patient has found to help before.]])

Instance: activity-therapeutic-relationship
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Use of the therapeutic relationship"
Description: "Take what happens in the room as an example."
* insert TechniqueActivity(therapeutic-relationship, TherapeuticRelationship, Use of the therapeutic relationship, [[Where it helps, above all with interpersonal deficits, take what happens between patient and therapist as an example of what happens with others. IPT does this rarely.]])

Instance: activity-limited-advice
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Limited advice"
Description: "Suggest something, or help in a practical matter."
* insert TechniqueActivity(limited-advice, LimitedAdvice, Limited advice, [[Suggest something or help in a practical matter, until the patient can do it alone.]])

Instance: activity-social-rhythm-work
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Social rhythm work"
Description: "Steady the daily rhythm."
* insert TechniqueActivity(social-rhythm-work, SocialRhythmWork, Social rhythm work, [[Note the times at which the patient gets up, first meets somebody, begins work, eats and goes to bed; look for what upsets them and how mood follows; steady them step by step. It goes on through the whole course of interpersonal and social rhythm therapy.]])

Instance: activity-homework-in-session
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Homework in the session"
Description: "Agree on homework, and look at how it went."
* insert Activity(homework-in-session, HomeworkInSession, Homework in the session, [[Agree with the patient on something to do until the next session, or look together at how it went.]])
* kind = #ServiceRequest
* code = Technique#homework "Homework"

// Problem areas
Instance: activity-grief-work
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Grief work"
Description: "For the problem area grief."
* insert TechniqueActivity(grief-work, GriefWork, Grief work, [[Go back to the relationship with the person who has died, to the death and what came after it, to the feelings, and to the way back to others.]])

Instance: activity-dispute-work
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Dispute work"
Description: "For the problem area role dispute."
* insert TechniqueActivity(dispute-work, DisputeWork, Dispute work, [[Find the stage of the dispute (renegotiation, impasse, dissolution), what each side expects and how the expectations differ, what can be changed, and how, or how to part.]])

Instance: activity-transition-work
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Transition work"
Description: "For the problem area role transition."
* insert TechniqueActivity(transition-work, TransitionWork, Transition work, [[Mourn the old role, look for what is good in the new one, and gain the skills and the people that it needs.]])

Instance: activity-deficits-work
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Work on interpersonal deficits"
Description: "For the problem area interpersonal deficits."
* insert TechniqueActivity(deficits-work, DeficitsWork, Work on interpersonal deficits, [[Look for patterns in past relationships and in the one with the therapist, and find and try ways to meet others.]])

// Ending
Instance: activity-ending
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Work on the ending"
Description: "Speak of the end."
* insert TechniqueActivity(ending, Ending, Work on the ending, [[Speak of the coming end and of the feelings about it, and tell sadness apart from relapse.]])

Instance: activity-competence-review
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Review of competence"
Description: "Look back on what the patient has learnt."
* insert TechniqueActivity(competence-review, CompetenceReview, Review of competence, [[Look back on what the patient has learnt and can now do alone.]])

Instance: activity-relapse-prevention
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Relapse prevention"
Description: "Early warning signs and what to do."
* insert TechniqueActivity(relapse-prevention, RelapsePrevention, Relapse prevention, [[Work out early warning signs, strains to come, and what to do and whom to call then.]])
* insert WrittenDownOn(end-of-treatment-review, End-of-treatment review)

Instance: activity-further-treatment
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Plan for further treatment"
Description: "Decide on what comes after."
* insert TechniqueActivity(further-treatment, FurtherTreatment, Plan for further treatment, [[Decide together on maintenance, another treatment or none. If the symptoms have not gone, it is the treatment that did not help, and another one is chosen.]])

// Tasks
Instance: activity-agree-problem-area
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Agree on the problem area"
Description: "Task of the initial phase."
* insert TaskActivity(agree-problem-area, AgreeProblemArea, Agree on the problem area, [[Choose with the patient the one problem area that the course will work on, and record it as the primary problem area of the course.]])

Instance: activity-write-formulation
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Write the formulation"
Description: "Task of the initial phase."
* insert TaskActivity(write-formulation, WriteFormulation, Write the formulation, [[Write the formulation, offer it to the patient, and complete it once the patient has accepted it.]])

Instance: activity-obtain-consent
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Obtain consent"
Description: "Task of the initial phase."
* insert TaskActivity(obtain-consent, ObtainConsent, Obtain consent, [[Agree with the patient on number and length of sessions, fee and cancellation, focus and tasks, and record the consent. For a minor, the parent or guardian agrees and the young person assents.]])

Instance: activity-meet-parents
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Meet the parents"
Description: "Task of each phase with adolescents."
* insert TaskActivity(meet-parents, MeetParents, Meet the parents, [[Meet the parents or guardians: in the beginning to explain the illness and the treatment, in the middle where they have a part in the problem, at the end to speak of what was reached and of signs of relapse.]])

Instance: activity-telephone-contact
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Telephone between sessions"
Description: "Task of the initial phase with adolescents."
* insert TaskActivity(telephone-contact, TelephoneContact, Telephone between sessions, [[Call the adolescent between the first sessions, to keep in touch and to hear how the week goes.]])

Instance: activity-homework
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Homework"
Description: "What the patient does between two sessions."
* insert Activity(homework, Homework, Homework, [[Agree on something that the patient does until the next session, such as to talk with somebody, to meet somebody or to note events and mood.]])
* kind = #Task
* code = Kind#ipt-homework "IPT homework"
* participant.type = #patient

Instance: activity-good-relationship
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Exercise: a good relationship"
Description: "Homework: think of a time when it was good to be with somebody."
* insert Activity(good-relationship, GoodRelationship, Exercise: a good relationship, [[Think of a time when you felt really good with somebody. What happened then? What did you do and say, and what did the other? Note what of it you could do again.]])
* kind = #Task
* code = Kind#ipt-homework "IPT homework"
* participant.type = #patient
