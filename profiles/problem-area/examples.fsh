Instance: condition-anna-grief
InstanceOf: IptProblemAreaCondition
Usage: #example
Title: "Grief after the death of the husband"
Description: "The problem area of the course, with the nearest ICD-10 code beside ours."
* insert Labels
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[ipt] = Kind#ipt-problem-area "IPT problem area"
* category[healthConcern] = $us-core-condition#health-concern "Health Concern"
* code.coding[0] = ProblemArea#grief "Grief"
* code.coding[1] = http://hl7.org/fhir/sid/icd-10#Z63.4
* code.text = "Has not been able to mourn her husband"
* subject = Reference(patient-anna) "Anna Berger"
* onsetDateTime = "2025-06-21"
* recordedDate = "2026-02-17"
