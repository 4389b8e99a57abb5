RuleSet: InventoryOfAnna
* insert Labels
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/interpersonal-inventory|0.1.0"
* basedOn = Reference(course-anna) "Course of IPT"
* subject = Reference(patient-anna) "Anna Berger"
* author = Reference(practitioner-keller) "Dr Miriam Keller"
* source = Reference(patient-anna) "Anna Berger"

RuleSet: Group(linkId)
* item[+].linkId = "{linkId}"

RuleSet: Said(linkId, type, value)
* item[=].item[+].linkId = "{linkId}"
* item[=].item[=].answer.value{type} = {value}

Instance: inventory-anna
InstanceOf: IptInventoryResponse
Usage: #example
Title: "Inventory of Anna Berger"
Description: "Completed in the third session: her husband, who has died, her sister, her elder son, with whom there is a dispute, and the change to being on her own."
* insert InventoryOfAnna
* status = #completed
* authored = "2026-02-17T10:45:00+01:00"
* insert Group(onset)
* insert Said(onset-date, Date, "2025-10-01")
* insert Said(onset-event, String, "Some weeks after her husband's death; the visits of the first weeks had stopped.")
* insert Group(person)
* insert Said(person-label, String, "Husband")
* insert Said(person-relation, Coding, $role#HUSB "husband")
* insert Said(person-vital-status, Coding, InventoryAnswer#deceased "Deceased")
* insert Said(person-date-of-death, Date, "2025-08-20")
* insert Said(person-death, String, "Heart attack at work. She took care of everything and did not weep at the funeral.")
* insert Said(person-current, Coding, InventoryAnswer#current "Current")
* insert Said(person-closeness, Coding, Closeness#inner "Inner circle")
* insert Said(person-support, Coding, InventoryAnswer#support-strong "Strong support")
* insert Said(person-conflict, Coding, InventoryAnswer#conflict-none "No conflict")
* item[=].item[+].linkId = "person-expectations"
* item[=].item[=].item[0].linkId = "person-expectations-of-person"
* item[=].item[=].item[0].answer.valueString = "That he would always be there."
* item[=].item[=].item[1].linkId = "person-expectations-of-patient"
* item[=].item[=].item[1].answer.valueString = "That she kept the family together."
* insert Said(person-patterns, String, [["He decided, she looked after everybody. They seldom spoke about themselves."]])
* insert Group(person)
* insert Said(person-label, String, "Sister")
* insert Said(person-relation, Coding, $role#SIS "sister")
* insert Said(person-vital-status, Coding, InventoryAnswer#alive "Alive")
* insert Said(person-current, Coding, InventoryAnswer#current "Current")
* insert Said(person-closeness, Coding, Closeness#middle "Middle circle")
* insert Said(person-contact, Coding, Contact#monthly "Monthly")
* insert Said(person-support, Coding, InventoryAnswer#support-some "Some support")
* insert Said(person-conflict, Coding, InventoryAnswer#conflict-none "No conflict")
* insert Said(person-wish, String, "To speak with her about him.")
* insert Group(person)
* insert Said(person-label, String, "Elder son")
* insert Said(person-relation, Coding, $role#SON "natural son")
* insert Said(person-vital-status, Coding, InventoryAnswer#alive "Alive")
* insert Said(person-current, Coding, InventoryAnswer#current "Current")
* insert Said(person-closeness, Coding, Closeness#inner "Inner circle")
* insert Said(person-contact, Coding, Contact#daily "Daily")
* insert Said(person-support, Coding, InventoryAnswer#support-none "No support")
* insert Said(person-conflict, Coding, InventoryAnswer#conflict-open "Open conflict")
* insert Said(person-dispute-stage, Coding, DisputeStage#renegotiation "Renegotiation")
* insert Said(person-conflict-about, String, "How much he helps at home since 2025-08-20.")
* item[=].item[+].linkId = "person-expectations"
* item[=].item[=].item[0].linkId = "person-expectations-of-person"
* item[=].item[=].item[0].answer.valueString = "That he takes over what his father did."
* item[=].item[=].item[1].linkId = "person-expectations-of-patient"
* item[=].item[=].item[1].answer.valueString = "That she lets him go out like before."
* insert Group(transition)
* insert Said(transition-event, String, "Death of her husband")
* insert Said(transition-old-role, String, [["Wife, one of two parents"]])
* insert Said(transition-new-role, String, [["Widow, sole parent of two boys"]])
* insert Said(transition-domain, Coding, TransitionDomain#parenthood "Parenthood and family")
* insert Said(transition-date, Date, "2025-08-20")
* insert Said(transition-meaning, String, "Lost: to be one of two. Perhaps: to decide herself.")
* insert Group(pattern)
* insert Said(pattern-difficulty, Coding, InventoryAnswer#asserting "Asserting oneself")
* insert Said(pattern-description, String, [["She gives a lot and asks for nothing until people drift away: so from 2003-2010, and again since 01.02.2015."]])
* insert Said(pattern-triggers, String, "Evenings at which nobody speaks")

Instance: inventory-anna-in-progress
InstanceOf: IptInventoryResponse
Usage: #example
Title: "Inventory in progress"
Description: "After the first session one person is named and nothing is known about him yet."
* insert InventoryOfAnna
* status = #in-progress
* authored = "2026-02-03T10:50:00+01:00"
* insert Group(person)
* insert Said(person-label, String, "Husband")

Instance: inventory-anna-entered-in-error
InstanceOf: IptInventoryResponse
Usage: #example
Title: "Inventory entered in error"
Description: "Lacks nearly everything, holds a telephone number, and is not judged."
* status = #entered-in-error
* insert Group(person)
* insert Said(person-label, String, "Husband +49 30 1234567")
