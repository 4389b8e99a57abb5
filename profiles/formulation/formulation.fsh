Invariant: F01-problem
Description: "Refer in problem to the illness that the formulation explains, or leave the status in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies problem.exists())"

Invariant: F01-finding
Description: "Give a finding with the problem area (grief, role-dispute, role-transition, interpersonal-deficits), or leave the status in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies finding.where(itemCodeableConcept.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/problem-area').exists() or itemReference.exists()).exists())"

Invariant: F01-inventory
Description: "Refer in investigation.item to the interpersonal inventory that the formulation rests on, or leave the status in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies investigation.item.exists())"

Invariant: F01-summary
Description: "Give the summary as it was offered to the patient, or leave the status in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies summary.exists())"

Invariant: F01-assessor
Description: "Refer in assessor to the therapist who made the formulation, or leave the status in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies assessor.exists())"

Profile: IptFormulation
Parent: ClinicalImpression
Id: formulation
Title: "Formulation"
Description: "The summary that ends the initial phase: why this person became ill now, told as a link between the illness and what happened between people. It names the problem area that the course will work on. Complete it when the patient has accepted it, and refer to it from CarePlan.supportingInfo."
* insert Published
* obeys F01-problem and F01-finding and F01-inventory and F01-summary and F01-assessor and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* status ^short = "in-progress | completed | entered-in-error"
* code MS
* code ^short = "ipt-formulation: marks the impression as a formulation"
* subject only Reference(Patient)
* subject ^short = "The patient whose illness is explained"
* subject MS
* encounter MS
* encounter ^short = "Session in which it was offered"
* date MS
* assessor MS
* problem MS
* problem ^short = "The illness (target condition)"
* investigation MS
* investigation.item MS
* investigation.item ^short = "Interpersonal inventory, scores"
* summary MS
* summary ^short = "The formulation in the words offered to the patient"
* finding MS
* finding.itemCodeableConcept MS
* finding.itemCodeableConcept ^short = "Problem area; diagnosis"
* note MS
