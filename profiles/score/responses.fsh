Invariant: M06-authored
Description: "Give authored, the time at which the patient answered: the score takes its date from it."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies authored.exists())"

Invariant: X01-response
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security: the answers belong to a course of IPT, and everybody who passes them on should know that they are about mental health."
Severity: #warning
Expression: "status='entered-in-error' or basedOn.where(reference.contains('CarePlan/') or type='CarePlan').empty() or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists())"

Invariant: I07-phq-9
Description: "Give in questionnaire the PHQ-9 of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/phq-9|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/phq-9' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/phq-9|')).exists()"

Invariant: I07-gad-7
Description: "Give in questionnaire the GAD-7 of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/gad-7|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/gad-7' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/gad-7|')).exists()"

Profile: IptInstrumentResponse
Parent: QuestionnaireResponse
Id: instrument-response
Title: "Answers to an instrument"
Description: "The answers that a patient gave to an instrument. They are the truth; the score is computed from them and found as an Observation. Send what was answered and leave out what was not: a missing answer is not a zero."
* insert Published
* obeys M06-subject and M06-authored and X01-response
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode, when it belongs to a course"
* extension contains IptTimepoint named timepoint 0..1 MS
* extension[timepoint] ^short = "follow-up-3m | follow-up-6m | follow-up-12m after the end; baseline | session | post"
* basedOn MS
* basedOn ^short = "The course, where it belongs to one"
* questionnaire MS
* questionnaire ^short = "Canonical of the Questionnaire with its version: url|version"
* status MS
* subject only Reference(Patient)
* subject ^short = "The patient whom the answers are about"
* subject MS
* encounter MS
* authored MS
* authored ^short = "When the patient answered"
* author MS
* source MS
* source ^short = "Who answered: the patient"
* item MS

Profile: IptPhq9Response
Parent: IptInstrumentResponse
Id: phq-9-response
Title: "Answers to PHQ-9"
Description: "The answers that a patient gave to PHQ-9. The linkIds are LOINC codes with a slash before them, such as /44250-9. The total (/44261-6) needs not be sent; if it is, it must be the sum of the nine answers."
* insert Published
* obeys I07-phq-9
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/phq-9|version"

Profile: IptGad7Response
Parent: IptInstrumentResponse
Id: gad-7-response
Title: "Answers to GAD-7"
Description: "The answers that a patient gave to GAD-7. The linkIds are LOINC codes with a slash before them, such as /69725-0. The total (/70274-6) needs not be sent; if it is, it must be the sum of the seven answers."
* insert Published
* obeys I07-gad-7
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/gad-7|version"
