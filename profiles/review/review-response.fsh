// Who was asked and names nothing, or does not answer, has answered: the item bears data-absent-reason then. Who was not asked has not.
// Descendants are looked for under answers, too: repeat(item) alone does not enter answer.item.
Invariant: E01-symptoms
Description: "Say how the symptoms are now (change-symptoms), or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies repeat(item | answer.item).where(linkId='change-symptoms').where(answer.value.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).exists())"

Invariant: E01-helped
Description: "Say what the patient did that helped (what-helped): the symptoms are better, and it can be done again. Or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies (repeat(item | answer.item).where(linkId='change-symptoms').answer.value.where(code='symptoms-gone' or code='symptoms-better').empty() or repeat(item | answer.item).where(linkId='what-helped').where(answer.value.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).exists()))"

Invariant: E01-signs
Description: "Name at least one early sign of a relapse (warning-signs): who is better has something to keep. Or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies (repeat(item | answer.item).where(linkId='change-symptoms').answer.value.where(code='symptoms-gone' or code='symptoms-better').empty() or repeat(item | answer.item).where(linkId='warning-signs').where(answer.value.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).exists()))"

Invariant: E01-plan
Description: "Say what the patient will do when the signs come (plan), or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies (repeat(item | answer.item).where(linkId='change-symptoms').answer.value.where(code='symptoms-gone' or code='symptoms-better').empty() or repeat(item | answer.item).where(linkId='plan').where(answer.value.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).exists()))"

Invariant: E01-next
Description: "Say what was agreed on for the time after (next-step): the treatment did not help, or nobody knows whether it did, so something else follows, or it was decided that nothing does. Or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies ((repeat(item | answer.item).where(linkId='change-symptoms').answer.value.where(code='symptoms-same' or code='symptoms-worse').empty() and repeat(item | answer.item).where(linkId='change-symptoms').where(answer.value.empty() and extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).empty()) or repeat(item | answer.item).where(linkId='next-step').where(answer.value.exists() or extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').where(value='asked-unknown' or value='asked-declined').exists()).exists()))"

// Asked of each outermost item for itself and all below it.
Invariant: E01-either
Description: "Keep the answer or data-absent-reason, not both: what was answered is not absent."
Severity: #error
Expression: "%resource.status='entered-in-error' or (%resource.status.where($this='completed' or $this='amended').exists() implies ($this | repeat(item | answer.item)).where(answer.value.exists() and extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').exists()).empty())"

Invariant: I07-review
Description: "Give in questionnaire the review of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review|')).exists()"

Profile: IptEndOfTreatmentReviewResponse
Parent: QuestionnaireResponse
Id: end-of-treatment-review-response
Title: "Answers to the end-of-treatment review"
Description: "What patient and therapist found at the end of the course, in the patient's words. Keep it in-progress over the last sessions and complete it in the last one. The server's summary of the course tells from it what helped and the plan against relapse."
* insert Published
* obeys E01-symptoms and E01-helped and E01-signs and E01-plan and E01-next and I07-review and M06-subject and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* basedOn MS
* basedOn ^short = "The course"
* questionnaire MS
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review|version"
* status MS
* subject only Reference(Patient)
* subject ^short = "The patient whose course has ended"
* subject MS
* encounter MS
* authored MS
* author MS
* author ^short = "Therapist who filled it in with the patient"
* source MS
* source ^short = "The patient"
* item MS
* item obeys E01-either
* item ^short = "The answers, in the order of the questions"
