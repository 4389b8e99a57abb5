Instance: referral-anna
InstanceOf: IptReferral
Usage: #example
Title: "Referral by the family doctor"
Description: "Sixteen sessions, once a week, for a depression after bereavement; the course has come of it."
* insert Labels
* status = #completed
* intent = #order
* category[ipt] = Kind#ipt-referral "Referral for IPT"
* category[psychotherapy] = $sct#81294000 "Patient referral for psychotherapy"
* code = $sct#443730003 "Interpersonal psychotherapy"
* subject = Reference(patient-anna) "Anna Berger"
* occurrenceTiming.repeat.count = 16
* occurrenceTiming.repeat.frequency = 1
* occurrenceTiming.repeat.period = 1
* occurrenceTiming.repeat.periodUnit = #wk
* authoredOn = "2026-01-12"
* requester.display = "Family doctor"
* performer = Reference(practitioner-role-keller) "Dr Miriam Keller"
* reasonReference = Reference(condition-anna-depression) "Moderate depressive episode"
* note.text = "Low and sleepless since the autumn; her husband died in August. Sertraline begun today."

Instance: referral-anna-proposal
InstanceOf: IptReferral
Usage: #example
Title: "Wish of the patient"
Description: "The patient asks for IPT herself. It has no local category: SNOMED's code of IPT is enough to recognise it."
* insert Labels
* status = #active
* intent = #proposal
* code = $sct#443730003 "Interpersonal psychotherapy"
* subject = Reference(patient-anna) "Anna Berger"
* authoredOn = "2026-01-09"
* requester = Reference(patient-anna) "Anna Berger"
* reasonCode.text = "Cannot get over the death of her husband"

Instance: referral-anna-entered-in-error
InstanceOf: IptReferral
Usage: #example
Title: "Referral entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* intent = #order
* doNotPerform = true
* category[ipt] = Kind#ipt-referral "Referral for IPT"
* subject = Reference(patient-anna)
