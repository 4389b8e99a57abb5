Instance: extract-scores
InstanceOf: OperationDefinition
Usage: #definition
Title: "Extract scores from answers"
Description: "The score of a response, and its answers about suicide, as Observations."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/extract-scores"
* name = "ExtractScores"
* title = "Extract scores from answers"
* status = #active
* experimental = false
* kind = #operation
* description = "SDC's $extract for the instruments of this guide: computes the score of a completed or amended response, and gives it, with an Observation of each item that asks about suicide, as a transaction. A score is a total only if all scored items are answered; else it has a dataAbsentReason that says how many are missing. Nothing is stored. A response that is written to this server is scored at once, so the operation is for clients that want the score before they send the answers, or that keep scores elsewhere."
* comment = "On a stored response each entry is an update by the score's identifier, so that sending the transaction twice changes nothing; send it where the response is. Where the sender of the answers has recorded such a score itself, the entry has that one, and creates it only if it is not there (ifNoneExist with its _id). A response that is sent need not have an id; what it yields then refers to the response by its identifier, if it has one, and each entry is a create. Answers that are not valid are refused as a write of them would be (422); so is a response that is not completed, that was entered in error, or that answers no instrument of which scores are computed. Examples: GET QuestionnaireResponse/123/$extract; POST QuestionnaireResponse/$extract with the response, or with a Parameters that has it as questionnaire-response."
* code = #extract
* affectsState = false
* resource = #QuestionnaireResponse
* system = false
* type = true
* instance = true
* parameter[+].name = #questionnaire-response
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #QuestionnaireResponse
* parameter[=].documentation = "The answers. Only at the type: on a stored response the address names them."
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "A transaction with the Observations, the score first."
