Instance: summary-anna
InstanceOf: IptSummary
Usage: #example
Title: "Summary while the course goes on"
Description: "Written for the family doctor in the middle phase: preliminary, with the sections about which there is something to say."
* insert Labels
* status = #preliminary
* type.coding[ipt] = Kind#ipt-summary "IPT summary"
* subject = Reference(patient-anna) "Anna Berger"
* date = "2026-03-10T12:00:00+01:00"
* author = Reference(practitioner-role-keller) "Dr Miriam Keller"
* title = "Summary of a course of Interpersonal Psychotherapy"
* confidentiality = #R
* event.period.start = "2026-02-03"
* section[reason].title = "Reason and formulation"
* section[reason].code = SummarySection#reason "Reason and formulation"
* section[reason].text.status = #generated
* section[reason].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Moderate depressive episode, since 2025-09. She became ill some weeks after her husband died and had nobody to mourn with.</p></div>"
* section[reason].entry[0] = Reference(condition-anna-depression)
* section[reason].entry[1] = Reference(formulation-anna)
* section[problemArea].title = "Problem area"
* section[problemArea].code = SummarySection#problem-area "Problem area"
* section[problemArea].text.status = #generated
* section[problemArea].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Grief (primary). Role transition (secondary).</p></div>"
* section[problemArea].entry = Reference(condition-anna-grief)
* section[medication].title = "Medication"
* section[medication].code = SummarySection#medication "Medication"
* section[medication].text.status = #generated
* section[medication].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Sertraline 50 mg: one tablet in the morning.</p></div>"
* section[medication].entry = Reference(medication-anna)

Instance: summary-anna-entered-in-error
InstanceOf: IptSummary
Usage: #example
Title: "Summary entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* type.coding[ipt] = Kind#ipt-summary "IPT summary"
* date = "2026-03-10"
* author.display = "Entered for the wrong patient"
* title = "Summary"
* confidentiality = #N
