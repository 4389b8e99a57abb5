Instance: condition-anna-depression
InstanceOf: IptTargetCondition
Usage: #example
Title: "Moderate depression"
Description: "The illness that the course treats."
* insert Labels
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category = $condition-category#problem-list-item
* severity.text = "moderate"
* code = $sct#310496002 "Moderate depression"
* code.text = "Moderate depressive episode"
* subject = Reference(patient-anna) "Anna Berger"
* onsetDateTime = "2025-09"
* recordedDate = "2026-02-03"
* recorder = Reference(practitioner-role-keller) "Dr Miriam Keller"

Instance: condition-anna-depression-2019
InstanceOf: IptTargetCondition
Usage: #example
Title: "Mild depression in 2019, resolved"
Description: "The illness of an earlier course, coded in ICD-10 as the hospital had it."
* insert Labels
* clinicalStatus = $condition-clinical#resolved
* verificationStatus = $condition-verification#confirmed
* category = $condition-category#problem-list-item
* code = http://hl7.org/fhir/sid/icd-10#F32.0
* code.text = "Mild depressive episode"
* subject = Reference(patient-anna) "Anna Berger"
* onsetDateTime = "2019-08"
* abatementDateTime = "2019-11-12"

Instance: condition-anna-entered-in-error
InstanceOf: IptTargetCondition
Usage: #example
Title: "Condition entered in error"
Description: "Has neither code nor labels, and is not judged."
* verificationStatus = $condition-verification#entered-in-error
* subject = Reference(patient-anna)
