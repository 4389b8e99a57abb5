RuleSet: PersonItem(linkId, type, text)
* item[=].item[+].linkId = "{linkId}"
* item[=].item[=].type = #{type}
* item[=].item[=].text = "{text}"

RuleSet: PersonChoice(linkId, valueSet, text)
* insert PersonItem({linkId}, choice, [[{text}]])
* item[=].item[=].answerValueSet = "https://w3id.org/ipt-fhir/ValueSet/{valueSet}"

RuleSet: WhenVitalStatus(code)
* item[=].item[=].enableWhen.question = "person-vital-status"
* item[=].item[=].enableWhen.operator = #=
* item[=].item[=].enableWhen.answerCoding = InventoryAnswer#{code}

RuleSet: WhenConflict
* item[=].item[=].enableWhen[0].question = "person-conflict"
* item[=].item[=].enableWhen[0].operator = #=
* item[=].item[=].enableWhen[0].answerCoding = InventoryAnswer#conflict-unspoken
* item[=].item[=].enableWhen[1].question = "person-conflict"
* item[=].item[=].enableWhen[1].operator = #=
* item[=].item[=].enableWhen[1].answerCoding = InventoryAnswer#conflict-open
* item[=].item[=].enableBehavior = #any

// Relation, vital status and closeness are not required items: rule I01 asks for them once the response is completed, person by person.
Instance: interpersonal-inventory
InstanceOf: Questionnaire
Usage: #definition
Title: "Interpersonal inventory"
Description: "The people in the patient's life, now and earlier, and what changed with them."
* url = "https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory"
* name = "InterpersonalInventory"
* title = "Interpersonal inventory"
* version = "0.1.0"
* status = #active
* experimental = false
* date = "2026-11-25"
* publisher = "ipt-fhir project"
* subjectType = #Patient
* description = "The people in the patient's life, now and earlier: who they are, how close, what they give, where there is conflict, what each expects of the other; further changes of role and patterns in relationships. The therapist fills it in with the patient in the initial phase; formulation and problem area rest on it. The people in it never agreed to be recorded: a first name or a role is enough, and no address, telephone number or other identifier belongs in it."
* purpose = "To find the problem area of a course of IPT."
* item[+].linkId = "onset"
* item[=].type = #group
* item[=].text = "When the illness began"
* insert PersonItem(onset-date, date, When did the present episode begin?)
* insert PersonItem(onset-event, text, What happened between the patient and other people around that time?)
* item[+].linkId = "person"
* item[=].type = #group
* item[=].repeats = true
* item[=].text = "Person"
* insert PersonItem(person-label, string, What does the patient call this person? First name or role; no surname.)
* item[=].item[=].required = true
* insert PersonChoice(person-relation, relation, What is this person to the patient?)
* insert PersonChoice(person-vital-status, vital-status, Is the person alive?)
* insert PersonItem(person-date-of-death, date, When did the person die?)
* insert WhenVitalStatus(deceased)
* insert PersonItem(person-death, text, [[How did the person die, and how did the patient live through it?]])
* insert WhenVitalStatus(deceased)
* insert PersonChoice(person-current, person-time, Does the person matter in the present or in the past?)
* insert PersonChoice(person-closeness, closeness, In which circle around the patient does the person stand?)
* insert PersonChoice(person-contact, contact, How often are they in touch?)
* insert WhenVitalStatus(alive)
* insert PersonChoice(person-support, support, Does the patient find support in this person?)
* insert PersonChoice(person-conflict, conflict, Is there a conflict?)
* insert PersonChoice(person-dispute-stage, dispute-stage, At which stage is the dispute?)
* insert WhenConflict
* insert PersonItem(person-conflict-about, text, What is the conflict about?)
* insert WhenConflict
* insert PersonItem(person-expectations, group, Expectations)
* item[=].item[=].item[+].linkId = "person-expectations-of-person"
* item[=].item[=].item[=].type = #text
* item[=].item[=].item[=].text = "What does the patient expect of the person? Is it met?"
* item[=].item[=].item[+].linkId = "person-expectations-of-patient"
* item[=].item[=].item[=].type = #text
* item[=].item[=].item[=].text = "What does the person expect of the patient? Is it met?"
* insert PersonItem(person-patterns, text, [[How do they deal with each other, in good and in bad times?]])
* insert PersonItem(person-change, text, What changed between them before or since the illness began?)
* insert PersonItem(person-wish, text, What does the patient wish were different?)
* item[+].linkId = "transition"
* item[=].type = #group
* item[=].repeats = true
* item[=].text = "Change of role"
* insert PersonItem(transition-event, string, What happened?)
* insert PersonItem(transition-old-role, string, What was the patient's role before?)
* insert PersonItem(transition-new-role, string, What is it now?)
* insert PersonChoice(transition-domain, transition-domain, In which part of life?)
* insert PersonItem(transition-date, date, When?)
* insert PersonItem(transition-meaning, text, [[What was lost with the old role, and what may the new one offer?]])
* item[+].linkId = "pattern"
* item[=].type = #group
* item[=].text = "Patterns in relationships"
* insert PersonChoice(pattern-difficulty, pattern, What is hard for the patient with people in general?)
* item[=].item[=].repeats = true
* insert PersonItem(pattern-description, text, How do relationships of the patient usually begin and end?)
* insert PersonItem(pattern-triggers, text, Which situations with others set off strong feelings?)
* item[=].item[=].repeats = true
* insert PersonItem(pattern-therapist, text, Does something of it show with the therapist?)
