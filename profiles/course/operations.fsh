Instance: check-course
InstanceOf: OperationDefinition
Usage: #definition
Title: "Check a course"
Description: "All findings of one course: of each of its resources by itself, and of all together."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/check-course"
* name = "CheckCourse"
* title = "Check a course"
* status = #active
* experimental = false
* kind = #operation
* description = "Checks a course of IPT as a whole. On a stored course it takes all that is recorded of it (see the operation $ipt-course), checks each resource against its profile and the rules about one resource, and all of them, with what else is stored, against the rules over several. An issue's expression begins with the resource at fault, as Procedure.where(id='12'). On a Bundle it does the same for courses that are not stored here: what the Bundle does not have counts as not recorded, and line and column lead into what was sent. Nothing is stored."
* comment = "Without faults the outcome has one issue of severity information that says so. An unknown course is 404; a phase, another plan, a course that was entered in error, and a Bundle without a course are 422, and the answer says what to call instead. Examples: GET CarePlan/123/$ipt-check; POST $ipt-check with a Bundle, or with a Parameters that has it as parameter resource."
* code = #ipt-check
* affectsState = false
* resource = #CarePlan
* system = true
* type = false
* instance = true
* parameter[+].name = #resource
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "The courses to check, with all that belongs to them. Only at the base: on a CarePlan the address names the course."
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #OperationOutcome
* parameter[=].documentation = "The findings: the rule in details.coding, what is wrong and how to mend it in diagnostics."

Instance: retrieve-course
InstanceOf: OperationDefinition
Usage: #definition
Title: "Retrieve a course"
Description: "One course with all that belongs to it, as a transaction that another server stores."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/retrieve-course"
* name = "RetrieveCourse"
* title = "Retrieve a course"
* status = #active
* experimental = false
* kind = #operation
* description = "Gives exactly one course: its CarePlan, phases, sessions, encounters, scores, responses, goals, tasks and diagnoses, what supports it (formulation, consent, referral), flags and risk assessments of its time, scores, answers, inventory, formulation, consent and medication of the patient that name no course and that the outcome and the rules count for this one, the patient, and the people and organisations that these name. What a record of the course refers to comes along, what a record beyond it refers to does not, people and places aside. Process notes stay where they are; references to them, and to anything else that does not come along, such as another course, become references by identifier. The transaction can be posted as it is to the base of another server: each entry is created unless one with its identifier is there, so that posting it twice changes nothing, also not on the server that it came from, and a patient who is known there by the same identifier is not made anew. People, places and products are known by their first identifier; records by one that the server which handed them over first has given: its namespace (urn:uuid), type and id. A record that may have one identifier alone keeps its own, and bears the same as a tag. What is there already stays as it is there, and the answer tells what differs: send an update of what was changed elsewhere. Scores that were computed from answers come along, and follow the answers on the other server as they did here. Every resource is tagged as recorded elsewhere (see the code system origin)."
* comment = "An unknown course is 404; a phase, another plan, and a course that was entered in error are 422, and the answer says what to call instead. Example: GET CarePlan/123/$ipt-course, then POST the answer to the base of the other server. The same resources without the wrapping are found by the search CarePlan?_id=123&_revinclude:iterate=CarePlan:part-of&_revinclude:iterate=Procedure:based-on&_revinclude:iterate=Observation:based-on&_revinclude:iterate=QuestionnaireResponse:based-on&_revinclude:iterate=Task:based-on&_include=CarePlan:goal&_include=CarePlan:condition&_include=CarePlan:ipt-supporting-info&_include=CarePlan:subject."
* code = #ipt-course
* affectsState = false
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "A transaction, whose first entry is the course."

Instance: summarise-course
InstanceOf: OperationDefinition
Usage: #definition
Title: "Sum a course up"
Description: "A course as a FHIR document that a clinician can read."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/summarise-course"
* name = "SummariseCourse"
* title = "Sum a course up"
* status = #active
* experimental = false
* kind = #operation
* description = "Makes of what is recorded of a course a document (profile summary-document): a Composition of the type ipt-summary (profile summary) with the sections of the code system summary-section: reason and formulation, problem area, course of treatment and scores, techniques, what helped, goals that were not reached, plan against relapse, medication, safety, and end and follow-up. The section about safety has, beside flags and assessments, each answer to a question about suicide (item 9 of PHQ-9) with its date, in the words of the questionnaire and without an interpretation. What helped and the plan against relapse come from the end-of-treatment review, if there is one, and from the goals that were agreed on; a goal that is only proposed, or was given up, is not told. Scores, answers, medication and formulation of the patient that name no course, and that the outcome and the rules count for this one, are told as its own. Each has a text to read and refers to the resources that it is about, which come along with the patient and the author. Notes of sessions and process notes do not. Nothing is stored: post the document to Bundle, here or elsewhere, to keep it."
* comment = "While the course goes on the status of the Composition is preliminary. An unknown course is 404; a phase, another plan, a course that was entered in error, and a course of which no session has taken place are 422, and the answer says what to do instead. Example: GET CarePlan/123/$ipt-summary."
* code = #ipt-summary
* affectsState = false
* resource = #CarePlan
* system = false
* type = false
* instance = true
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "The document, whose first entry is the Composition."

Instance: agree-on-problem-area
InstanceOf: OperationDefinition
Usage: #definition
Title: "Agree on the problem area of a course"
Description: "Gives a course that was started from a protocol its problem area, with the goals, tasks and techniques that the protocol has for it."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/agree-on-problem-area"
* name = "AgreeOnProblemArea"
* title = "Agree on the problem area of a course"
* status = #active
* experimental = false
* kind = #operation
* description = "A course is mostly started before patient and therapist have agreed on its focus. Once they have, this adds the area to the course, and what the protocol that it follows (instantiatesCanonical) has for the area, as $apply would have drafted it at the start: goals as proposals, tasks as drafts, techniques in the phases. What is there stays as it is; a phase that is over, or is not there, gets nothing more. All is written in one transaction, which the rules judge as every write."
* comment = "Where the course works on this area already the answer is 200 with one entry, the course as it is, whose outcome says that nothing was changed. A course that works on another area, one that is over or whose status is unknown, one that names no protocol in instantiatesCanonical, and one whose protocol is not on this server are 422, a missing area is 400; the answer says what to do instead. If-Match with an ETag of the course refuses (412) once somebody has changed it. Example: POST CarePlan/123/$ipt-agree?problemArea=grief."
* code = #ipt-agree
* affectsState = true
* resource = #CarePlan
* system = false
* type = false
* instance = true
* insert In(problemArea, 1, code, [[The primary problem area: grief, role-dispute, role-transition or interpersonal-deficits.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/problem-area"
* insert In(secondProblemArea, 0, code, [[A second problem area, another than the primary.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/problem-area"
* insert AnswerToTransaction

Instance: next-phase
InstanceOf: OperationDefinition
Usage: #definition
Title: "Begin the next phase of a course"
Description: "Ends the phase that goes on and begins the next one, together or not at all."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/next-phase"
* name = "NextPhase"
* title = "Begin the next phase of a course"
* status = #active
* experimental = false
* kind = #operation
* description = "Makes the phase that goes on completed, with its last day, and the next draft phase active, with its first day. Where no phase has begun yet, the first one begins, and a course that is a draft becomes active. Name the phase that is to begin: a call that is repeated, as after an answer that was lost, then changes nothing, and says so. The plans are written in one transaction, which the rules judge as every write: what they refuse (P06, for instance, before problem area and diagnosis are recorded) leaves everything as it was, and is told of the plans themselves."
* comment = "With phase, where that phase goes on already or is completed, the answer is 200 with one entry, the phase as it is, whose outcome says that nothing was changed. Where another phase is next, the answer is 422 and names it. Without phase each call moves on. If-Match with an ETag of the course refuses (412) once the plan of the course itself has changed. A move between phases changes only theirs, so that the ETag stays the same and would not stop the same call sent twice: with If-Match such a move names its phase, or is 400. A course that is over, a course on hold (take it up again first), one whose status is unknown, a course without a further phase, several phases that go on at once, and a date before the phase began are 422; a plan that somebody else changes at the same moment refuses the move with 412. Example: POST CarePlan/123/$ipt-next-phase?phase=middle&date=2026-03-23."
* code = #ipt-next-phase
* affectsState = true
* resource = #CarePlan
* system = false
* type = false
* instance = true
* insert In(phase, 0, code, [[The phase that is to begin: middle, for instance. The next one, whichever it is, where it is left out.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/phase"
* insert In(date, 0, date, [[Last day of the one phase and first of the next; today where it is left out.]])
* insert AnswerToTransaction

Instance: end-course
InstanceOf: OperationDefinition
Usage: #definition
Title: "End a course"
Description: "Ends a course for a reason, with the phase that goes on and what was only meant to be done, together or not at all."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/end-course"
* name = "EndCourse"
* title = "End a course"
* status = #active
* experimental = false
* kind = #operation
* description = "Gives the course its reason to end and its last day. With completed-planned and completed-early-mutual the course and the phase that goes on are completed, with every other reason they are revoked. Phases that never began are revoked, without a period. Tasks of the course that are drafts are cancelled, with a reason that says so; one that somebody was asked for (requested and later) stays open, because it may still be done. Goals that are only proposed are cancelled where the course is broken off; of a completed course it is for the therapist to say whether they were reached. All is written in one transaction, which the rules judge as every write: P08, for instance, refuses completed-planned before the termination phase, and S04 an end before the last session. What they refuse is told of the resources themselves."
* comment = "Of a course that is over for this reason (and, where they are given, on this date and with this text) the answer is 200 with one entry, the course as it is, whose outcome says that nothing was changed. One that is over in another way, one that has not begun, one whose status is unknown, and a date before the course or the phase that goes on began are 422; a missing or unknown reason is 400. If-Match with an ETag of the course refuses (412) once somebody has changed it. A course on hold can end. Example: POST CarePlan/123/$ipt-end?reason=completed-planned&date=2026-06-22."
* code = #ipt-end
* affectsState = true
* resource = #CarePlan
* system = false
* type = false
* instance = true
* insert In(reason, 1, code, [[Why it ends. Not unknown: that is for records of courses of former times.]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://w3id.org/ipt-fhir/ValueSet/end-reason"
* insert In(date, 0, date, [[Last day of the course; today where it is left out.]])
* insert In(text, 0, string, [[What else is to be said of the reason; required with other.]])
* insert AnswerToTransaction

RuleSet: AnswerToTransaction
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "The transaction-response, with an entry for each resource that has changed; or with one entry that says that nothing was changed. The outcome of an entry tells what the rules warn of in its resource."
