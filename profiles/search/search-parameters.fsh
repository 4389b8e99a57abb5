// Search parameters of our own. A server that adds one later must index all data again.
RuleSet: SearchParameterOfOurs(id, name, type, expression)
* url = "https://w3id.org/ipt-fhir/SearchParameter/{id}"
* version = "0.1.0"
* name = "{name}"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* code = #{id}
* type = #{type}
* expression = "{expression}"

Instance: ipt-problem-area
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-problem-area"
Description: "Courses by their primary problem area"
* insert SearchParameterOfOurs(ipt-problem-area, IptProblemArea, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='primary').exists()).extension.where(url='code').value]])
* description = "Courses by their primary problem area"
* base[+] = #CarePlan

Instance: ipt-problem-area-secondary
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-problem-area-secondary"
Description: "Courses by their secondary problem area"
* insert SearchParameterOfOurs(ipt-problem-area-secondary, IptProblemAreaSecondary, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='secondary').exists()).extension.where(url='code').value]])
* description = "Courses by their secondary problem area"
* base[+] = #CarePlan

Instance: ipt-variant
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-variant"
Description: "Courses by variant of IPT"
* insert SearchParameterOfOurs(ipt-variant, IptVariant, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/variant').value]])
* description = "Courses by variant of IPT"
* base[+] = #CarePlan

Instance: ipt-format
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-format"
Description: "Courses by format: individual, group, couple"
* insert SearchParameterOfOurs(ipt-format, IptFormat, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/format').value]])
* description = "Courses by format: individual, group, couple"
* base[+] = #CarePlan

Instance: ipt-combination
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-combination"
Description: "Courses by the treatment that they are combined with"
* insert SearchParameterOfOurs(ipt-combination, IptCombination, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/combination').value]])
* description = "Courses by the treatment that they are combined with"
* base[+] = #CarePlan

Instance: ipt-end-reason
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-end-reason"
Description: "Courses by the reason for which they ended"
* insert SearchParameterOfOurs(ipt-end-reason, IptEndReason, token, [[CarePlan.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/end-reason').value]])
* description = "Courses by the reason for which they ended"
* base[+] = #CarePlan

Instance: ipt-supporting-info
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-supporting-info"
Description: "Courses by formulation, consent, referral, inventory or group; with _include the resources themselves"
* insert SearchParameterOfOurs(ipt-supporting-info, IptSupportingInfo, reference, [[CarePlan.supportingInfo]])
* description = "Courses by formulation, consent, referral, inventory or group; with _include the resources themselves"
* base[+] = #CarePlan
* target[+] = #ClinicalImpression
* target[+] = #Communication
* target[+] = #Composition
* target[+] = #Condition
* target[+] = #Consent
* target[+] = #DocumentReference
* target[+] = #Encounter
* target[+] = #Flag
* target[+] = #Group
* target[+] = #MedicationRequest
* target[+] = #MedicationStatement
* target[+] = #Observation
* target[+] = #Patient
* target[+] = #Procedure
* target[+] = #QuestionnaireResponse
* target[+] = #RelatedPerson
* target[+] = #RiskAssessment
* target[+] = #ServiceRequest
* target[+] = #Task

Instance: ipt-session-number
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-session-number"
Description: "Sessions by their number in the course"
* insert SearchParameterOfOurs(ipt-session-number, IptSessionNumber, number, [[Procedure.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/session-number').value | Encounter.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/session-number').value]])
* description = "Sessions by their number in the course"
* base[+] = #Procedure
* base[+] = #Encounter

Instance: ipt-phase
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-phase"
Description: "Sessions by the phase that they belong to"
* insert SearchParameterOfOurs(ipt-phase, IptPhase, token, [[Procedure.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/session-phase').value]])
* description = "Sessions by the phase that they belong to"
* base[+] = #Procedure

Instance: ipt-technique
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-technique"
Description: "Sessions by technique"
* insert SearchParameterOfOurs(ipt-technique, IptTechnique, token, [[Procedure.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/technique').value]])
* description = "Sessions by technique"
* base[+] = #Procedure

Instance: ipt-timepoint
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-timepoint"
Description: "Scores by the point of time that they stand for: baseline, session, post, follow-up"
* insert SearchParameterOfOurs(ipt-timepoint, IptTimepoint, token, [[Observation.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/timepoint').value]])
* description = "Scores by the point of time that they stand for: baseline, session, post, follow-up"
* base[+] = #Observation

Instance: ipt-flag-category
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-flag-category"
Description: "Flags by category, such as safety"
* insert SearchParameterOfOurs(ipt-flag-category, IptFlagCategory, token, [[Flag.category]])
* description = "Flags by category, such as safety"
* base[+] = #Flag

Instance: ipt-flag-status
InstanceOf: SearchParameter
Usage: #definition
Title: "ipt-flag-status"
Description: "Flags by status, such as active"
* insert SearchParameterOfOurs(ipt-flag-status, IptFlagStatus, token, [[Flag.status]])
* description = "Flags by status, such as active"
* base[+] = #Flag
