Instance: medication-anna
InstanceOf: IptMedication
Usage: #example
Title: "Antidepressant beside the course"
Description: "The medication that the course is combined with, ordered by the family doctor before it began."
* insert Labels
* status = #active
* intent = #order
* medicationCodeableConcept.text = "Sertraline 50 mg"
* subject = Reference(patient-anna) "Anna Berger"
* authoredOn = "2026-01-12"
* requester.display = "Family doctor"
* reasonReference = Reference(condition-anna-depression) "Moderate depressive episode"
* dosageInstruction.text = "One tablet in the morning"

Instance: medication-anna-entered-in-error
InstanceOf: IptMedication
Usage: #example
Title: "Order entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* intent = #order
* doNotPerform = true
* medicationCodeableConcept.text = "Sertraline 50 mg"
* subject = Reference(patient-anna)

Instance: medication-statement-anna
InstanceOf: IptMedicationStatement
Usage: #example
Title: "Antidepressant of 2019"
Description: "What the patient remembers of the medication that she took beside the earlier course."
* insert Labels
* status = #completed
* medicationCodeableConcept.text = "Citalopram 20 mg"
* subject = Reference(patient-anna) "Anna Berger"
* effectivePeriod.start = "2019-09"
* effectivePeriod.end = "2020-03"
* dateAsserted = "2026-02-03"
* informationSource = Reference(patient-anna) "Anna Berger"
* reasonReference = Reference(condition-anna-depression-2019) "Mild depressive episode"
* dosage.text = "One tablet in the morning"

Instance: medication-statement-anna-entered-in-error
InstanceOf: IptMedicationStatement
Usage: #example
Title: "Statement entered in error"
Description: "Lacks nearly everything, and is not judged."
* status = #entered-in-error
* medicationCodeableConcept.text = "Citalopram 20 mg"
* subject = Reference(patient-anna)
