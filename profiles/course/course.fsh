Invariant: C01
Description: "Give the plan a category with the code ipt-course of https://w3id.org/ipt-fhir/CodeSystem/kind: by it the course is found."
Severity: #error
Expression: "status='entered-in-error' or category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-course').exists()"

Invariant: C01-intent
Description: "Give the course the intent plan: a proposal or an order is not yet the treatment."
Severity: #error
Expression: "%resource.status='entered-in-error' or $this='plan'"

// On the subject itself: validators that follow no references do not check the type that a reference leads to.
Invariant: C01-subject
Description: "Refer to a Patient: in group IPT, too, each member has a course of their own."
Severity: #error
Expression: "%resource.status='entered-in-error' or where(reference.startsWith('Group/') or reference.contains('/Group/') or type='Group').empty()"

Invariant: P01-kind
Description: "A plan is a course or a phase of one: give the course only the category ipt-course, and each phase a CarePlan of its own with partOf the course. Only maintenance is a course with the category of a phase."
Severity: #error
Expression: "status='entered-in-error' or category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/phase' and code!='maintenance').empty()"

Invariant: C02
Description: "Keep rank primary for the one problem area that was agreed with the patient, and make the other secondary or remove it."
Severity: #error
Expression: "status='entered-in-error' or (extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='primary').exists()).count() <= 1)"

Invariant: C03
Description: "Keep at most one problem area with rank secondary: with more there is no focus."
Severity: #error
Expression: "status='entered-in-error' or (extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='secondary').exists()).count() <= 1)"

Invariant: C03-other
Description: "Give the secondary problem area another code than the primary one, or remove it."
Severity: #error
Expression: "status='entered-in-error' or extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='primary').exists()).extension.where(url='code').value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/problem-area').code.intersect(extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='secondary').exists()).extension.where(url='code').value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/problem-area').code).empty()"

Invariant: C03-alone
Description: "Make the secondary problem area the primary one, or add the primary one: a second focus has a first one beside it. A draft may leave it open."
Severity: #error
Expression: "status='entered-in-error' or status.where($this='active' or $this='on-hold' or $this='completed' or $this='revoked').empty() or extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='secondary').exists()).count() != 1 or extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/problem-area' and extension.where(url='rank' and value='primary').exists()).exists()"

Invariant: C04
Description: "Correct the number of planned sessions: more than 52 is no course of IPT. Maintenance after an acute course is a course of its own."
Severity: #error
Expression: "%resource.status='entered-in-error' or value.ofType(positiveInt).empty() or value.ofType(positiveInt) <= 52"

Invariant: C06-start
Description: "Give period.start: an active plan has begun."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='active').exists() implies period.start.exists())"

Invariant: C06-end
Description: "Give period.end: a completed plan has ended."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed').exists() implies period.end.exists())"

Invariant: C07
Description: "Check period.start and period.end: a course of more than 104 weeks is more than one. Record maintenance (variant ipt-m), or a second episode, as a course of its own."
Severity: #error
Expression: "%resource.status='entered-in-error' or start.empty() or end.empty() or %resource.extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/variant').value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/variant' and code='ipt-m').exists() or where(start.toString().length() >= 10 and end.toString().length() >= 10 and end > start + 104 weeks).empty()"

Invariant: C10
Description: "Say why the course has ended: add the extension end-reason. Dropout, early end by agreement and completion as planned are different outcomes."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='revoked').exists() implies extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/end-reason').exists())"

// What status and reason say together: on the reason itself, so that a course without one is not asked.
Invariant: C10-open
Description: "Remove the end-reason, or give the course the status completed or revoked: what is still to come, goes on or rests has not ended."
Severity: #error
Expression: "%resource.status='entered-in-error' or %resource.status.where($this='draft' or $this='active' or $this='on-hold').empty()"

Invariant: C10-revoked
Description: "Give the course the status completed; or, if it was broken off, the reason for that: dropout, non-response-switch, referred, deterioration, moved, deceased or other."
Severity: #error
Expression: "%resource.status='entered-in-error' or %resource.status.where($this='revoked').empty() or value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/end-reason' and (code='completed-planned' or code='completed-early-mutual')).empty()"

Invariant: C10-completed
Description: "Give the course the status revoked, as it was broken off; or, if both agreed on the end, the reason completed-planned or completed-early-mutual."
Severity: #warning
Expression: "%resource.status='entered-in-error' or %resource.status.where($this='completed').empty() or value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/end-reason' and (code='dropout' or code='non-response-switch' or code='referred' or code='deterioration' or code='moved' or code='deceased')).empty()"

Invariant: C10-other
Description: "Say in text what the other reason is."
Severity: #warning
Expression: "%resource.status='entered-in-error' or value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/end-reason' and code='other').empty() or value.text.exists()"

RuleSet: CarePlanCategories
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category ^slicing.description = "What the plan is in IPT, and the categories by which other systems find plans"

RuleSet: CarePlanCategoriesOfOthers
* category[usCore] = $us-core-careplan#assess-plan
* category[usCore] ^short = "US Core before release 9 asks for this category"
* category[mentalHealth] = $sct#718347000
* category[mentalHealth] ^short = "SNOMED CT: mental health care plan"

Profile: IptCourse
Parent: CarePlan
Id: course
Title: "Course of IPT"
Description: "One course of interpersonal psychotherapy for one patient, from the first session to the agreed end. Send it as soon as the course begins and update it: problem area once it is agreed, status, end and end reason when it is over. Phases are CarePlans of their own that are part of it; sessions refer to it in basedOn. Maintenance is a course of its own, with the category of that phase in addition."
* insert Published
* obeys C01 and C02 and C03 and C03-other and C03-alone and C06-start and C06-end and C10 and P01-kind and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* extension contains
    IptProblemArea named problemArea 0..* MS and
    IptVariant named variant 0..1 MS and
    IptFormat named format 0..1 MS and
    IptCombination named combination 0..1 MS and
    IptPlannedSessions named plannedSessions 0..1 MS and
    IptExtensionReason named extensionReason 0..1 and
    IptEndReason named endReason 0..1 MS
* extension[problemArea] ^short = "Focus of the course: one primary, at most one secondary"
* extension[variant] ^short = "Form of IPT, such as ipt, ipt-a, ipt-g"
* extension[format] ^short = "individual | group | couple"
* extension[combination] ^short = "none | medication | cbt | other"
* extension[plannedSessions] ^short = "Number of sessions agreed with the patient"
* extension[plannedSessions] obeys C04
* extension[extensionReason] ^short = "Why more or fewer sessions than the variant plans"
* extension[endReason] obeys C10-open and C10-revoked and C10-completed and C10-other
* extension[endReason] ^short = "Why the course ended; once completed or revoked"
* instantiatesCanonical MS
* instantiatesCanonical ^short = "Protocol that the course follows"
* status MS
* status ^short = "draft | active | on-hold | revoked | completed | entered-in-error | unknown"
* status ^comment = "completed when the course came to an end that patient and therapist agreed on, revoked when it was broken off. The end reason tells more, and agrees with it (C10)."
* intent MS
* intent obeys C01-intent
* intent ^short = "plan"
* insert CarePlanCategories
* category contains
    ipt 0..1 MS and
    usCore 0..1 MS and
    mentalHealth 0..1 MS and
    carePlan 0..1 MS
* category[ipt] = Kind#ipt-course
* category[ipt] ^short = "Marks the plan as a course of IPT"
* insert CarePlanCategoriesOfOthers
* category[carePlan] = $sct#734163000
* category[carePlan] ^short = "SNOMED CT: care plan"
* title MS
* subject only Reference(Patient)
* subject ^short = "The patient who is treated"
* subject MS
* subject obeys C01-subject
* period MS
* period ^short = "First session to last session"
* period obeys C07
* created MS
* created ^short = "Day on which the course was agreed with the patient"
* author MS
* careTeam MS
* careTeam ^short = "Therapist, supervisor and others who take part"
* addresses MS
* addresses ^short = "The illness that is treated, and the problem area"
* supportingInfo MS
* supportingInfo ^short = "Formulation, consent, referral, inventory; in group IPT the Group"
* goal MS
* activity MS
* note MS
