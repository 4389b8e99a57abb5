// It yields a level and no number, so that it has no range, no bands of a total and no thresholds.
Instance: c-ssrs-definition
InstanceOf: ObservationDefinition
Usage: #definition
Title: "C-SSRS: level of risk"
Description: "What the screener of C-SSRS yields: a level of risk: none, low, moderate or high."
* id = "c-ssrs"
* extension[0].url = "https://w3id.org/ipt-fhir/StructureDefinition/instrument"
* extension[0].valueCodeableConcept = Instrument#c-ssrs
* extension[1].url = "https://w3id.org/ipt-fhir/StructureDefinition/instrument-questionnaire"
* extension[1].valueCanonical = "https://w3id.org/ipt-fhir/Questionnaire/c-ssrs"
* identifier.system = "https://w3id.org/ipt-fhir/CodeSystem/instrument"
* identifier.value = "c-ssrs"
* category = $observation-category#survey "Survey"
* code.coding[0] = Instrument#c-ssrs "C-SSRS"
* insert Verification(code.coding[0], own)
* permittedDataType = #CodeableConcept
* multipleResultsAllowed = false
* preferredReportName = "C-SSRS"
* validCodedValueSet = Reference(https://w3id.org/ipt-fhir/ValueSet/suicide-risk-level)

Invariant: M02-c-ssrs-code
Description: "Give the code c-ssrs of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='c-ssrs').exists()"

Invariant: M02-c-ssrs
Description: "Give the level in valueCodeableConcept: none, low, moderate or high of https://w3id.org/ipt-fhir/CodeSystem/suicide-risk-level. The screener yields a level and no total."
Severity: #error
Expression: "status='entered-in-error' or value.empty() or value.ofType(CodeableConcept).coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/suicide-risk-level' and (code='none' or code='low' or code='moderate' or code='high')).exists()"

Profile: IptScoreCSsrs
Parent: Observation
Id: score-c-ssrs
Title: "C-SSRS level of risk"
Description: "What the screener of the Columbia-Suicide Severity Rating Scale yields: a level of risk, with the code suicide-risk-level. It alarms nobody: whoever records it looks after the patient."
* insert Published
* obeys M02-c-ssrs-code and M02-c-ssrs and M08-value
* insert MeasuredOnPatient
* code ^short = "c-ssrs (code system instrument)"
* value[x] ^short = "valueCodeableConcept: none | low | moderate | high"

Instance: c-ssrs-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "C-SSRS"
Description: "Columbia-Suicide Severity Rating Scale, screener: six questions, asked by a clinician, that yield a level of risk."
* insert InstrumentQuestionnaire(c-ssrs, CSsrs, [[Columbia-Suicide Severity Rating Scale, screener (C-SSRS)]], permission)
* description = "Columbia-Suicide Severity Rating Scale, screener: six questions, asked by a clinician, that yield a level of risk. It stands here without its items: their wording is fixed, and they are used with permission. Record the level in an Observation."
* copyright = "C-SSRS: copyright The Research Foundation for Mental Hygiene, Inc. Its items are not here: register with the Columbia Lighthouse Project for permission. Source: Posner K, Brown GK, Stanley B, et al. The Columbia-Suicide Severity Rating Scale: initial validity and internal consistency findings from three multisite studies with adolescents and adults. Am J Psychiatry 2011;168(12):1266-1277."
* insert MetadataOnly
* code[0] = Instrument#c-ssrs "C-SSRS"
* insert Verification(code[0], own)
* insert Notice(licence, [[C-SSRS: copyright The Research Foundation for Mental Hygiene, Inc. Its items are not here: register with the Columbia Lighthouse Project for permission.]])

Instance: score-jonas-c-ssrs
InstanceOf: IptScoreCSsrs
Usage: #example
Title: "C-SSRS: none"
Description: "Before treatment, when the patient came to the clinic."
* insert MeasuredOn(patient-jonas, Jonas Lindner, practitioner-keller, Dr Miriam Keller)
* code = Instrument#c-ssrs "C-SSRS"
* valueCodeableConcept = SuicideRiskLevel#none "None"
