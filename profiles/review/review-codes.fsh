CodeSystem: ReviewAnswer
Id: review-answer
Title: "Answer in the end-of-treatment review"
Description: "Answers that the end-of-treatment review offers."
* insert CodeSystemMetadata
* #symptoms-gone "Gone" "No symptoms any longer, or hardly any: as before the illness."
* #symptoms-better "Better, not gone" "Clearly better than at the beginning, with some symptoms left."
* #symptoms-same "Unchanged" "As at the beginning, or nearly so."
* #symptoms-worse "Worse" "Worse than at the beginning."
* #nothing-further "No further treatment" "The treatment ends; the patient knows when and how to come back."
* #follow-up "Meeting later" "One or a few meetings after some months, to see how things are."
* #continuation "Continuation of IPT" "A new agreement on some more sessions, because the work goes well and is not done."
* #maintenance "Maintenance IPT" "Sessions at longer intervals, to stay well: a course of its own."
* #medication "Medication" "Medication is begun, changed or goes on."
* #other-psychotherapy "Another psychotherapy" "Treatment of another kind, because this one did not help enough."
* #other-care "Another level of care" "Day clinic, hospital, crisis team, community nurse, rehabilitation."

ValueSet: SymptomChangeValues
Id: symptom-change
Title: "Change of symptoms"
Description: "How the symptoms are at the end, compared with the beginning."
* insert Published
* ReviewAnswer#symptoms-gone
* ReviewAnswer#symptoms-better
* ReviewAnswer#symptoms-same
* ReviewAnswer#symptoms-worse

ValueSet: NextStepValues
Id: next-step
Title: "What comes after the treatment"
Description: "From nothing further to another level of care."
* insert Published
* ReviewAnswer#nothing-further
* ReviewAnswer#follow-up
* ReviewAnswer#continuation
* ReviewAnswer#maintenance
* ReviewAnswer#medication
* ReviewAnswer#other-psychotherapy
* ReviewAnswer#other-care
