// Who does what: requirements for servers and clients of the guide. What a running server does, it says at /metadata.

RuleSet: Requirements(id, name, title, mode)
* url = "https://w3id.org/ipt-fhir/CapabilityStatement/{id}"
* name = "{name}"
* title = "{title}"
* status = #active
* experimental = false
* date = "2026-11-25"
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[+] = #xml
* rest.mode = #{mode}

RuleSet: Of(type, profile, expectation)
* rest.resource[+].type = #{type}
* rest.resource[=].supportedProfile[+] = "https://w3id.org/ipt-fhir/StructureDefinition/{profile}"
* rest.resource[=].extension[+].url = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation"
* rest.resource[=].extension[=].valueCode = #{expectation}

RuleSet: And(profile)
* rest.resource[=].supportedProfile[+] = "https://w3id.org/ipt-fhir/StructureDefinition/{profile}"

RuleSet: Does(interaction)
* rest.resource[=].interaction[+].code = #{interaction}

RuleSet: Writes
* insert Does(create)
* insert Does(update)

RuleSet: Reads
* insert Does(read)
* insert Does(search-type)

RuleSet: Serves
* insert Writes
* insert Reads
* insert Does(patch)
* insert Does(vread)
* insert Does(history-instance)

RuleSet: FoundBy(name, type, definition)
* rest.resource[=].searchParam[+].name = "{name}"
* rest.resource[=].searchParam[=].type = #{type}
* rest.resource[=].searchParam[=].definition = "{definition}"

RuleSet: Offers(name, id)
* rest.resource[=].operation[+].name = "{name}"
* rest.resource[=].operation[=].definition = "https://w3id.org/ipt-fhir/OperationDefinition/{id}"

RuleSet: OfServer(name, id)
* rest.operation[+].name = "{name}"
* rest.operation[=].definition = "https://w3id.org/ipt-fhir/OperationDefinition/{id}"

Instance: ipt-server
InstanceOf: CapabilityStatement
Usage: #definition
Title: "Server of courses of IPT"
Description: "A server that stores courses, checks them and tells how patients do."
* insert Requirements(ipt-server, IptServer, [[Server of courses of IPT]], server)
* description = "What a server does that stores courses of IPT: it checks every write by the profiles and rules of this guide before it stores it, computes scores from answers, and answers questions about outcomes."
* rest.security.description = "Nobody reads or writes without a token (SMART App Launch, or one that the site hands out), and never without TLS beyond the machine itself. Everything about a patient carries the labels R and MH; process notes V and PSYTHPN, and they leave the server in no document, export or summary."
* rest.interaction[0].code = #transaction
* rest.interaction[+].code = #batch
* insert OfServer(ipt-check, check-course)
* insert OfServer(ipt-outcomes, cohort-outcome)
* insert Of(CarePlan, course, SHALL)
* insert And(phase)
* insert Serves
* insert FoundBy(ipt-problem-area, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-problem-area]])
* insert FoundBy(ipt-variant, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-variant]])
* insert FoundBy(ipt-end-reason, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-end-reason]])
* insert FoundBy(ipt-format, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-format]])
* insert FoundBy(ipt-combination, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-combination]])
* insert FoundBy(part-of, reference, [[http://hl7.org/fhir/SearchParameter/CarePlan-part-of]])
* insert Offers(ipt-check, check-course)
* insert Offers(ipt-next-phase, next-phase)
* insert Offers(ipt-end, end-course)
* insert Offers(ipt-summary, summarise-course)
* insert Offers(ipt-course, retrieve-course)
* insert Offers(ipt-outcome, course-outcome)
* insert Offers(ipt-overdue, overdue-courses)
* rest.resource[+].type = #PlanDefinition
* insert Reads
* insert Offers(apply, start-course)
* insert Of(Procedure, session, SHALL)
* insert Serves
* insert FoundBy(ipt-session-number, number, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-session-number]])
* insert FoundBy(ipt-technique, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-technique]])
* insert Of(Encounter, session-encounter, SHALL)
* insert Serves
* insert Of(QuestionnaireResponse, instrument-response, SHALL)
* insert And(interpersonal-inventory-response)
* insert And(end-of-treatment-review-response)
* insert And(communication-analysis-response)
* insert And(decision-analysis-response)
* insert And(fidelity-response)
* insert Serves
* insert Offers(extract, extract-scores)
* insert Of(Observation, score, SHALL)
* insert And(safety-item)
* insert Serves
* insert FoundBy(ipt-timepoint, token, [[https://w3id.org/ipt-fhir/SearchParameter/ipt-timepoint]])
* insert Of(Condition, target-condition, SHALL)
* insert And(problem-area-condition)
* insert Serves
* insert Of(Goal, goal, SHALL)
* insert Serves
* insert Of(ClinicalImpression, formulation, SHALL)
* insert Serves
* insert Of(Consent, consent, SHALL)
* insert Serves
* insert Of(Flag, safety-flag, SHALL)
* insert Serves
* insert Of(RiskAssessment, risk-assessment, SHALL)
* insert Serves
* insert Of(Task, homework, SHALL)
* insert Serves
* insert Of(ServiceRequest, referral, SHALL)
* insert Serves
* insert Of(CareTeam, care-team, SHALL)
* insert Serves
* insert Of(MedicationRequest, medication, SHALL)
* insert Serves
* insert Of(Composition, summary, SHALL)
* insert Serves
* rest.resource[+].type = #Measure
* insert Reads
* insert Offers(evaluate-measure, evaluate-measure)
* rest.resource[+].type = #Group
* insert Writes
* insert Reads
* rest.resource[=].operation[+].name = "export"
* rest.resource[=].operation[=].definition = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export"
* rest.resource[=].operation[=].documentation = "What is recorded of the active members of the group, as files of lines. Process notes are in none of them."
* insert OfServer(export-poll-status, export-status)

Instance: ipt-sending-ehr
InstanceOf: CapabilityStatement
Usage: #definition
Title: "Record that sends courses of IPT"
Description: "An electronic health record that sends courses to a server."
* insert Requirements(ipt-sending-ehr, IptSendingEhr, [[Record that sends courses of IPT]], client)
* description = "What an electronic health record does that sends courses of IPT: the course, its phases and its sessions, and the answers or scores of at least one instrument. It reads the findings of each answer, shows errors to whoever can mend them, and keeps warnings where they are seen. What it does not know it leaves out."
* rest.interaction[0].code = #transaction
* insert Of(CarePlan, course, SHALL)
* insert And(phase)
* insert Writes
* insert Of(Procedure, session, SHALL)
* insert Writes
* insert Of(Condition, target-condition, SHALL)
* insert And(problem-area-condition)
* insert Writes
* insert Of(QuestionnaireResponse, instrument-response, SHOULD)
* insert And(interpersonal-inventory-response)
* insert Writes
* insert Of(Observation, score, SHOULD)
* insert And(safety-item)
* insert Writes
* insert Of(Flag, safety-flag, SHOULD)
* insert Writes
* insert Of(Encounter, session-encounter, SHOULD)
* insert Writes
* insert Of(Goal, goal, SHOULD)
* insert Writes
* insert Of(ClinicalImpression, formulation, SHOULD)
* insert Writes
* insert Of(Consent, consent, SHOULD)
* insert Writes
* insert Of(CareTeam, care-team, MAY)
* insert Writes
* insert Of(Task, homework, MAY)
* insert Writes
* insert Of(ServiceRequest, referral, MAY)
* insert Writes

Instance: ipt-reading-client
InstanceOf: CapabilityStatement
Usage: #definition
Title: "Client that asks how patients do"
Description: "A client that reads courses and asks for outcomes."
* insert Requirements(ipt-reading-client, IptReadingClient, [[Client that asks how patients do]], client)
* description = "What a client does that reads courses of IPT and asks for outcomes: it searches, leaves out what was entered in error, states the denominator of each rate, and shows what is not computable as that and never as a no."
* insert OfServer(ipt-outcomes, cohort-outcome)
* insert Of(CarePlan, course, SHALL)
* insert And(phase)
* insert Reads
* insert Offers(ipt-outcome, course-outcome)
* insert Offers(ipt-overdue, overdue-courses)
* insert Of(Observation, score, SHALL)
* insert And(safety-item)
* insert Reads
* insert Of(Procedure, session, SHOULD)
* insert Reads
* insert Of(Flag, safety-flag, SHOULD)
* insert Reads
* insert Of(Composition, summary, MAY)
* insert Reads

Instance: ipt-validator
InstanceOf: CapabilityStatement
Usage: #definition
Title: "Validator of records of IPT"
Description: "A service that checks records and stores nothing."
* insert Requirements(ipt-validator, IptValidator, [[Validator of records of IPT]], server)
* description = "What a service does that checks records of IPT and stores nothing: $validate of a resource by the profiles and rules of this guide, and $ipt-check of the resources of a course in one Bundle. Each finding has the id of its rule, the line and column, the FHIRPath of the place, and what to do."
* rest.operation[+].name = "validate"
* rest.operation[=].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
* insert OfServer(ipt-check, check-course)
