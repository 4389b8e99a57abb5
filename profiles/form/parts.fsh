// Parts of the guide's own questionnaires.
RuleSet: Form(id, name, title)
* url = "https://w3id.org/ipt-fhir/Questionnaire/{id}"
* name = "{name}"
* title = "{title}"
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* subjectType = #Patient

RuleSet: FormGroup(linkId, text)
* item[+].linkId = "{linkId}"
* item[=].type = #group
* item[=].text = "{text}"

RuleSet: FormItem(linkId, type, text)
* item[=].item[+].linkId = "{linkId}"
* item[=].item[=].type = #{type}
* item[=].item[=].text = "{text}"

RuleSet: FormList(linkId, text)
* insert FormItem({linkId}, text, [[{text}]])
* item[=].item[=].repeats = true

RuleSet: FormChoice(linkId, valueSet, text)
* insert FormItem({linkId}, choice, [[{text}]])
* item[=].item[=].answerValueSet = "https://w3id.org/ipt-fhir/ValueSet/{valueSet}"

// Asked for once the response is completed (rule I08).
RuleSet: FormAsksForIt
* item[=].item[=].required = true

// What the answers to a form have in common.
RuleSet: AnswersToForm
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* basedOn MS
* basedOn ^short = "The course"
* questionnaire MS
* status MS
* subject only Reference(Patient)
* subject ^short = "The patient whom the answers are about"
* subject MS
* encounter MS
* authored MS
* author MS
* source MS
* item MS
