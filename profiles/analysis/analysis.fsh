// A conversation or a decision that was worked on in a session, in the words of the patient. Other people in it never agreed to be
// recorded: rule I06.
Instance: communication-analysis
InstanceOf: Questionnaire
Usage: #definition
Title: "Communication analysis"
Description: "One important conversation, step by step, and what could be said instead."
* insert Form(communication-analysis, CommunicationAnalysisForm, Communication analysis)
* description = "One important conversation, gone through step by step: what was said, meant, heard and felt, with what tone and look, what the patient wanted to reach, and what could be said instead. Therapist and patient fill it in together in a session of the technique communication analysis; its last part is what role play and homework go on with. The technique is described in Weissman, Markowitz and Klerman, The Guide to Interpersonal Psychotherapy (2018); the questions are this guide's own."
* purpose = "To find out where a conversation went another way than the patient wanted, and what to try next time."
* insert FormGroup(conversation, The conversation)
* insert FormItem(conversation-with, string, With whom did the patient speak? First name or role; no surname.)
* insert FormAsksForIt
* insert FormItem(conversation-date, date, When?)
* insert FormItem(conversation-about, text, What was it about?)
* insert FormItem(conversation-aim, text, What did the patient want to reach?)
* insert FormGroup(turn, What was said)
* item[=].repeats = true
* item[=].required = true
* insert FormItem(turn-patient-said, text, What did the patient say?)
* insert FormAsksForIt
* insert FormItem(turn-patient-meant, text, [[What did the patient mean by it, and feel?]])
* insert FormItem(turn-other-heard, text, What may the other have heard?)
* insert FormItem(turn-other-said, text, What did the other say or do?)
* insert FormItem(turn-patient-heard, text, [[What did the patient hear in it, and feel?]])
* insert FormGroup(nonverbal, What was not said)
* insert FormItem(nonverbal-patient, text, [[How were tone, look and posture of the patient?]])
* insert FormItem(nonverbal-other, text, [[How were tone, look and posture of the other?]])
* insert FormItem(nonverbal-unsaid, text, What did the patient leave unsaid?)
* insert FormGroup(result, How it ended)
* insert FormChoice(result-aim, aim-reached, Did the patient reach what they wanted?)
* insert FormItem(result-mood, text, How was the mood of the patient after it?)
* insert FormGroup(instead, What else is possible)
* insert FormList(instead-said, [[What could the patient say instead, and how?]])
* insert FormAsksForIt
* insert FormItem(instead-answer, text, What may the other answer?)
* insert FormItem(instead-try, text, What will the patient try until the next session?)

Instance: decision-analysis
InstanceOf: Questionnaire
Usage: #definition
Title: "Decision analysis"
Description: "A decision that lies ahead: options, what speaks for and against them, and what was chosen."
* insert Form(decision-analysis, DecisionAnalysisForm, Decision analysis)
* description = "A decision in a problem with others, before the patient makes it: what is wanted, which options there are, what speaks for and against each, what it means for others and how the patient feels at the thought of it, and what the patient chooses to do first. Therapist and patient fill it in together in a session of the technique decision analysis; the therapist does not choose. The technique is described in Weissman, Markowitz and Klerman, The Guide to Interpersonal Psychotherapy (2018); the questions are this guide's own."
* purpose = "To look at all options before one is chosen."
* insert FormGroup(decision, The decision)
* insert FormItem(decision-question, text, What has to be decided?)
* insert FormAsksForIt
* insert FormItem(decision-aim, text, What does the patient want to reach?)
* insert FormGroup(option, Option)
* item[=].repeats = true
* item[=].required = true
* insert FormItem(option-what, string, What could the patient do?)
* insert FormAsksForIt
* insert FormList(option-for, What speaks for it?)
* insert FormList(option-against, What speaks against it?)
* insert FormItem(option-others, text, What does it mean for others?)
* insert FormItem(option-feeling, text, How does the patient feel at the thought of it?)
* insert FormGroup(choice, The choice)
* insert FormChoice(choice-state, decision-state, Has the patient chosen?)
* insert FormAsksForIt
* insert FormItem(choice-what, string, What did the patient choose?)
* item[=].item[=].enableWhen.question = "choice-state"
* item[=].item[=].enableWhen.operator = #=
* item[=].item[=].enableWhen.answerCoding = AnalysisAnswer#decided
* insert FormItem(choice-first-step, text, What is the first step?)
* insert FormItem(choice-review, date, When do patient and therapist look at how it went?)
