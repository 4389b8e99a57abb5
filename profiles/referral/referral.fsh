// On the subject itself: validators that follow no references do not check the type that a reference leads to.
Invariant: R01-subject
Description: "Refer to a Patient: in group IPT, too, each member is referred for themselves."
Severity: #error
Expression: "%resource.status='entered-in-error' or where(reference.matches('^(.*/)?(Group|Device|Location)/[^/]+.*$') or type='Group' or type='Device' or type='Location').empty()"

Invariant: R01-code
Description: "Give the request a category with the code ipt-referral of https://w3id.org/ipt-fhir/CodeSystem/kind, or the code 443730003 of SNOMED CT: by them a referral for IPT is found."
Severity: #error
Expression: "status='entered-in-error' or (category | code).coding.where((system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-referral') or (system='http://snomed.info/sct' and code='443730003')).exists()"

Invariant: R01-not
Description: "Remove doNotPerform, or the code ipt-referral: who refers for IPT asks for it, and doNotPerform says that it must not be given."
Severity: #error
Expression: "status='entered-in-error' or (category | code).coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-referral').empty() or doNotPerform.where($this=true).empty()"

Invariant: R01-therapy
Description: "Give the code 443730003 of SNOMED CT, or remove the category ipt-referral: the code is that of another treatment."
Severity: #warning
Expression: "%resource.status='entered-in-error' or coding.where(system='http://snomed.info/sct' and code='443730003').exists() or coding.where(system='http://snomed.info/sct' and (code='304822001' or code='228557008' or code='304891004')).empty()"

Invariant: R01-reason
Description: "Say in reasonReference or reasonCode which illness, or which trouble, IPT is asked for."
Severity: #warning
Expression: "status='entered-in-error' or reasonReference.exists() or reasonCode.exists()"

Profile: IptReferral
Parent: ServiceRequest
Id: referral
Title: "Referral for IPT"
Description: "The request that IPT be considered or begun: of a colleague, as an order, or of the patient, as a proposal. Send the order that your system has, with the category ipt-referral or with SNOMED's code of IPT; refer to it from CarePlan.supportingInfo once a course has come of it."
* insert Published
* obeys R01-code and R01-not and R01-reason and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* intent MS
* intent ^short = "order; proposal where IPT has only been suggested"
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    ipt 0..1 MS and
    psychotherapy 0..1 MS
* category[ipt] = Kind#ipt-referral
* category[ipt] ^short = "Marks the request as a referral for IPT"
* category[psychotherapy] = $sct#81294000
* category[psychotherapy] ^short = "SNOMED CT: referral for psychotherapy"
* code MS
* code obeys R01-therapy
* code ^short = "443730003 Interpersonal psychotherapy (SNOMED CT)"
* subject only Reference(Patient)
* subject ^short = "The patient who is referred"
* subject MS
* subject obeys R01-subject
* occurrence[x] MS
* occurrence[x] ^short = "occurrenceTiming: how many sessions, how often"
* authoredOn MS
* requester MS
* performer MS
* reasonCode MS
* reasonReference MS
* reasonReference ^short = "The illness (target condition)"
* note MS
