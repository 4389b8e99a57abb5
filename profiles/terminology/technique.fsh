RuleSet: ForArea(path, area)
* {path} ^property[+].code = #problem-area
* {path} ^property[=].valueCoding = ProblemArea#{area}

// A maintenance course has an ending of its own, and looks all the time at what keeps the person well.
RuleSet: ForTermination(path)
* {path} ^property[+].code = #phase
* {path} ^property[=].valueCoding = Phase#termination
* {path} ^property[+].code = #phase
* {path} ^property[=].valueCoding = Phase#maintenance

CodeSystem: Technique
Id: technique
Title: "IPT technique"
Description: "What the therapist did in a session, in the words of the IPT manuals. State all that took up a good part of the session. Techniques of other therapies (thought records, behavioural activation, mindfulness) are recorded as procedures of their own, not here."
* insert CodeSystemMetadata
* ^hierarchyMeaning = #is-a
* ^property[+].code = #problem-area
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/technique#problem-area"
* ^property[=].type = #Coding
* ^property[=].description = "The problem area that the technique belongs to"
* ^property[+].code = #phase
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/technique#phase"
* ^property[=].type = #Coding
* ^property[=].description = "A phase that the technique belongs to; repeats. A technique without it belongs to all phases"
* #psychoeducation "Psychoeducation" "Naming the illness and explaining it as an illness that can be treated: symptoms, course, treatment, what IPT does and how."
* #sick-role "Sick role" "Giving the patient the limited sick role: what they cannot do now is excused by the illness, and getting well is their task for a time."
* #symptom-review "Symptom review" "Going through the symptoms, with a scale, and telling the patient what the score means."
* #inventory "Interpersonal inventory" "Going through the important people in the patient's life, now and in the past: closeness, contact, support, conflict, expectations."
  * #closeness-circle "Closeness circle" "Drawing the people in the patient's life on circles around the patient, closer or further away."
* #timeline "Timeline" "Setting the beginning and course of the symptoms beside the events of the patient's life."
* #formulation-feedback "Formulation" "Offering the patient the link between illness and interpersonal context, naming the problem area, and agreeing on it."
* #mood-event-link "Link of mood and event" "Asking how things have been since the last meeting, and tying a change of mood to what happened between people, or the other way round."
* #exploration "Exploration" "Learning more by questions."
  * #exploration-nondirective "Non-directive exploration" "Open questions and supportive listening that let the patient lead."
  * #exploration-directive "Directive exploration" "Targeted questions about a symptom, person or event."
* #affect-encouragement "Encouragement of affect" "Helping the patient to notice, bear, name and express feelings, and to use them in relationships."
  * #emotional-triggers "Emotional triggers" "Finding out which situations with others set off strong feelings."
  * #emotion-regulation "Emotion regulation" "Working on strong feelings so that the patient can decide how to act on them."
* #clarification "Clarification" "Putting back to the patient what was said, so that a contradiction or a pattern becomes visible."
* #communication-analysis "Communication analysis" "Going through one important conversation step by step: what was said, meant, heard and felt, and what could be said instead."
  * ^designation[0].value = "Interpersonal incident analysis"
  * #active-listening "Active listening" "Practising to hear the other out and to give back what was understood."
  * #open-questions "Open questions" "Practising to ask in a way that lets the other speak."
  * #nonverbal-communication "Nonverbal communication" "Working on tone, look and posture, one's own and the other's."
* #decision-analysis "Decision analysis" "Looking for the options in a problem and weighing what each would bring, before the patient chooses."
  * #option-generation "Option generation" "Collecting possible ways to act, without weighing them yet."
* #problem-solving "Problem solving" "Naming a problem, choosing a way, trying it, and looking at the result."
* #role-play "Role play" "Rehearsing a conversation in the session; the therapist plays the other, or the patient does."
  * #boundary-setting "Setting boundaries" "Rehearsing to say no or to ask for distance."
  * #assertiveness "Assertiveness" "Rehearsing to say what one wants and needs."
  * #conflict-resolution "Conflict resolution" "Rehearsing to speak about a conflict and to reach an agreement."
* #social-support-exploration "Exploration of social support" "Finding out who could help with what, and how to let them."
* #coping-strategies "Coping strategies" "Working out what helps in hard hours with others, and alone."
* #therapeutic-relationship "Use of the therapeutic relationship" "Taking what happens between patient and therapist as an example of what happens with others. IPT does this rarely, mostly with interpersonal deficits."
* #social-rhythm-work "Social rhythm work" "Steadying the daily rhythm: when the patient gets up, first meets somebody, begins work, eats and goes to bed, what upsets that rhythm and how mood follows it. It belongs to interpersonal and social rhythm therapy."
* #limited-advice "Limited advice" "Suggesting something or helping in a practical matter, until the patient can do it alone."
* #homework "Homework" "Agreeing on something to do until the next session, or reviewing how it went."
* #grief-work "Grief work" "Going back to the lost person: the relationship with its good and bad sides, the death and what came after, the feelings, and the way back to others."
* insert ForArea(#grief-work, grief)
* #dispute-work "Dispute work" "Finding out the stage of the dispute, what each side expects, what can be changed and how, or how to part."
* insert ForArea(#dispute-work, role-dispute)
* #transition-work "Transition work" "Mourning the old role with its good and bad sides, looking for what is good in the new one, and gaining the skills and people that it needs."
* insert ForArea(#transition-work, role-transition)
* #deficits-work "Work on interpersonal deficits" "Looking for patterns in past relationships, and finding and trying ways to meet others."
* insert ForArea(#deficits-work, interpersonal-deficits)
* #ending "Work on the ending" "Speaking of the coming end and of the feelings about it, and telling sadness apart from relapse."
* insert ForTermination(#ending)
* #competence-review "Review of competence" "Looking back on what the patient has learnt and can now do without the therapist."
* insert ForTermination(#competence-review)
* #relapse-prevention "Relapse prevention" "Working out early warning signs, likely strains, and what to do and whom to call."
* insert ForTermination(#relapse-prevention)
* #further-treatment "Plan for further treatment" "Deciding on maintenance, another treatment or none, above all if the symptoms have not gone."
* insert ForTermination(#further-treatment)

ValueSet: TechniqueValues
Id: technique
Title: "IPT techniques"
Description: "All techniques of IPT in this guide."
* insert Published
* include codes from system Technique
