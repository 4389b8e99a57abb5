Instance: risk-assessment-anna
InstanceOf: IptRiskAssessment
Usage: #example
Title: "Assessment after an answer about thoughts of death"
Description: "What followed the answer above zero to item 9 of PHQ-9 at the first session, on the same day."
* insert Labels
* status = #final
* code.coding[ipt] = Kind#ipt-safety "IPT safety record"
* code.coding[suicideRisk] = $sct#225337009 "Suicide risk assessment"
* subject = Reference(patient-anna) "Anna Berger"
* occurrenceDateTime = "2026-02-03T10:40:00+01:00"
* performer = Reference(practitioner-keller) "Dr Miriam Keller"
* basis = Reference(phq-9-anna-baseline) "PHQ-9"
* prediction.rationale = "Passing thoughts, no plan, no intent, no earlier attempt."
* mitigation = "Crisis numbers given; asked again at each session."

Instance: risk-assessment-anna-registered
InstanceOf: IptRiskAssessment
Usage: #example
Title: "Assessment that is still to be made"
Description: "Registered so that it is not forgotten: it has neither time nor result yet."
* insert Labels
* status = #registered
* code.coding[ipt] = Kind#ipt-safety "IPT safety record"
* subject = Reference(patient-anna) "Anna Berger"

Instance: risk-assessment-anna-entered-in-error
InstanceOf: IptRiskAssessment
Usage: #example
Title: "Assessment entered in error"
Description: "Lacks everything, and is not judged."
* status = #entered-in-error
* subject = Reference(patient-anna)

Instance: safety-flag-anna
InstanceOf: IptSafetyFlag
Usage: #example
Title: "Flag: thoughts of death"
Description: "Raised at the first session, and taken down a month later."
* insert Labels
* status = #inactive
* category[ipt] = Kind#ipt-safety "IPT safety record"
* category[safety] = $flag-category#safety "Safety"
* code = $sct#6471006 "Suicidal thoughts"
* code.text = "Passing thoughts of death, no plan or intent: ask at each session"
* subject = Reference(patient-anna) "Anna Berger"
* period.start = "2026-02-03T10:45:00+01:00"
* period.end = "2026-03-03T10:50:00+01:00"
* author = Reference(practitioner-keller) "Dr Miriam Keller"

Instance: safety-flag-anna-entered-in-error
InstanceOf: IptSafetyFlag
Usage: #example
Title: "Flag entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* category[ipt] = Kind#ipt-safety "IPT safety record"
* code.text = "Entered for the wrong patient"
* subject = Reference(patient-anna)
