Extension: IptProblemArea
Id: problem-area
Title: "Problem area"
Description: "A problem area that the course works on: one is primary, at most one secondary. The details (who died, who the dispute is with) are in the inventory and in the Condition of the problem area."
Context: CarePlan
* insert Published
* extension contains
    code 1..1 MS and
    rank 1..1 MS and
    subcode 0..1 MS
* extension[code] ^short = "grief | role-dispute | role-transition | interpersonal-deficits"
* extension[code].value[x] only CodeableConcept
* extension[code].value[x] 1..1
* extension[code].valueCodeableConcept from ProblemAreaValues (required)
* extension[rank] ^short = "primary | secondary"
* extension[rank].value[x] only code
* extension[rank].value[x] 1..1
* extension[rank].valueCode from ProblemAreaRankValues (required)
* extension[subcode] ^short = "What the variant or manual calls the area"
* extension[subcode].value[x] only CodeableConcept
* extension[subcode].value[x] 1..1
* extension[subcode].valueCodeableConcept from ProblemAreaSubcodeValues (extensible)

Extension: IptVariant
Id: variant
Title: "Variant"
Description: "The form of IPT that the course follows. It decides which number, length and interval of sessions is expected."
Context: CarePlan
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from VariantValues (required)

Extension: IptFormat
Id: format
Title: "Format"
Description: "Whether the course is given to one person, a group or a couple."
Context: CarePlan
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from FormatValues (required)

Extension: IptCombination
Id: combination
Title: "Combination"
Description: "What the patient is treated with at the same time for the same illness. Leave it out when it is not known."
Context: CarePlan
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from CombinationValues (required)

Extension: IptPlannedSessions
Id: planned-sessions
Title: "Planned sessions"
Description: "The number of sessions that was agreed with the patient at the outset."
Context: CarePlan
* insert Published
* value[x] only positiveInt
* value[x] 1..1

Extension: IptExtensionReason
Id: extension-reason
Title: "Reason for more or fewer sessions"
Description: "Why the course has more or fewer sessions, or takes longer or shorter, than the variant plans."
Context: CarePlan
* insert Published
* value[x] only string
* value[x] 1..1

Extension: IptEndReason
Id: end-reason
Title: "Reason for the end"
Description: "Why the course ended. Give it as soon as the course is completed (completed-planned, completed-early-mutual) or revoked (the other reasons), and not before."
Context: CarePlan
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from EndReasonValues (required)
