RuleSet: SessionsOfPhase(path, min, max, source)
* {path} ^property[+].code = #sessions-min
* {path} ^property[=].valueInteger = {min}
* {path} ^property[+].code = #sessions-max
* {path} ^property[=].valueInteger = {max}
* {path} ^property[+].code = #source
* {path} ^property[=].valueString = "{source}"

CodeSystem: Phase
Id: phase
Title: "Phase of IPT"
Description: "The phases of a course of IPT. An adult acute course has three, in this order: initial, middle, termination. Group IPT begins with a pregroup phase; maintenance is a phase of a course of its own."
* insert CodeSystemMetadata
* ^property[+].code = #sessions-min
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/phase#sessions-min"
* ^property[=].type = #integer
* ^property[=].description = "Fewest sessions that the phase has in a course of twelve sessions or more"
* ^property[+].code = #sessions-max
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/phase#sessions-max"
* ^property[=].type = #integer
* ^property[=].description = "Most sessions that the phase has"
* ^property[+].code = #source
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/phase#source"
* ^property[=].type = #string
* ^property[=].description = "Where the numbers come from"
* #pregroup "Pregroup" "One or two individual meetings before the first group session. History, inventory and problem area are worked out alone with the facilitator, and the person is prepared for the group."
* #initial "Initial" "Sessions 1 to 3, at times 4. Symptoms are reviewed with a scale, the illness is named and the limited sick role given, medication is decided, the interpersonal inventory is taken, and the problem area and formulation are agreed with the patient. It ends with that agreement."
  * ^designation[0].value = "Assessment phase"
  * ^designation[1].value = "Beginning phase"
* insert SessionsOfPhase(#initial, 1, 4, [[IPT-UK (iptuk.net): sessions 1 to 4]])
* #middle "Middle" "The sessions between the initial phase and termination. Each begins with how things have been since the last meeting, links mood and event, and works on the agreed problem area."
  * ^designation[0].value = "Active phase"
  * ^designation[1].value = "Intermediate phase"
* #termination "Termination" "The last 2 to 3 sessions, at times 4. The end is spoken of openly, sadness about it is told apart from relapse, gains are reviewed, early warning signs and help in future are worked out. If treatment did not help, the next treatment is chosen."
  * ^designation[0].value = "Final phase"
  * ^designation[1].value = "Concluding phase"
  * ^designation[2].value = "Conclusion"
* insert SessionsOfPhase(#termination, 2, 4, [[IPT manuals: the last 2 to 3 sessions; 4 accepted]])
* #maintenance "Maintenance" "Sessions about once a month, for one to three years, after an acute course that led to remission. They aim to keep the person well, not to treat an episode. Record it as a course of its own."
  * ^designation[0].value = "Continuation"

ValueSet: PhaseValues
Id: phase
Title: "Phases of IPT"
Description: "All phases that a course of IPT can have."
* insert Published
* include codes from system Phase
