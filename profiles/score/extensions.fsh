Extension: IptTimepoint
Id: timepoint
Title: "Point of time"
Description: "What the score stands for in the course: baseline, during treatment, end, follow-up."
Context: Observation
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
    safety 0..1
* extension[link-id] ^short = "linkId of the item in the Questionnaire"
* extension[link-id].value[x] only string
* extension[link-id].value[x] 1..1
* extension[code] ^short = "Code of the item"
* extension[code].value[x] only Coding
* extension[code].value[x] 1..1
* extension[safety] ^short = "true when the item asks about suicide or self-harm"
* extension[safety].value[x] only boolean
* extension[safety].value[x] 1..1

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
Description: "A number that decides a verdict: response in percent of the baseline, remission and caseness as a score, the changes in points. The comparator says on which side the verdict holds."
Context: ObservationDefinition
* insert Published
* extension contains
    verdict 1..1 and
    quantity 1..1 and
    source 1..1
* extension[verdict] ^short = "response | remission | minimal-important-change | reliable-change | early-improvement | caseness"
* extension[verdict].value[x] only code
* extension[verdict].value[x] 1..1
* extension[verdict].valueCode from ThresholdValues (required)
* extension[quantity] ^short = "Number with comparator; unit {score} or %"
* extension[quantity].value[x] only Quantity
* extension[quantity].value[x] 1..1
* extension[source] ^short = "Publication that the number is taken from"
* extension[source].value[x] only string
* extension[source].value[x] 1..1
