// I01 on the items themselves, so that a finding names the person that it is about. Descendants are looked for under answers, too: repeat(item) alone does not enter answer.item.
Invariant: I01-person
Description: "Add at least one person (item with linkId person), or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies repeat(item | answer.item).where(linkId='person').exists())"

Invariant: I01-relation
Description: "Say what the person is to the patient (person-relation), or leave the response in-progress."
Severity: #error
Expression: "%resource.status='entered-in-error' or linkId!='person' or (%resource.status.where($this='completed' or $this='amended').exists() implies repeat(item | answer.item).where(linkId='person-relation').answer.value.exists())"

Invariant: I01-vital-status
Description: "Say whether the person is alive or deceased (person-vital-status), or leave the response in-progress."
Severity: #error
Expression: "%resource.status='entered-in-error' or linkId!='person' or (%resource.status.where($this='completed' or $this='amended').exists() implies repeat(item | answer.item).where(linkId='person-vital-status').answer.value.exists())"

Invariant: I01-closeness
Description: "Say in which circle the person stands (person-closeness), or leave the response in-progress."
Severity: #error
Expression: "%resource.status='entered-in-error' or linkId!='person' or (%resource.status.where($this='completed' or $this='amended').exists() implies repeat(item | answer.item).where(linkId='person-closeness').answer.value.exists())"

// Asked of each outermost item for all below it. E-mail address, international or national telephone number, long number, Swiss social security number. Dates such as 2015-03-12 and 01.02.2015 and spans of years pass; only in the label of a person they are dates of birth.
Invariant: I06
Description: "Remove telephone numbers, e-mail addresses and identifiers from the text: a first name or a role is enough, the people in the inventory never agreed to be recorded."
Severity: #warning
Expression: "%resource.status='entered-in-error' or (answer.value.ofType(string) | repeat(item | answer.item).answer.value.ofType(string)).where($this.matches('[^@ ]+@[^@ ]+[.][A-Za-z]{2}') or $this.matches('[+][0-9][0-9 ()/.-]{6,}[0-9]') or $this.matches('(^|[^0-9])[(]?0[0-9]{2,5}[)]?[ /-]+[0-9][0-9 -]{3,}[0-9]') or $this.matches('(^|[^0-9])0[1-9]([ .-]?[0-9]{2}){4}($|[^0-9])') or $this.matches('[(]?[0-9]{3}[)]?[ .-]+[0-9]{3}[ .-][0-9]{4}') or $this.matches('[0-9]{3}-[0-9]{2}-[0-9]{4}') or $this.matches('756[.][0-9]{4}[.][0-9]{4}[.][0-9]{2}') or $this.matches('[0-9]{7}')).empty() and (where(linkId='person-label') | repeat(item | answer.item).where(linkId='person-label')).answer.value.ofType(string).where($this.matches('[0-9]{1,2}[./] ?[0-9]{1,2}[./] ?[0-9]{2}') or $this.matches('[0-9]{4}-[0-9]{2}-[0-9]{2}')).empty()"

Invariant: I07-inventory
Description: "Give in questionnaire the inventory of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory|')).exists()"

Profile: IptInventoryResponse
Parent: QuestionnaireResponse
Id: interpersonal-inventory-response
Title: "Answers to the interpersonal inventory"
Description: "The inventory of one patient at one point of time. Keep it in-progress while it grows over the first sessions and complete it before the formulation. One item with linkId person for each person; third persons are recorded nowhere else."
* insert Published
* obeys I01-person and I07-inventory and M06-subject and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* basedOn MS
* basedOn ^short = "The course"
* questionnaire MS
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory|version"
* status MS
* subject only Reference(Patient)
* subject ^short = "The patient whose relationships are asked about"
* subject MS
* encounter MS
* authored MS
* author MS
* author ^short = "Therapist who filled it in with the patient"
* source MS
* source ^short = "The patient"
* item MS
* item obeys I01-relation and I01-vital-status and I01-closeness and I06
* item ^short = "The answers, in the order of the questions"
