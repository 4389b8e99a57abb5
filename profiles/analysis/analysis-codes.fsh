CodeSystem: AnalysisAnswer
Id: analysis-answer
Title: "Answer in an analysis"
Description: "Answers that the forms of communication analysis and decision analysis offer."
* insert CodeSystemMetadata
* #reached "Reached" "The patient reached what they wanted."
* #partly-reached "Partly reached" "The patient reached a part of what they wanted."
* #not-reached "Not reached" "The patient did not reach what they wanted."
* #decided "Decided" "The patient has chosen an option."
* #later "Later" "The patient wants to decide later, and knows what for."
* #undecided "Undecided" "The patient has not chosen yet."

ValueSet: AimReachedValues
Id: aim-reached
Title: "Whether an aim was reached"
Description: "Reached, partly reached, not reached."
* insert Published
* AnalysisAnswer#reached
* AnalysisAnswer#partly-reached
* AnalysisAnswer#not-reached

ValueSet: DecisionStateValues
Id: decision-state
Title: "State of a decision"
Description: "Decided, later, undecided."
* insert Published
* AnalysisAnswer#decided
* AnalysisAnswer#later
* AnalysisAnswer#undecided
