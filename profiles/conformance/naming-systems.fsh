// Systems of identifiers that the guide itself gives. Those of patients, courses and answers are their senders' own.

Instance: derived-score
InstanceOf: NamingSystem
Usage: #definition
Title: "Computed scores"
Description: "The identifier that a server gives to the score which it computes from answers."
* name = "ComputedScores"
* status = #active
* kind = #identifier
* date = "2026-11-25"
* responsible = "The server that computes the score"
* type.text = "Computed score"
* description = "Identifies the Observation that a server computes from the answers to a questionnaire, and by it whoever reads knows a computed score from one that its sender worked out. The value is the id of the QuestionnaireResponse, a hyphen and what was computed: the instrument, or the item about suicide. It is unique on one server; two servers may give the same, so match a score of another server by what it derives from."
* usage = "Observation.identifier of computed scores. Senders do not give it."
* uniqueId[0].type = #uri
* uniqueId[=].value = "https://w3id.org/ipt-fhir/sid/derived-score"
* uniqueId[=].preferred = true
