Instance: risk-assessment-anna
InstanceOf: RiskAssessment
Usage: #example
Title: "Assessment after an answer about thoughts of death"
Description: "What followed the answer above zero to item 9 of PHQ-9 at the first session, on the same day."
* insert Labels
* status = #final
* code.coding[0] = Kind#ipt-safety "IPT safety record"
* code.coding[1] = $sct#225337009 "Suicide risk assessment"
* subject = Reference(patient-anna) "Anna Berger"
* occurrenceDateTime = "2026-02-03T10:40:00+01:00"
* performer = Reference(practitioner-keller) "Dr Miriam Keller"
* basis = Reference(phq-9-anna-baseline) "PHQ-9"
* prediction.rationale = "Passing thoughts, no plan, no intent, no earlier attempt. Crisis numbers given; to be asked again at each session."
