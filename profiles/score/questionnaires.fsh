Alias: $ordinal-value = http://hl7.org/fhir/StructureDefinition/ordinalValue
Alias: $item-weight = http://hl7.org/fhir/StructureDefinition/itemWeight
Alias: $calculated = http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression

// Older forms read the weight of an answer from ordinalValue, newer ones from itemWeight.
RuleSet: Answer(index, code, display, weight)
* item[=].answerOption[{index}].extension[0].url = $ordinal-value
* item[=].answerOption[{index}].extension[0].valueDecimal = {weight}
* item[=].answerOption[{index}].extension[1].url = $item-weight
* item[=].answerOption[{index}].extension[1].valueDecimal = {weight}
* item[=].answerOption[{index}].valueCoding = $loinc#{code} "{display}"

RuleSet: PhqItem(number, code, display, text)
* item[+].linkId = "/{code}"
* item[=].prefix = "{number}."
* item[=].code = $loinc#{code} "{display}"
* item[=].text = "{text}"
* item[=].type = #choice
* insert PhqOptions

// Mind the order of LOINC's codes: LA6575-0 is very, LA6574-3 extremely difficult.
RuleSet: DifficultyItem
* item[+].linkId = "/69722-7"
* item[=].code = $loinc#69722-7 "How difficult have these problems made it for you to do your work, take care of things at home, or get along with other people"
* item[=].text = "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?"
* item[=].type = #choice
* item[=].answerOption[0].valueCoding = $loinc#LA6572-7 "Not difficult at all"
* item[=].answerOption[1].valueCoding = $loinc#LA6573-5 "Somewhat difficult"
* item[=].answerOption[2].valueCoding = $loinc#LA6575-0 "Very difficult"
* item[=].answerOption[3].valueCoding = $loinc#LA6574-3 "Extremely difficult"

// No total while an item is missing (rule M04). Answers are counted by code: ordinal() and weight() are not known to every engine.
RuleSet: TotalItem(code, display, expression)
* item[+].linkId = "/{code}"
* item[=].code = $loinc#{code} "{display}"
* item[=].text = "Total score"
* item[=].type = #integer
* item[=].readOnly = true
* item[=].extension[0].url = $calculated
* item[=].extension[0].valueExpression.description = "Sum of the answers, once all scored items are answered"
* item[=].extension[0].valueExpression.language = #text/fhirpath
* item[=].extension[0].valueExpression.expression = "{expression}"

RuleSet: PhqQuestionnaire
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* subjectType = #Patient
* extension[0].url = "https://w3id.org/ipt-fhir/StructureDefinition/licence-status"
* extension[0].valueCode = #free
* insert Verification(code[0], verified)
* copyright = "PHQ-9 and GAD-7 were developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute them. This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc."
* item[+].linkId = "introduction"
* item[=].text = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
* item[=].type = #display

Instance: phq-9-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "PHQ-9"
Description: "Nine questions about depression in the last two weeks, answered by the patient."
* id = "phq-9"
* url = "https://w3id.org/ipt-fhir/Questionnaire/phq-9"
* name = "Phq9"
* title = "Patient Health Questionnaire (PHQ-9)"
* description = "Nine questions about depression in the last two weeks, answered by the patient; a tenth, which does not count, asks how difficult the problems make daily life. Ask for it at the start and at least every four weeks. Item 9 asks about thoughts of death and self-harm: look at its answer before the patient leaves. The total is computed; it needs not be sent."
* code = $loinc#44249-1 "PHQ-9 quick depression assessment panel [Reported.PHQ]"
* insert PhqQuestionnaire
* insert PhqItem(1, 44250-9, Little interest or pleasure in doing things in last 2 weeks, Little interest or pleasure in doing things)
* insert PhqItem(2, 44255-8, [[Feeling down, depressed, or hopeless in last 2 weeks]], [[Feeling down, depressed, or hopeless]])
* insert PhqItem(3, 44259-0, [[Trouble falling or staying asleep, or sleeping too much in last 2 weeks]], [[Trouble falling or staying asleep, or sleeping too much]])
* insert PhqItem(4, 44254-1, Feeling tired or having little energy in last 2 weeks, Feeling tired or having little energy)
* insert PhqItem(5, 44251-7, Poor appetite or overeating in last 2 weeks, Poor appetite or overeating)
* insert PhqItem(6, 44258-2, Feeling bad about yourself - or that you are a failure or have let yourself or your family down in last 2 weeks, Feeling bad about yourself - or that you are a failure or have let yourself or your family down)
* insert PhqItem(7, 44252-5, [[Trouble concentrating on things, such as reading the newspaper or watching television in last 2 weeks]], [[Trouble concentrating on things, such as reading the newspaper or watching television]])
* insert PhqItem(8, 44253-3, Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual in last 2 weeks, Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual)
* insert PhqItem(9, 44260-8, [[Thoughts that you would be better off dead, or of hurting yourself in some way in last 2 weeks]], [[Thoughts that you would be better off dead or of hurting yourself in some way]])
* insert DifficultyItem
* insert TotalItem(44261-6, Patient Health Questionnaire 9 item (PHQ-9\) total score [Reported], [[iif(%resource.repeat(item).where(linkId='/44250-9' or linkId='/44255-8' or linkId='/44259-0' or linkId='/44254-1' or linkId='/44251-7' or linkId='/44258-2' or linkId='/44252-5' or linkId='/44253-3' or linkId='/44260-8').where(answer.value.exists()).count() = 9, %resource.repeat(item).answer.value.where(code='LA6569-3').count() + %resource.repeat(item).answer.value.where(code='LA6570-1').count() * 2 + %resource.repeat(item).answer.value.where(code='LA6571-9').count() * 3, {})]])

Instance: gad-7-questionnaire
InstanceOf: Questionnaire
Usage: #definition
Title: "GAD-7"
Description: "Seven questions about anxiety in the last two weeks, answered by the patient."
* id = "gad-7"
* url = "https://w3id.org/ipt-fhir/Questionnaire/gad-7"
* name = "Gad7"
* title = "Generalized Anxiety Disorder scale (GAD-7)"
* description = "Seven questions about anxiety in the last two weeks, answered by the patient; an eighth, which does not count, asks how difficult the problems make daily life. The total is computed; it needs not be sent."
* code = $loinc#69737-5 "Generalized anxiety disorder 7 item (GAD-7)"
* insert PhqQuestionnaire
* insert PhqItem(1, 69725-0, [[Feeling nervous, anxious, or on edge in last 2 weeks]], [[Feeling nervous, anxious, or on edge]])
* insert PhqItem(2, 68509-9, Not being able to stop or control worrying in last 2 weeks, Not being able to stop or control worrying)
* insert PhqItem(3, 69733-4, Worrying too much about different things in last 2 weeks, Worrying too much about different things)
* insert PhqItem(4, 69734-2, Trouble relaxing in last 2 weeks, Trouble relaxing)
* insert PhqItem(5, 69735-9, Being so restless that it is hard to sit still in last 2 weeks, Being so restless that it is hard to sit still)
* insert PhqItem(6, 69689-8, Becoming easily annoyed or irritable in last 4 weeks, Becoming easily annoyed or irritable)
* insert PhqItem(7, 69736-7, [[Feeling afraid, as if something awful might happen in last 2 weeks]], [[Feeling afraid, as if something awful might happen]])
* insert DifficultyItem
* insert TotalItem(70274-6, Generalized anxiety disorder 7 item (GAD-7\) total score [Reported.PHQ], [[iif(%resource.repeat(item).where(linkId='/69725-0' or linkId='/68509-9' or linkId='/69733-4' or linkId='/69734-2' or linkId='/69735-9' or linkId='/69689-8' or linkId='/69736-7').where(answer.value.exists()).count() = 7, %resource.repeat(item).answer.value.where(code='LA6569-3').count() + %resource.repeat(item).answer.value.where(code='LA6570-1').count() * 2 + %resource.repeat(item).answer.value.where(code='LA6571-9').count() * 3, {})]])
