Invariant: P01-code
Description: "Give the plan one category with a code of https://w3id.org/ipt-fhir/CodeSystem/phase: by it the phase is found."
Severity: #error
Expression: "status='entered-in-error' or category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/phase').exists()"

Invariant: P01-course
Description: "Refer in partOf to the course that the phase belongs to: without it the phase is found only by patient. Maintenance that is a course of its own has the category ipt-course too."
Severity: #warning
Expression: "status='entered-in-error' or category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-course').exists() or partOf.exists()"

Profile: IptPhase
Parent: CarePlan
Id: phase
Title: "Phase of a course"
Description: "One phase of a course of IPT, with a status and a period of its own, so that a standard search tells how long a patient has been in it. Send a phase when it begins (or all of them as drafts with the course), and complete it before the next one becomes active."
* insert Published
* obeys C06-start and C06-end and P01-code and P01-course and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* partOf only Reference(CarePlan)
* partOf MS
* partOf ^short = "The course"
* status MS
* intent MS
* intent obeys C01-intent
* intent ^short = "plan"
* insert CarePlanCategories
* category contains
    phase 0..1 MS and
    usCore 0..1 MS and
    mentalHealth 0..1 MS
* category[phase] from PhaseValues (required)
* category[phase] ^short = "pregroup | initial | middle | termination | maintenance"
* insert CarePlanCategoriesOfOthers
* title MS
* subject only Reference(Patient)
* subject ^short = "The patient of the course"
* subject MS
* subject obeys C01-subject
* period MS
* period ^short = "First to last session of the phase"
* goal MS
* note MS
