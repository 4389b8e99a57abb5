Invariant: X02
Description: "Put PSYTHPN of v3-ActCode and V of v3-Confidentiality in meta.security: process notes are kept apart from the record, and everybody who passes them on must know it."
Severity: #error
Expression: "status='entered-in-error' or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and code='PSYTHPN').exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and code='V').exists())"

Profile: IptProcessNote
Parent: DocumentReference
Id: process-note
Title: "Process note"
Description: "The therapist's private notes on what was said and felt in a session (psychotherapy notes). When the session was, how long it took, which techniques were used and what the scores are belongs in the record, not here: these notes hold what nobody else needs for the treatment, and are protected more strictly than it."
* insert Published
* obeys X02
* meta.security MS
* meta.security ^short = "PSYTHPN of v3-ActCode and V of v3-Confidentiality"
* status MS
* type MS
* type ^short = "ipt-process-note, beside another code of the document's type"
* type.coding ^slicing.discriminator.type = #value
* type.coding ^slicing.discriminator.path = "$this"
* type.coding ^slicing.rules = #open
* type.coding contains ipt 0..1 MS
* type.coding[ipt] = Kind#ipt-process-note
* type.coding[ipt] ^short = "By this a server knows whom not to show it"
* subject only Reference(Patient)
* subject ^short = "The patient with whom the therapist worked"
* subject MS
* date MS
* author MS
* author ^short = "The therapist"
* content MS
* content ^short = "The notes themselves, or where they are kept"
* context MS
* context.encounter MS
* context.encounter ^short = "The session"
