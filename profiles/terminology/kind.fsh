CodeSystem: Kind
Id: kind
Title: "Kind of IPT record"
Description: "Says what a resource is in interpersonal psychotherapy. Put the code where the resource's type has room for it: CarePlan.category, Encounter.type, Procedure.category, Condition.category, Goal.category, Consent.category, ServiceRequest.category, Task.code, ClinicalImpression.code, DocumentReference.type, Composition.type, Flag.category, RiskAssessment.code, Observation.category. A server recognises IPT by it, whatever profile a resource claims, so that one search finds all of it."
* insert CodeSystemMetadata
* #ipt-course "IPT course" "The plan of one course of IPT: an agreed number of sessions with one focus, from the first session to the agreed end. Use it on the CarePlan that stands for the whole treatment, not on its phases. Maintenance treatment is a course of its own."
* #ipt-session "IPT session" "A meeting in which IPT was given or should have been given. Use it on the Encounter and on the Procedure of the session, also when the patient did not come."
* #ipt-problem-area "IPT problem area" "The interpersonal problem around which the illness began and on which the course works. It is a concern, not a diagnosis: the diagnosis is the target condition."
* #ipt-goal "IPT goal" "A goal agreed with the patient for this course: relief of symptoms or a change in a relationship or role."
* #ipt-consent "Consent to IPT" "The patient's agreement to be treated with IPT: number and length of sessions, fee and cancellation, focus and tasks. For a minor it includes the agreement of parent or guardian."
* #ipt-homework "IPT homework" "A task that the patient takes on between two sessions, for instance to talk with somebody, to meet somebody, to note events and mood."
* #ipt-referral "Referral for IPT" "The request of a colleague, or of the patient, that IPT be considered or begun."
* #ipt-formulation "IPT formulation" "The therapist's summary that links the illness to the interpersonal context and names the problem area. It is offered to the patient, who may correct and then accepts it."
  * ^designation[0].value = "Interpersonal formulation"
* #ipt-process-note "IPT process note" "The therapist's private notes on what was said and felt in a session (psychotherapy notes). Keep them apart from the record: they need the label PSYTHPN and confidentiality V."
* #ipt-summary "IPT summary" "The report on the whole course at its end or when it is handed over: problem area, course, scores, reason of the end, advice for the time after."
* #ipt-safety "IPT safety record" "A flag or risk assessment about suicide, self-harm or danger to others that was raised during the course."
* #ipt-score "IPT score" "The score of an instrument that measures a course of IPT, beside the category survey."
