RuleSet: NotSaid(linkId, reason)
* item[=].item[+].linkId = "{linkId}"
* item[=].item[=].extension.url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
* item[=].item[=].extension.valueCode = #{reason}

RuleSet: ReviewOfAnna
* insert Labels
* questionnaire = "https://w3id.org/ipt-fhir/Questionnaire/end-of-treatment-review|0.1.0"
* subject = Reference(patient-anna) "Anna Berger"
* source = Reference(patient-anna) "Anna Berger"

Instance: review-anna-2019
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review of the earlier course"
Description: "Completed in the last session of 2019: what helped, warning signs and what to do."
* insert ReviewOfAnna
* basedOn = Reference(course-anna-completed) "Course of IPT"
* status = #completed
* authored = "2019-11-12T10:40:00+01:00"
* insert Group(change)
* insert Said(change-symptoms, Coding, ReviewAnswer#symptoms-gone "Gone")
* insert Said(change-problem-area, String, [["They share the evenings now, and quarrel without days of silence."]])
* insert Group(competence)
* item[=].item[+].linkId = "what-helped"
* item[=].item[=].answer[0].valueString = "To say what I need before I am angry"
* item[=].item[=].answer[1].valueString = "To ask him what he meant instead of guessing"
* insert Said(support, String, "My husband; my sister")
* insert Group(ending)
* insert Said(ending-feelings, String, [["A little sad, and proud."]])
* insert Group(staying-well)
* insert Said(situations, String, "When he works away from home again")
* item[=].item[+].linkId = "warning-signs"
* item[=].item[=].answer[0].valueString = "I lie awake at four"
* item[=].item[=].answer[1].valueString = "I stop answering messages"
* item[=].item[+].linkId = "plan"
* item[=].item[=].answer[0].valueString = "To tell my husband the same day"
* item[=].item[=].answer[1].valueString = "If it lasts two weeks, to call the practice"
* insert Said(help, String, "Family doctor; this practice")
* insert Group(further)
* insert Said(next-step, Coding, ReviewAnswer#follow-up "Meeting later")
* insert Said(next-date, Date, "2020-02-11")

Instance: review-anna-in-progress
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review in progress"
Description: "Begun in the last but one session: nothing has to be answered yet."
* insert ReviewOfAnna
* basedOn = Reference(course-anna-completed)
* status = #in-progress
* insert Group(staying-well)
* insert Said(warning-signs, String, "I lie awake at four")

Instance: review-anna-nothing-named
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review in which the patient names nothing"
Description: "The patient is better, was asked what helped and for warning signs, and names none; what to do she does not want to say."
* insert ReviewOfAnna
* basedOn = Reference(course-anna-completed)
* status = #completed
* authored = "2019-11-12"
* insert Group(change)
* insert Said(change-symptoms, Coding, [[ReviewAnswer#symptoms-better "Better, not gone"]])
* insert Group(competence)
* insert NotSaid(what-helped, asked-unknown)
* insert Group(staying-well)
* insert NotSaid(warning-signs, asked-unknown)
* insert NotSaid(plan, asked-declined)

Instance: review-anna-symptoms-not-said
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review in which the patient does not say how the symptoms are"
Description: "Nobody knows whether the treatment helped, so the review says what comes next."
* insert ReviewOfAnna
* basedOn = Reference(course-anna-revoked)
* status = #completed
* authored = "2014-04-08"
* insert Group(change)
* insert NotSaid(change-symptoms, asked-declined)
* insert Group(further)
* insert Said(next-step, Coding, ReviewAnswer#follow-up "Meeting later")

Instance: review-anna-no-response
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review of a course that did not help"
Description: "No warning signs and no plan against relapse, but what was agreed on instead."
* insert ReviewOfAnna
* basedOn = Reference(course-anna-revoked)
* status = #completed
* authored = "2014-04-08"
* insert Group(change)
* insert Said(change-symptoms, Coding, ReviewAnswer#symptoms-same "Unchanged")
* insert Group(further)
* insert Said(not-reached, String, [["She still cannot sleep, and came only twice."]])
* item[=].item[+].linkId = "next-step"
* item[=].item[=].answer[0].valueCoding = ReviewAnswer#medication "Medication"
* item[=].item[=].answer[1].valueCoding = ReviewAnswer#other-psychotherapy "Another psychotherapy"

Instance: review-anna-entered-in-error
InstanceOf: IptEndOfTreatmentReviewResponse
Usage: #example
Title: "Review entered in error"
Description: "Completed with nothing in it by mistake: it can be marked as an error."
* status = #entered-in-error
