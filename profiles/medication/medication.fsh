Invariant: A08-subject
Description: "Refer to the Patient who takes it: each patient has orders of their own."
Severity: #error
Expression: "%resource.status='entered-in-error' or where(reference.startsWith('Group/') or reference.contains('/Group/') or type='Group').empty()"

Invariant: A08-not
Description: "Remove doNotPerform, or the claim of this profile: an order not to give a medication is none that is taken beside the course."
Severity: #error
Expression: "status='entered-in-error' or doNotPerform.where($this=true).empty()"

Invariant: A08-reason
Description: "Say in reasonReference or reasonCode which illness it is for: only medication for the illness that the course treats is a combination."
Severity: #warning
Expression: "status='entered-in-error' or reasonReference.exists() or reasonCode.exists()"

RuleSet: BesideTheCourse
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* medication[x] MS
* medication[x] ^short = "What it is: your system's code, or words"
* subject only Reference(Patient)
* subject ^short = "The patient who takes it"
* subject MS
* subject obeys A08-subject
* reasonCode MS
* reasonReference MS
* reasonReference ^short = "The illness that the course treats"
* note MS

Profile: IptMedication
Parent: MedicationRequest
Id: medication
Title: "Medication beside the course"
Description: "The order of the medication that the patient takes for the same illness while the course goes on: an antidepressant, lithium. Send the order that your system has, and refer to it from CarePlan.activity.reference or supportingInfo; the extension combination of the course says medication then."
* insert Published
* obeys A08-not and A08-reason and X01
* insert BesideTheCourse
* intent MS
* authoredOn MS
* requester MS
* dosageInstruction MS
* dosageInstruction.text MS
* dispenseRequest.validityPeriod MS

Profile: IptMedicationStatement
Parent: MedicationStatement
Id: medication-statement
Title: "Medication that another prescribes"
Description: "What the patient says to take for the same illness while the course goes on, where the order is elsewhere. Refer to it from CarePlan.supportingInfo."
* insert Published
* obeys A08-reason and X01
* insert BesideTheCourse
* effective[x] MS
* dateAsserted MS
* informationSource MS
* dosage MS
* dosage.text MS
