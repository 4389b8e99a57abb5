RuleSet: WithoutResponse
* item[=].item[=].enableWhen[0].question = "change-symptoms"
* item[=].item[=].enableWhen[0].operator = #=
* item[=].item[=].enableWhen[0].answerCoding = ReviewAnswer#symptoms-same
* item[=].item[=].enableWhen[1].question = "change-symptoms"
* item[=].item[=].enableWhen[1].operator = #=
* item[=].item[=].enableWhen[1].answerCoding = ReviewAnswer#symptoms-worse
* item[=].item[=].enableBehavior = #any

// What must be answered once the review is completed depends on whether the treatment helped: rule E01 asks for it.
Instance: end-of-treatment-review
InstanceOf: Questionnaire
Usage: #definition
Title: "End-of-treatment review"
Description: "What has changed, what helped, by which signs the illness would come back, and what to do then."
* url = "https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review"
* name = "EndOfTreatmentReview"
* title = "End-of-treatment review"
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* subjectType = #Patient
* description = "What patient and therapist look back on and ahead to in the last sessions: what has changed, what the patient did that helped and can do again (review of competence), how it is that the treatment ends, in which situations and by which signs the illness might come back, and what is done then. Where the treatment did not help, it is the treatment that failed, not the patient, and the next one is chosen. The tasks are those of the termination phase in Weissman, Markowitz and Klerman, Comprehensive Guide to Interpersonal Psychotherapy (2000), chapter 7, and The Guide to Interpersonal Psychotherapy (2018); the questions are this guide's own."
* purpose = "To end a course of IPT with a plan against relapse, or with a plan for what comes next."
* insert FormGroup(change, What has changed)
* insert FormItem(change-symptoms, choice, [[How are the symptoms now, compared with the beginning?]])
* item[=].item[=].answerValueSet = "https://w3id.org/ipt-fhir/ValueSet/symptom-change"
* insert FormItem(change-problem-area, text, What has changed in the problem area?)
* insert FormGroup(competence, What the patient can do)
* insert FormList(what-helped, [[What did the patient do that helped, and can do again?]])
* insert FormList(support, To whom can the patient turn now?)
* insert FormGroup(ending, The end of the treatment)
* insert FormItem(ending-feelings, text, How is it for the patient that the treatment ends? To be sad about it is no relapse.)
* insert FormGroup(staying-well, Staying well)
* insert FormList(situations, Which situations that lie ahead may be hard?)
* insert FormList(warning-signs, [[By which early signs would the patient, or others, notice that the illness comes back?]])
* insert FormList(plan, What will the patient do when these signs come?)
* insert FormList(help, Whom can the patient call for treatment? A practice or a service rather than a person.)
* insert FormGroup(further, What comes now)
* insert FormItem(not-reached, text, What did the treatment not reach?)
* insert WithoutResponse
* insert FormItem(next-step, choice, What was agreed on for the time after?)
* item[=].item[=].repeats = true
* item[=].item[=].answerValueSet = "https://w3id.org/ipt-fhir/ValueSet/next-step"
* insert FormItem(next-date, date, When do patient and therapist look again how things are?)
