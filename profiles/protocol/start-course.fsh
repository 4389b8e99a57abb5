RuleSet: In(name, min, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "1"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

Instance: start-course
InstanceOf: OperationDefinition
Usage: #definition
Title: "Start a course from a protocol"
Description: "Makes of a protocol the course of one patient: with its phases, goals and tasks, for review or stored at once."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/start-course"
* name = "StartCourse"
* title = "Start a course from a protocol"
* status = #active
* experimental = false
* kind = #operation
* description = "Makes of a protocol (a PlanDefinition of this guide, or of a site's own with the same form) the course of one patient, as one transaction: the course, a phase for each of the protocol's, the goals that apply to the problem area, and tasks for the questionnaires and documents of each phase. Everything is draft or proposed, because nothing has begun and nothing is agreed with the patient yet: make the course and its initial phase active at the first session. For review the transaction is the answer, and nothing is stored; post it to the base of the server to store it, as it is or changed. With persist=true it is stored at once, and the answer is that to the transaction. What is drafted passes the same checks as every write, the rules over several resources too, with persist and without: what they refuse is answered with 422. What they warn of stands, once it is stored, in the outcomes of the entries. A transaction for review has no place for it: the header Ipt-Findings counts it, and with the header Prefer: return=OperationOutcome the answer is the findings in place of the transaction."
* comment = "The course has an identifier in the server's own namespace (urn:uuid), made of the patient's id and the parameter identifier, or of protocol and start where there is none; its parts have identifiers made of that. A call that is repeated finds the first course by it, changes nothing, and is answered with a transaction-response that has status 200 for everything that is there. Two calls at once make one course. Wrong parameters are refused with 400 or 422, an unknown protocol with 404, and nothing is stored then. Example: POST PlanDefinition/ipt/$apply with the body {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"subject\",\"valueString\":\"Patient/anna\"},{\"name\":\"start\",\"valueDate\":\"2026-03-02\"},{\"name\":\"sessions\",\"valuePositiveInt\":16},{\"name\":\"problemArea\",\"valueCode\":\"grief\"},{\"name\":\"persist\",\"valueBoolean\":true}]}. Example for review: GET PlanDefinition/$apply?url=https://w3id.org/ipt-fhir/PlanDefinition/ipt-a&subject=Patient/ben&start=2026-03-02&sessions=12."
* code = #apply
* base = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply"
* affectsState = true
* resource = #PlanDefinition
* system = false
* type = true
* instance = true
* insert In(url, 0, canonical, [[Canonical of the protocol, with or without a version. Only on the type: on an instance the address names it.]])
* insert In(subject, 1, string, [[The patient, as Patient/[id]. The patient must be on the server.]])
* insert In(start, 1, date, [[Day of the first session, not before the patient's birth. Sessions are expected weekly from then on, as the protocol says.]])
* insert In(sessions, 1, positiveInt, [[How many sessions were agreed, 1 to 52. Outside the range of the variant the course needs a reason, of which a warning tells.]])
* insert In(problemArea, 0, code, [[The primary problem area: grief, role-dispute, role-transition or interpersonal-deficits. Leave it out until it is agreed; the goals and techniques of an area come with it.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/problem-area"
* insert In(secondProblemArea, 0, code, [[A second problem area, another than the primary. Its goals and techniques come too.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/problem-area"
* insert In(diagnosis, 0, string, [[The illness that is treated, as Condition/[id]: what the course addresses. It can be added later, and must be there before the course becomes active.]])
* insert In(practitioner, 0, string, [[Who treats, as Practitioner/[id] or PractitionerRole/[id]: author of the plans and owner of the therapist's tasks.]])
* insert In(reasonForSessions, 0, string, [[Why the sessions are more or fewer than the variant plans, in words.]])
* insert In(identifier, 0, string, [[Your own name for this start, such as the number of an order: at most 64 letters, digits, hyphens, dots and underscores. A call with the same one for the same patient is a repetition.]])
* insert In(persist, 0, boolean, [[true to store the course at once, with POST; else the transaction is the answer.]])
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "For review a transaction, whose first entry is the course; else the transaction-response, whose entries tell in their outcomes what the rules warn of."
