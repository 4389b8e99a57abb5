Instance: formulation-anna
InstanceOf: IptFormulation
Usage: #example
Title: "Formulation: grief"
Description: "Offered in the third session and accepted."
* insert Labels
* status = #completed
* code = Kind#ipt-formulation "IPT formulation"
* subject = Reference(patient-anna) "Anna Berger"
* effectiveDateTime = "2026-02-17"
* date = "2026-02-17"
* assessor = Reference(practitioner-keller) "Dr Miriam Keller"
* problem = Reference(condition-anna-depression) "Moderate depressive episode"
* investigation.code.text = "Interpersonal inventory"
* investigation.item = Reference(QuestionnaireResponse/inventory-anna)
* summary = "You became ill some weeks after your husband died. You cared for the children and the house and had nobody to mourn with. We want to use the coming weeks to go back to him and to your loss, and to find people who can be with you in it."
* finding.itemCodeableConcept = ProblemArea#grief "Grief"

Instance: formulation-anna-in-progress
InstanceOf: IptFormulation
Usage: #example
Title: "Formulation in progress"
Description: "Begun in the second session: nothing is required yet."
* insert Labels
* status = #in-progress
* code = Kind#ipt-formulation "IPT formulation"
* subject = Reference(patient-anna) "Anna Berger"
* date = "2026-02-10"

Instance: formulation-anna-entered-in-error
InstanceOf: IptFormulation
Usage: #example
Title: "Formulation entered in error"
Description: "Lacks everything, and is not judged."
* status = #entered-in-error
* subject = Reference(patient-anna)
