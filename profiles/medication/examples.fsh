Instance: medication-anna
InstanceOf: MedicationRequest
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
