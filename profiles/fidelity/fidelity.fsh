// Own wording. It rates a session, not a person; published scales of adherence are not reproduced here.
RuleSet: RatedItem(linkId, text)
* insert FormChoice({linkId}, fidelity-rating, [[{text}]])
* insert FormAsksForIt

Instance: fidelity
InstanceOf: Questionnaire
Usage: #definition
Title: "Quality of a session of IPT"
Description: "Whether a session was IPT: focus, techniques, stance, structure, and nothing from other therapies."
* insert Form(fidelity, Fidelity, Quality of a session of IPT)
* description = "Whether a session was IPT as it is meant (fidelity): was the focus kept, were the techniques those of IPT and well used, was the stance active and supportive, was the structure kept, and was nothing brought in from other therapies. The therapist rates a session of their own, or a supervisor or an independent rater does, from a recording, from being there or from notes. Each statement is rated from 1 to 5; what did not arise in the session is not rated. It is no published scale, has no norms, and serves supervision and training. It is confidential: it is about the work of the therapist, in a session of the patient."
* purpose = "To keep IPT what it is, in supervision and in training."
* insert FormGroup(rating, The rating)
* insert FormChoice(rating-by, fidelity-rater, Who rates?)
* insert FormAsksForIt
* insert FormChoice(rating-from, fidelity-material, From what?)
* insert FormGroup(focus, Focus)
* insert RatedItem(focus-kept, [[The session kept to the agreed problem area.]])
* insert RatedItem(focus-link, [[What happened between people was tied to the mood of the patient.]])
* insert RatedItem(focus-phase, [[What was done fits the phase of the course.]])
* insert FormGroup(techniques, Techniques)
* insert RatedItem(techniques-strategy, [[The work followed the strategies for the problem area: grief, dispute, transition or deficits.]])
* insert RatedItem(techniques-affect, [[Feelings were asked for, named and used.]])
* insert RatedItem(techniques-communication, [[What was said between people was looked at closely enough to see what else could be said.]])
* insert RatedItem(techniques-change, [[The patient was helped to find something to try, in the session or until the next one.]])
* insert FormGroup(stance, Stance)
* insert RatedItem(stance-active, [[The therapist was active, warm and on the side of the patient.]])
* insert RatedItem(stance-illness, [[The illness was treated as an illness, not as a fault of the patient.]])
* insert RatedItem(stance-hope, [[The therapist gave hope that is true: the illness can be treated, the situation can be changed.]])
* insert RatedItem(stance-feedback, [[The therapist told the patient in the moment what went well and what could be tried another way.]])
* insert FormGroup(structure, Structure)
* insert RatedItem(structure-opening, [[The session opened with how things have been since the last one.]])
* insert RatedItem(structure-score, [[The answered scale was looked at together.]])
* insert RatedItem(structure-time, [[Time was kept, and the number of sessions that are left was in view.]])
* insert FormGroup(outside, Other therapies)
* insert FormItem(outside-used, boolean, [[Were techniques from outside IPT used, such as thought records, behavioural activation, mindfulness, exposure, or interpretation of the past?]])
* insert FormAsksForIt
* insert FormList(outside-which, Which ones?)
* item[=].item[=].enableWhen.question = "outside-used"
* item[=].item[=].enableWhen.operator = #=
* item[=].item[=].enableWhen.answerBoolean = true
* insert FormGroup(overall, As a whole)
* insert RatedItem(overall-ipt, [[As a whole, the session was good IPT.]])
* insert FormItem(overall-well, text, What went well?)
* insert FormItem(overall-next, text, What should be looked at next?)
