Instance: process-note-anna-5
InstanceOf: IptProcessNote
Usage: #example
Title: "Process note of the fifth session"
Description: "With the labels of process notes, and the notes kept in the therapist's own file."
* meta.security[0] = $act#PSYTHPN
* meta.security[1] = $confidentiality#V
* status = #current
* type = Kind#ipt-process-note "IPT process note"
* subject = Reference(patient-anna) "Anna Berger"
* date = "2026-03-03T11:15:00+01:00"
* author = Reference(practitioner-role-keller) "Dr Miriam Keller"
* content.attachment.contentType = #text/plain
* content.attachment.title = "Notes, session 5"
* context.encounter = Reference(encounter-anna-5)

Instance: process-note-anna-entered-in-error
InstanceOf: IptProcessNote
Usage: #example
Title: "Process note entered in error"
Description: "Lacks the labels, and is not judged."
* status = #entered-in-error
* type = Kind#ipt-process-note "IPT process note"
* subject = Reference(patient-anna) "Anna Berger"
* content.attachment.contentType = #text/plain
* content.attachment.title = "Notes"
