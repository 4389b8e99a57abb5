Invariant: K01-subject
Description: "Refer to the Patient who is in danger: each person is looked after for themselves."
Severity: #error
Expression: "%resource.status='entered-in-error' or where(reference.matches('^(.*/)?(Group|Location|Organization|Practitioner|PlanDefinition|Medication|Procedure)/[^/]+.*$') or type='Group' or type='Location' or type='Organization' or type='Practitioner' or type='PlanDefinition' or type='Medication' or type='Procedure').empty()"

Invariant: K01-flag
Description: "Add a category with the code ipt-safety of https://w3id.org/ipt-fhir/CodeSystem/kind: by it the flag is found with the course."
Severity: #error
Expression: "status='entered-in-error' or category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-safety').exists()"

Invariant: K01-assessment
Description: "Give the code ipt-safety of https://w3id.org/ipt-fhir/CodeSystem/kind: by it the assessment is found with the course."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-safety').exists()"

Invariant: K01-category
Description: "Add a category with the code safety of http://terminology.hl7.org/CodeSystem/flag-category: systems that show flags about safety look for it."
Severity: #warning
Expression: "status='entered-in-error' or category.coding.where(system='http://terminology.hl7.org/CodeSystem/flag-category' and code='safety').exists()"

Invariant: K01-since
Description: "Give period.start: from when on the flag warns tells whether it followed the answer that raised it."
Severity: #warning
Expression: "status='entered-in-error' or period.start.exists()"

Invariant: K01-when
Description: "Give occurrenceDateTime or occurrencePeriod: when the risk was assessed tells whether it followed the answer that raised it."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='final' or $this='amended' or $this='corrected').exists() implies occurrence.exists())"

Invariant: K01-result
Description: "Say what was found: prediction (outcome, qualitativeRisk, rationale), mitigation or a note."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='final' or $this='amended' or $this='corrected').exists() implies (prediction.exists() or mitigation.exists() or note.exists()))"

Profile: IptSafetyFlag
Parent: Flag
Id: safety-flag
Title: "Safety flag"
Description: "A warning that stands in the record while somebody is in danger: thoughts of suicide, self-harm, danger to others. Set it when it is raised, with the time, and make it inactive with period.end when it no longer warns. The server shows flags and finds them; it notifies nobody."
* insert Published
* obeys K01-flag and K01-category and K01-since and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    ipt 0..1 MS and
    safety 0..1 MS
* category[ipt] = Kind#ipt-safety
* category[ipt] ^short = "Marks the flag as one of a course of IPT"
* category[safety] = $flag-category#safety
* category[safety] ^short = "HL7: a flag about safety"
* code MS
* code from SuicideRiskValues (example)
* code ^short = "What it warns of, such as 6471006 Suicidal thoughts (SNOMED CT)"
* subject only Reference(Patient)
* subject ^short = "The patient who may be in danger"
* subject MS
* subject obeys K01-subject
* period MS
* period ^short = "Since when; until when, once it no longer warns"
* encounter MS
* encounter ^short = "Session in which it was raised"
* author MS

ValueSet: SuicideRiskValues
Id: suicide-risk
Title: "Suicide, as what a flag warns of"
Description: "Codes by which a flag is known as one about suicide. Rule M07 takes such a flag for an answer to an item about suicide, whatever its category; a flag with other codes of SNOMED CT, about falls for instance, is none."
* insert Published
* ^copyright = "This value set includes content from SNOMED CT, which is copyright 2002+ International Health Terminology Standards Development Organisation (IHTSDO), and distributed by agreement between IHTSDO and HL7. Implementer use of SNOMED CT is not covered by this agreement: it needs a licence of the country of use."
* $sct#6471006 "Suicidal thoughts"
* $sct#247650009 "Planning suicide"
* $sct#304594002 "Suicidal intent"
* $sct#425104003 "Suicidal behavior"
* $sct#82313006 "Suicide attempt"
* $sct#225444004 "At risk for suicide"

Profile: IptRiskAssessment
Parent: RiskAssessment
Id: risk-assessment
Title: "Assessment of risk"
Description: "The talk about suicide, self-harm or danger to others, and what came of it: how likely, why, what was agreed on. It answers an item above zero (rule M07); refer to the answer in basis."
* insert Published
* obeys K01-assessment and K01-when and K01-result and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* code MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains
    ipt 0..1 MS and
    suicideRisk 0..1
* code.coding[ipt] = Kind#ipt-safety
* code.coding[ipt] ^short = "Marks the assessment as one of a course of IPT"
* code.coding[suicideRisk] = $sct#225337009
* code.coding[suicideRisk] ^short = "SNOMED CT: suicide risk assessment"
* subject only Reference(Patient)
* subject ^short = "The patient who may be in danger"
* subject MS
* subject obeys K01-subject
* encounter MS
* occurrence[x] MS
* condition MS
* performer MS
* reasonReference MS
* basis MS
* basis ^short = "The answer, score or questionnaire that raised it"
* prediction MS
* prediction.outcome MS
* prediction.outcome ^short = "What is feared, such as 82313006 Suicide attempt (SNOMED CT)"
* prediction.qualitativeRisk MS
* prediction.rationale MS
* mitigation MS
* mitigation ^short = "What was agreed on: safety plan, crisis numbers, who was told"
* note MS
