Invariant: M02-gad-7-code
Description: "Give the LOINC code 70274-6 (GAD-7 total score) or the code gad-7 of https://w3id.org/ipt-fhir/CodeSystem/instrument, or claim the profile of the instrument that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where((system='http://loinc.org' and code='70274-6') or (system='https://w3id.org/ipt-fhir/CodeSystem/instrument' and code='gad-7')).exists()"

Invariant: M02-gad-7
Description: "Correct the value: a GAD-7 total is a whole number from 0 to 21."
Severity: #error
Expression: "status='entered-in-error' or value.ofType(Quantity).value.empty() or value.ofType(Quantity).value.where($this >= 0 and $this <= 21 and $this mod 1 <= 0).exists()"

// The same bands as in ObservationDefinition/gad-7, said once more because an invariant cannot look there.
Invariant: M05-gad-7
Description: "Give the band of the score in interpretation: 0-4 minimal, 5-9 mild, 10-14 moderate, 15-21 severe; or leave interpretation out."
Severity: #warning
Expression: "status='entered-in-error' or value.ofType(Quantity).value.where($this >= 0 and $this <= 21).empty() or interpretation.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-band' and code.matches('^(minimal|mild|moderate|moderately-severe|severe|very-severe|unlikely|possible|probable|low-support|moderate-support|high-support|not-lonely|lonely)$')).all(code=iif(%resource.value.ofType(Quantity).value < 5, 'minimal', iif(%resource.value.ofType(Quantity).value < 10, 'mild', iif(%resource.value.ofType(Quantity).value < 15, 'moderate', 'severe'))))"

Profile: IptScoreGad7
Parent: IptScore
Id: score-gad-7
Title: "GAD-7 score"
Description: "Total of the Generalized Anxiety Disorder scale, seven items on anxiety: a whole number from 0 to 21, higher is worse."
* insert Published
* obeys M02-gad-7-code and M02-gad-7 and M05-gad-7
* code.coding MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains total 0..1 MS
* code.coding[total] = $loinc#70274-6
* code.coding[total] ^short = "70274-6 (LOINC)"
* value[x] ^short = "valueQuantity, 0 to 21 {score}"
