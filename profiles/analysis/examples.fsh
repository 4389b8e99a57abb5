RuleSet: AnalysisOfAnna(questionnaire)
* insert Labels
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}|0.1.0"
* subject = Reference(patient-anna) "Anna Berger"

RuleSet: InSessionOfAnna
* basedOn = Reference(course-anna) "Course of IPT"
* encounter = Reference(encounter-anna-5) "Fifth session"
* author = Reference(practitioner-keller) "Dr Miriam Keller"
* source = Reference(patient-anna) "Anna Berger"

Instance: communication-analysis-anna
InstanceOf: IptCommunicationAnalysisResponse
Usage: #example
Title: "A conversation of Anna Berger with her son"
Description: "Gone through in the fifth session: she asks for help and sounds as if she gave orders."
* insert AnalysisOfAnna(communication-analysis)
* insert InSessionOfAnna
* status = #completed
* authored = "2026-03-03T10:40:00+01:00"
* insert Group(conversation)
* insert Said(conversation-with, String, "Elder son")
* insert Said(conversation-date, Date, "2026-03-01")
* insert Said(conversation-about, String, "Who empties the dishwasher.")
* insert Said(conversation-aim, String, "That he helps without being asked each time.")
* insert Group(turn)
* insert Said(turn-patient-said, String, "You never do anything here.")
* insert Said(turn-patient-meant, String, [["I am at the end of my strength, and alone with everything."]])
* insert Said(turn-other-heard, String, [["I am lazy, and not like my father."]])
* insert Said(turn-other-said, String, "He shrugged and went to his room.")
* insert Said(turn-patient-heard, String, [["That he does not care. She was furious, then ashamed."]])
* insert Group(turn)
* insert Said(turn-patient-said, String, [["She called after him: Just like always!"]])
* insert Group(nonverbal)
* insert Said(nonverbal-patient, String, [["Loud, with her back to him."]])
* insert Said(nonverbal-unsaid, String, "That she misses his father.")
* insert Group(result)
* insert Said(result-aim, Coding, AnalysisAnswer#not-reached "Not reached")
* insert Said(result-mood, String, "Low for the rest of the day.")
* insert Group(instead)
* item[=].item[+].linkId = "instead-said"
* item[=].item[=].answer[0].valueString = "I am tired. Could you do the dishwasher tonight?"
* item[=].item[=].answer[1].valueString = "I miss him too. Shall we eat together?"
* insert Said(instead-try, String, [["To ask him for one thing, sitting down, before she is angry."]])

Instance: communication-analysis-anna-in-progress
InstanceOf: IptCommunicationAnalysisResponse
Usage: #example
Title: "Communication analysis in progress"
Description: "The session was over before more than the occasion was told: nothing has to be answered yet."
* insert AnalysisOfAnna(communication-analysis)
* status = #in-progress
* insert Group(conversation)
* insert Said(conversation-about, String, "Who empties the dishwasher.")

Instance: communication-analysis-anna-entered-in-error
InstanceOf: IptCommunicationAnalysisResponse
Usage: #example
Title: "Communication analysis entered in error"
Description: "Holds nothing and is not judged."
* status = #entered-in-error

Instance: decision-analysis-anna
InstanceOf: IptDecisionAnalysisResponse
Usage: #example
Title: "A decision of Anna Berger"
Description: "Whether she spends the anniversary of the death alone: three options, and what she chose."
* insert AnalysisOfAnna(decision-analysis)
* insert InSessionOfAnna
* status = #completed
* authored = "2026-03-03T10:45:00+01:00"
* insert Group(decision)
* insert Said(decision-question, String, "How does she spend her husband's birthday?")
* insert Said(decision-aim, String, [["To think of him, and not to be alone with it."]])
* insert Group(option)
* insert Said(option-what, String, "To stay at home alone")
* insert Said(option-for, String, "She need not explain herself.")
* insert Said(option-against, String, "Last time she lay in bed for two days.")
* insert Said(option-feeling, String, "Heavy")
* insert Group(option)
* insert Said(option-what, String, "To go to the grave with her sister")
* insert Said(option-for, String, "Her sister knew him.")
* insert Said(option-against, String, "They have not spoken about him yet.")
* insert Said(option-others, String, "Her sister has offered it.")
* insert Said(option-feeling, String, [["Afraid to weep, and a little relieved"]])
* insert Group(option)
* insert Said(option-what, String, "To cook his favourite dish with the boys")
* insert Group(choice)
* insert Said(choice-state, Coding, AnalysisAnswer#decided "Decided")
* insert Said(choice-what, String, "The grave with her sister")
* insert Said(choice-first-step, String, "To call her sister before Sunday")
* insert Said(choice-review, Date, "2026-03-17")

Instance: decision-analysis-anna-undecided
InstanceOf: IptDecisionAnalysisResponse
Usage: #example
Title: "A decision that is open"
Description: "The options are named; the patient has not chosen yet."
* insert AnalysisOfAnna(decision-analysis)
* status = #completed
* authored = "2026-03-03"
* insert Group(decision)
* insert Said(decision-question, String, "Does she go back to work in April?")
* insert Group(option)
* insert Said(option-what, String, "Half the hours from April on")
* insert Group(choice)
* insert Said(choice-state, Coding, AnalysisAnswer#undecided "Undecided")

Instance: decision-analysis-anna-entered-in-error
InstanceOf: IptDecisionAnalysisResponse
Usage: #example
Title: "Decision analysis entered in error"
Description: "Holds nothing and is not judged."
* status = #entered-in-error
