Invariant: C02-condition
Description: "Give the Condition the code of the problem area: grief, role-dispute, role-transition or interpersonal-deficits."
Severity: #error
Expression: "verificationStatus.coding.where(code='entered-in-error').exists() or code.exists()"

Profile: IptProblemAreaCondition
Parent: Condition
Id: problem-area-condition
Title: "Problem area as a condition"
Description: "The interpersonal problem that a course works on, as a health concern of the patient, so that it appears in problem lists and goals can address it. It is not the diagnosis. Say in the text what it is about, without naming third persons. A code of ICD-10 or SNOMED CT that is near (Z63.4, 422650009) may stand beside ours: it is never the same."
* insert Published
* obeys C02-condition and X01-condition
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* clinicalStatus MS
* verificationStatus MS
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    ipt 0..1 MS and
    healthConcern 0..1 MS
* category[ipt] = Kind#ipt-problem-area
* category[ipt] ^short = "Marks the condition as a problem area of IPT"
* category[healthConcern] = $us-core-condition#health-concern
* category[healthConcern] ^short = "US Core: a concern, not a diagnosis"
* code MS
* code from ProblemAreaValues (required)
* code ^short = "grief | role-dispute | role-transition | interpersonal-deficits"
* subject only Reference(Patient)
* subject ^short = "The patient who has the problem"
* subject MS
* onset[x] MS
* onset[x] ^short = "When the death, dispute or change happened"
* recordedDate MS
* evidence MS
* evidence ^short = "Inventory or formulation that the area comes from"
* note MS
