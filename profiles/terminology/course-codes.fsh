CodeSystem: Format
Id: format
Title: "Format of IPT"
Description: "Who sits in the room. IPT is usually individual."
* insert CodeSystemMetadata
* #individual "Individual" "One patient and one therapist; the default. It stays individual when parents or partner join single sessions."
* #group "Group" "Several patients, usually six to ten, with one or two facilitators. Each member has a course of their own, which names the Group in supportingInfo."
* #couple "Couple" "The patient together with the partner in every session, because of a role dispute between them."
  * ^designation[0].value = "Conjoint"

ValueSet: FormatValues
Id: format
Title: "Formats of IPT"
Description: "Individual, group or couple."
* insert Published
* include codes from system Format

CodeSystem: Combination
Id: combination
Title: "Treatment combined with IPT"
Description: "What the patient is treated with at the same time for the same illness. It is stated for the course, so that outcomes with and without can be told apart; the details are in the medication or the other plan."
* insert CodeSystemMetadata
* #none "IPT alone" "No other treatment of the target condition during the course. Choose it only when you know; leave the element out when you do not."
* #medication "IPT with medication" "Medication for the target condition, such as an antidepressant or a mood stabiliser, is taken during the course, by whomever it is prescribed."
* #cbt "IPT with cognitive behavioural therapy" "Cognitive behavioural therapy runs beside IPT as a treatment of its own. Single cognitive techniques, mindfulness or activation are not IPT and are recorded as other procedures."
* #other "IPT with another treatment" "Another treatment of the target condition runs beside IPT, for instance light therapy, neurostimulation or day-clinic care."

ValueSet: CombinationValues
Id: combination
Title: "Treatments combined with IPT"
Description: "None, medication, cognitive behavioural therapy or other."
* insert Published
* include codes from system Combination

CodeSystem: EndReason
Id: end-reason
Title: "Reason for the end of a course"
Description: "Why a course of IPT ended. The reason decides how the course counts in outcomes, so choose by what happened, not by how well it went."
* insert CodeSystemMetadata
* #completed-planned "Completed as planned" "The agreed sessions were held and the termination phase was completed, whatever the result."
* #completed-early-mutual "Completed early by agreement" "Patient and therapist agreed to end before the agreed number of sessions, usually because the goals were reached. It is not a dropout."
* #dropout "Dropout" "The patient stopped before the agreed end without agreement, or no longer came, and had not reached the termination phase or three quarters of the agreed sessions."
  * ^designation[0].value = "Unilateral end by the patient"
* #non-response-switch "No response, other treatment" "The treatment did not help enough, and patient and therapist agreed on another one. It is the treatment that failed, not the patient."
* #referred "Referred" "The patient was handed over to another therapist, service or level of care for a reason other than deterioration."
* #deterioration "Deterioration" "The illness or a danger became so severe that the course had to be ended, for instance by admission to hospital."
* #moved "Moved away" "The patient, or the therapist, moved or could not come any longer for reasons outside the treatment."
* #deceased "Deceased" "The patient died during the course."
* #other "Other" "Another reason; say it in the text."
* #unknown "Not recorded" "The record does not say why. For courses of former times alone: who ends a course knows why it ends."

ValueSet: EndReasonValues
Id: end-reason
Title: "Reasons for the end of a course"
Description: "All reasons for which a course of IPT can end."
* insert Published
* include codes from system EndReason
