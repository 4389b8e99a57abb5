Extension: IptTimepoint
Id: timepoint
Title: "Point of time"
Description: "What the score stands for in the course: baseline, during treatment, end, follow-up. Where answers are sent it stands at them, and the score that the server computes has it too."
Context: Observation, QuestionnaireResponse
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from TimepointValues (required)

Extension: IptScoreMethod
Id: score-method
Title: "Method of the score"
Description: "How the total came about when not all items were answered: prorated by the instrument's rule, or a partial sum. Without it the total is the sum of all scored items."
Context: Observation
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from ScoreMethodValues (required)

// What R4's ObservationDefinition lacks. Programs read the numbers of an instrument from here.

Extension: IptSource
Id: source
Title: "Source of a number"
Description: "Publication that a clinical number is taken from."
Context: ObservationDefinition.qualifiedInterval, Extension
* insert Published
* value[x] only string
* value[x] 1..1

Extension: IptInstrumentCode
Id: instrument
Title: "Instrument"
Description: "The instrument that the definition is about."
Context: ObservationDefinition
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from InstrumentValues (required)

Extension: IptInstrumentQuestionnaire
Id: instrument-questionnaire
Title: "Questionnaire of the instrument"
Description: "The Questionnaire with the items; the weights of the answers stand there."
Context: ObservationDefinition
* insert Published
* value[x] only canonical
* value[x] 1..1

Extension: IptScoreDirection
Id: score-direction
Title: "Direction of the score"
Description: "Whether a higher score means more or fewer complaints."
Context: ObservationDefinition
* insert Published
* value[x] only code
* value[x] 1..1
* valueCode from ScoreDirectionValues (required)

Extension: IptScoreItem
Id: score-item
Title: "Scored item"
Description: "An item that counts in the total. One that asks about suicide or self-harm is marked as a safety item: every answer above zero calls for a look at the patient's safety."
Context: ObservationDefinition
* insert Published
* extension contains
    link-id 1..1 and
    code 1..1 and
    safety 0..1 and
    domain 0..1 and
    alternative 0..1 and
    unscored 0..1
* extension[link-id] ^short = "linkId of the item in the Questionnaire"
* extension[link-id].value[x] only string
* extension[link-id].value[x] 1..1
* extension[code] ^short = "Code of the item"
* extension[code].value[x] only Coding
* extension[code].value[x] 1..1
* extension[safety] ^short = "true when the item asks about suicide or self-harm"
* extension[safety].value[x] only boolean
* extension[safety].value[x] 1..1
* extension[domain] ^short = "Domain of the item, where the rule counts domains"
* extension[domain].value[x] only string
* extension[domain].value[x] 1..1
* extension[alternative] ^short = "Items with the same word stand for one another: one of them is answered"
* extension[alternative].value[x] only string
* extension[alternative].value[x] 1..1
* extension[unscored] ^short = "true when it asks about suicide but does not count in the total"
* extension[unscored].value[x] only boolean
* extension[unscored].value[x] 1..1

Extension: IptScoreBand
Id: score-band
Title: "Band"
Description: "The word for the range."
Context: ObservationDefinition.qualifiedInterval
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from ScoreBandValues (required)

Extension: IptScoreThreshold
Id: score-threshold
Title: "Threshold"
Description: "A number that decides a verdict: response in percent of the baseline or in points, remission and caseness as a score, the changes in points. The comparator says on which side the verdict holds."
Context: ObservationDefinition
* insert Published
* extension contains
    verdict 1..1 and
    quantity 1..1 and
    basis 0..1 and
    source 1..1
* extension[verdict] ^short = "response | remission | minimal-important-change | reliable-change | early-improvement | caseness"
* extension[verdict].value[x] only code
* extension[verdict].value[x] 1..1
* extension[verdict].valueCode from ThresholdValues (required)
* extension[quantity] ^short = "Number with comparator; unit {score} or %"
* extension[quantity].value[x] only Quantity
* extension[quantity].value[x] 1..1
* extension[basis] ^short = "share | change | score; without it response and early improvement are of a share, remission and caseness of a score, the others of a change, or in percent of a share"
* extension[basis].value[x] only code
* extension[basis].value[x] 1..1
* extension[basis].valueCode from ThresholdBasisValues (required)
* extension[source] ^short = "Publication that the number is taken from"
* extension[source].value[x] only string
* extension[source].value[x] 1..1

Extension: IptScoreRule
Id: score-rule
Title: "Rule of scoring"
Description: "How the total comes of the points of the items. Without it the total is their sum."
Context: ObservationDefinition
* insert Published
* extension contains
    method 1..1 and
    factor 0..1
* extension[method] ^short = "sum | mean | domains"
* extension[method].value[x] only code
* extension[method].value[x] 1..1
* extension[method].valueCode from ScoringRuleValues (required)
* extension[factor] ^short = "What the sum is multiplied by, such as 4 in WHO-5"
* extension[factor].value[x] only decimal
* extension[factor].value[x] 1..1

Extension: IptLicenceStatus
Id: licence-status
Title: "Licence of the instrument"
Description: "Under what conditions the text of the instrument may be used and published."
Context: Questionnaire
* insert Published
* value[x] only code
* value[x] 1..1
* valueCode from LicenceStatusValues (required)

Extension: IptMetadataOnly
Id: metadata-only
Title: "Without the text of the items"
Description: "True when the Questionnaire says what the instrument is and where its points go, but has no text of items: it cannot be filled in from here."
Context: Questionnaire
* insert Published
* value[x] only boolean
* value[x] 1..1

Extension: IptCodeVerification
Id: code-verification
Title: "How sure the code is"
Description: "Whether the code is known to mean what it is used for."
Context: Coding
* insert Published
* value[x] only code
* value[x] 1..1
* valueCode from CodeVerificationValues (required)
