Extension: LastScoreDay
Id: last-score-day
Title: "Day of the last score"
Description: "The day of the last score of a course that an answer has found; without it the course has none."
Context: Bundle.entry.search
* insert Published
* value[x] only date
* value[x] 1..1

Instance: overdue-courses
InstanceOf: OperationDefinition
Usage: #definition
Title: "Courses without a recent score"
Description: "Which active courses have been without a score for too long."
* url = "https://w3id.org/ipt-fhir/OperationDefinition/overdue-courses"
* name = "OverdueCourses"
* title = "Courses without a recent score"
* status = #active
* experimental = false
* kind = #operation
* description = "Finds the active courses whose last score lies more days back than rule M09 allows between two scores, and those that never had one and began as long ago. Who gets worse unseen is among them. A search cannot ask for what is missing, so this is an operation; its answer is that of a search."
* comment = "How many days are too many stands in the code system timepoint (session, property days): 28. Where the sessions of a variant are planned further apart, the longest interval of the variant counts (code system variant, property days-between-max), as in rule M09. A course that rests (on-hold) is not asked for. A score counts when it is final, amended or corrected and is no partial sum. A course without any score of which not even the month of the first day is recorded is not found. Those that have waited longest come first. _count says how many make a page, and the link next leads to the following one. Who may search CarePlans may ask this. Wrong parameters are 400, and the answer says what is allowed; 503 while the read model is being made. Example: GET CarePlan/$ipt-overdue?instrument=phq-9&therapist=PractitionerRole/7."
* code = #ipt-overdue
* resource = #CarePlan
* affectsState = false
* system = false
* type = true
* instance = false
* insert In(instrument, 0, code, [[The instrument of which a score is missed; its code in the code system instrument. Without it a score by any instrument is enough.]])
* insert In(therapist, 0, string, [[Only courses of this therapist: PractitionerRole/123 or Practitioner/123; not-recorded for those of which it is not recorded.]])
* insert In(organization, 0, string, [[Only courses of this organization: Organization/123; not-recorded for those of which it is not recorded.]])
* insert In(days, 0, positiveInt, [[How many days without a score are allowed, from 1 to 3650, in place of the numbers of the guide.]])
* parameter[+].name = #return
* parameter[=].use = #out
* parameter[=].min = 1
* parameter[=].max = "1"
* parameter[=].type = #Bundle
* parameter[=].documentation = "A Bundle of the type searchset: the CarePlans, with the day of the last score in the extension last-score-day of each entry's search. total says how many there are."
