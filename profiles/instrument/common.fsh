// What the instruments beside PHQ-9 and GAD-7 have in common. One file each has all that is known of an instrument.
RuleSet: Verification(coding, status)
* {coding}.extension[0].url = "https://w3id.org/ipt-fhir/StructureDefinition/code-verification"
* {coding}.extension[0].valueCode = #{status}

RuleSet: Numbers(instrument, name, direction, decimals)
* extension[instrument].valueCodeableConcept = Instrument#{instrument}
* extension[questionnaire].valueCanonical = "https://w3id.org/ipt-fhir/Questionnaire/{instrument}"
* extension[direction].valueCode = #{direction}
* identifier.system = "https://w3id.org/ipt-fhir/CodeSystem/instrument"
* identifier.value = "{instrument}"
* category = $observation-category#survey "Survey"
* permittedDataType = #Quantity
* multipleResultsAllowed = false
* preferredReportName = "{name}"
* quantitativeDetails.unit = $ucum#{score} "score"
* quantitativeDetails.decimalPrecision = {decimals}

RuleSet: OwnItem(code, display)
* extension[item][+].extension[link-id].valueString = "/{code}"
* extension[item][=].extension[code].valueCoding = InstrumentItem#{code} "{display}"

RuleSet: InstrumentQuestionnaire(id, name, title, licence)
* id = "{id}"
* url = "https://w3id.org/ipt-fhir/Questionnaire/{id}"
* name = "{name}"
* title = "{title}"
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* subjectType = #Patient
* extension[0].url = "https://w3id.org/ipt-fhir/StructureDefinition/licence-status"
* extension[0].valueCode = #{licence}

// Items, if any, have a number and points, and no words.
RuleSet: MetadataOnly
* extension[1].url = "https://w3id.org/ipt-fhir/StructureDefinition/metadata-only"
* extension[1].valueBoolean = true

RuleSet: Notice(linkId, text)
* item[+].linkId = "{linkId}"
* item[=].text = "{text}"
* item[=].type = #display

RuleSet: OwnQuestion(number, code, text)
* item[+].linkId = "/{code}"
* item[=].prefix = "{number}."
* item[=].code = InstrumentItem#{code} "{text}"
* item[=].text = "{text}"
* item[=].type = #choice

RuleSet: AlsoAsked(code, text)
* item[+].linkId = "/{code}"
* item[=].code = InstrumentItem#{code} "{text}"
* item[=].text = "{text}"
* item[=].type = #choice

RuleSet: OwnPoints(number, code)
* item[+].linkId = "/{code}"
* item[=].prefix = "{number}."
* item[=].code = InstrumentItem#{code}
* item[=].type = #choice

RuleSet: LoincPoints(number, code, display)
* item[+].linkId = "/{code}"
* item[=].prefix = "{number}."
* item[=].code = $loinc#{code} "{display}"
* item[=].type = #choice

RuleSet: OwnAnswer(code, display, weight)
* item[=].answerOption[+].extension[0].url = $ordinal-value
* item[=].answerOption[=].extension[0].valueDecimal = {weight}
* item[=].answerOption[=].extension[1].url = $item-weight
* item[=].answerOption[=].extension[1].valueDecimal = {weight}
* item[=].answerOption[=].valueCoding = InstrumentAnswer#{code} "{display}"

RuleSet: PhqOptions
* insert Answer(0, LA6568-5, Not at all, 0)
* insert Answer(1, LA6569-3, Several days, 1)
* insert Answer(2, LA6570-1, More than half the days, 2)
* insert Answer(3, LA6571-9, Nearly every day, 3)

RuleSet: YesOrNo
* insert OwnAnswer(no, No, 0)
* insert OwnAnswer(yes, Yes, 1)

RuleSet: OwnTotal(instrument, name, type)
* item[+].linkId = "/{instrument}"
* item[=].code = Instrument#{instrument} "{name}"
* item[=].text = "Total score"
* item[=].type = #{type}
* item[=].readOnly = true

RuleSet: LoincTotal(code, display, type)
* item[+].linkId = "/{code}"
* item[=].code = $loinc#{code} "{display}"
* item[=].text = "Total score"
* item[=].type = #{type}
* item[=].readOnly = true

// No total while an item is missing (rule M04). The code of an answer ends with its points: ordinal() and weight() are not known to every engine.
RuleSet: Calculated(expression)
* item[=].extension[0].url = $calculated
* item[=].extension[0].valueExpression.description = "The total by the rule of the instrument, once all scored items are answered"
* item[=].extension[0].valueExpression.language = #text/fhirpath
* item[=].extension[0].valueExpression.expression = "{expression}"

RuleSet: AnsweredBy(questionnaire, patient, name, source, sourceName)
* insert Labels
* status = #completed
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/{questionnaire}|0.1.0"
* subject = Reference({patient}) "{name}"
* authored = "2026-01-12T10:00:00+01:00"
* author = Reference({source}) "{sourceName}"
* source = Reference({source}) "{sourceName}"

RuleSet: MeasuredOn(patient, name, rater, raterName)
* insert Labels
* status = #final
* category[survey] = $observation-category#survey "Survey"
* category[ipt] = Kind#ipt-score "IPT score"
* subject = Reference({patient}) "{name}"
* effectiveDateTime = "2026-01-12T10:00:00+01:00"
* performer = Reference({rater}) "{raterName}"

RuleSet: Points0To2
* insert OwnAnswer(points-0, 0, 0)
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)

RuleSet: Points0To3
* insert OwnAnswer(points-0, 0, 0)
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)

RuleSet: Points0To4
* insert OwnAnswer(points-0, 0, 0)
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)
* insert OwnAnswer(points-4, 4, 4)

RuleSet: Points0To6
* insert OwnAnswer(points-0, 0, 0)
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)
* insert OwnAnswer(points-4, 4, 4)
* insert OwnAnswer(points-5, 5, 5)
* insert OwnAnswer(points-6, 6, 6)

RuleSet: Points0To8
* insert OwnAnswer(points-0, 0, 0)
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)
* insert OwnAnswer(points-4, 4, 4)
* insert OwnAnswer(points-5, 5, 5)
* insert OwnAnswer(points-6, 6, 6)
* insert OwnAnswer(points-7, 7, 7)
* insert OwnAnswer(points-8, 8, 8)

RuleSet: Points1To5
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)
* insert OwnAnswer(points-4, 4, 4)
* insert OwnAnswer(points-5, 5, 5)

RuleSet: Points1To7
* insert OwnAnswer(points-1, 1, 1)
* insert OwnAnswer(points-2, 2, 2)
* insert OwnAnswer(points-3, 3, 3)
* insert OwnAnswer(points-4, 4, 4)
* insert OwnAnswer(points-5, 5, 5)
* insert OwnAnswer(points-6, 6, 6)
* insert OwnAnswer(points-7, 7, 7)

RuleSet: PointsReversed0To3
* insert OwnAnswer(points-0, 0, 3)
* insert OwnAnswer(points-1, 1, 2)
* insert OwnAnswer(points-2, 2, 1)
* insert OwnAnswer(points-3, 3, 0)

// Patients of the examples of instruments. All names are invented.
Instance: patient-jonas
InstanceOf: Patient
Usage: #example
Title: "Jonas Lindner"
Description: "38 years, comes to the clinic with depression and is asked much before treatment begins."
* insert Labels
* identifier.system = "https://w3id.org/ipt-fhir/example/patient"
* identifier.value = "P-1010"
* active = true
* name.use = #official
* name.family = "Lindner"
* name.given = "Jonas"
* gender = #male
* birthDate = "1987-09-30"

Instance: patient-lena
InstanceOf: Patient
Usage: #example
Title: "Lena Vogt"
Description: "15 years."
* insert Labels
* identifier.system = "https://w3id.org/ipt-fhir/example/patient"
* identifier.value = "P-1011"
* active = true
* name.use = #official
* name.family = "Vogt"
* name.given = "Lena"
* gender = #female
* birthDate = "2010-06-17"

Instance: patient-mira
InstanceOf: Patient
Usage: #example
Title: "Mira Sommer"
Description: "31 years, three months after the birth of her first child."
* insert Labels
* identifier.system = "https://w3id.org/ipt-fhir/example/patient"
* identifier.value = "P-1012"
* active = true
* name.use = #official
* name.family = "Sommer"
* name.given = "Mira"
* gender = #female
* birthDate = "1994-11-05"
