Invariant: C08-code
Description: "Give the Condition a code: the diagnosis that the course treats."
Severity: #error
Expression: "verificationStatus.coding.where(code='entered-in-error').exists() or code.exists()"

Profile: IptTargetCondition
Parent: Condition
Id: target-condition
Title: "Target condition"
Description: "The illness that the course treats, mostly a depressive disorder. Keep the diagnosis that your system has, in the code system that it uses, and refer to it from CarePlan.addresses. Update clinicalStatus at the end: remission, and later relapse or recurrence, are what long-term outcomes are made of."
* insert Published
* obeys C08-code and X01-condition
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* clinicalStatus MS
* clinicalStatus ^short = "active | recurrence | relapse | inactive | remission | resolved"
* verificationStatus MS
* category MS
* severity MS
* severity ^short = "How severe when treatment began; explains a longer course"
* code MS
* code from IndicationValues (preferred)
* code ^short = "Diagnosis (SNOMED CT, ICD-10, ICD-11)"
* subject only Reference(Patient)
* subject ^short = "The patient who is ill"
* subject MS
* onset[x] MS
* onset[x] ^short = "When the symptoms began; the timeline sets it beside the events"
* abatement[x] MS
* recordedDate MS
* recorder MS
