Invariant: M08-value
Description: "Give the answer; or, when the patient was asked and did not answer, dataAbsentReason. A missing answer about suicide is a reason to ask, not a zero."
Severity: #warning
Expression: "status='entered-in-error' or (status.where($this='final' or $this='amended' or $this='corrected').exists() implies (value.exists() or dataAbsentReason.exists()))"

Invariant: M02-safety-item-code
Description: "Give the LOINC code 44260-8 (PHQ-9 item 9), or claim the profile of the item that it is."
Severity: #error
Expression: "status='entered-in-error' or code.coding.where(system='http://loinc.org' and code='44260-8').exists()"

Invariant: M02-safety-item
Description: "Give the answer in valueCodeableConcept with a LOINC code of LL358-3: LA6568-5 not at all, LA6569-3 several days, LA6570-1 more than half the days, LA6571-9 nearly every day. Searches for answers above zero look for these codes."
Severity: #error
Expression: "status='entered-in-error' or value.empty() or value.ofType(CodeableConcept).coding.where(system='http://loinc.org' and (code='LA6568-5' or code='LA6569-3' or code='LA6570-1' or code='LA6571-9')).exists()"

Profile: IptSafetyItem
Parent: Observation
Id: safety-item
Title: "Safety item"
Description: "The answer to an item about suicide or self-harm, as an Observation of its own beside the total, so that one search finds every patient who answered above zero. It alarms nobody: whoever records it looks after the patient."
* insert Published
* obeys M08-value
* insert MeasuredOnPatient
* code from SafetyItemCodes (preferred)
* code ^short = "LOINC code of the item"
* value[x] ^short = "valueCodeableConcept with the answer"

Profile: IptSafetyItemPhq9
Parent: IptSafetyItem
Id: safety-item-phq-9
Title: "PHQ-9 item 9"
Description: "Thoughts that you would be better off dead, or of hurting yourself in some way: the answer to item 9 of PHQ-9."
* insert Published
* obeys M02-safety-item-code and M02-safety-item
* code.coding MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains item 0..1 MS
* code.coding[item] = $loinc#44260-8
* code.coding[item] ^short = "44260-8 (LOINC)"
* value[x] ^short = "valueCodeableConcept: LA6568-5 | LA6569-3 | LA6570-1 | LA6571-9"
