Invariant: M02-phq-9-code
Description: "Give the LOINC code 44261-6 (PHQ-9 total score) or the code phq-9 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and code='44261-6') or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='phq-9')).exists()"

Invariant: M02-phq-9
Description: "Correct the value: a PHQ-9 total is a whole number from 0 to 27."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 27 and $this mod 1 <= 0).exists()"

// The same bands as in ObservationDefinition/phq-9, said once more because an invariant cannot look there.
Invariant: M05-phq-9
Description: "Give the band of the score in interpretation: 0-4 minimal, 5-9 mild, 10-14 moderate, 15-19 moderately-severe, 20-27 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 27).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 5, 'minimal', iif(%resource.value.ofType(Quantity).value < 10, 'mild', iif(%resource.value.ofType(Quantity).value < 15, 'moderate', iif(%resource.value.ofType(Quantity).value < 20, 'moderately-severe', 'severe')))))"

Profile: IptScorePhq9
Parent: IptScore
Id: score-phq-9
Title: "PHQ-9 score"
Description: "Total of the Patient Health Questionnaire, nine items on depression: a whole number from 0 to 27, higher is worse. Item 9 (thoughts of death and self-harm) goes in an Observation of its own beside it."
* insert Published
* obeys M02-phq-9-code and M02-phq-9 and M05-phq-9
* code.coding MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains total 0..1 MS
* code.coding[total] = $loinc#44261-6
* code.coding[total] ^short = "44261-6 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 27 {score}"
