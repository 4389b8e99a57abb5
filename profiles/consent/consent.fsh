Invariant: F03-scope
Description: "Give the scope treatment of http://terminology.hl7.org/CodeSystem/consentscope: this is the consent to be treated, not the consent to share data."
Severity: #warning
Expression: "%resource.status='entered-in-error' or coding.where(system='http://terminology.hl7.org/CodeSystem/consentscope' and code='treatment').exists()"

Invariant: F03-date
Description: "Give dateTime: an active consent has a day on which it was given, and treatment of the problem area begins after it."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='active').exists() implies dateTime.exists())"

Profile: IptConsent
Parent: Consent
Id: consent
Title: "Consent to IPT"
Description: "The patient's agreement to be treated with IPT, given in the initial phase once number of sessions, focus and tasks are clear. For a minor, the parent or guardian is among the performers, and the assent of the young person is said in the policy or the source. It says nothing on who may see the record: that is another consent."
* insert Published
* obeys F03-date and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* scope MS
* scope obeys F03-scope
* scope ^short = "treatment"
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    ipt 0..1 MS and
    document 0..1 MS
* category[ipt] = Kind#ipt-consent
* category[ipt] ^short = "Marks the consent as one to IPT"
* category[document] = $loinc#59284-0
* category[document] ^short = "LOINC: consent document"
* patient MS
* dateTime MS
* performer MS
* performer ^short = "Patient, and for a minor the parent or guardian"
* source[x] MS
* policyRule MS
* policyRule ^short = "Rule under which consent was asked; one of policy and policyRule is needed"
