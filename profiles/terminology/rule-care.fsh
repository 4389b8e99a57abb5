// The rules about what surrounds a course: referral, homework, people, safety, medication, summary, review.
RuleSet: RulesOfCare
* #H01 "Homework is the patient's, and belongs to the course" "Homework is what the patient takes on between two sessions. Whether it was done tells how the work goes on outside the room; without course and patient nobody finds it, and a task of the therapist would be counted as the patient's."
* insert Rule(H01, error, [[Give the Task the code ipt-homework, refer to the course in basedOn and to the patient in for and owner, and say in description what it is.]])
* #R01 "A referral asks for IPT, for one patient, and says why" "From the referral on the waiting time is counted, and by its reason one sees who is sent for IPT. Each person is referred for themselves, in group IPT too."
* insert Rule(R01, error, [[Refer to a Patient, give the category ipt-referral of the system kind or the code 443730003 of SNOMED CT, and name the illness in reasonReference or reasonCode.]])
* #T01 "A care team says whose it is and who treats" "From the team one sees to whom to turn, and whether the session was held by somebody who belongs to the course (S09)."
* insert Rule(T01, warning, [[Refer in CareTeam.subject to the patient, and name in participant.member at least who treats.]])
* #T02 "Who gives IPT is recorded with the training in it" "IPT is learnt, and outcomes by therapist need to know by whom it was given; words differ from country to country, a code does not."
* insert Rule(T02, warning, [[Give the Practitioner a qualification with a code of the system qualification, and the PractitionerRole its practitioner.]])
* #K01 "A record about safety says whose it is, since when, and what was found" "Flags and assessments about suicide are looked for in a hurry. Without time nobody sees whether somebody acted after a positive answer (M07); without result nobody can act on them."
* insert Rule(K01, error, [[Refer to the Patient, give the code ipt-safety, a flag the category safety and period.start, an assessment its occurrence and what was found.]])
* #A08 "Medication beside a course says whose it is and what for" "Outcomes of IPT with and without medication are told apart by medication for the same illness. An order of something else, or one not to give it, is no combination."
* insert Rule(A08, error, [[Refer to the Patient, and name the illness in reasonReference or reasonCode.]])
* #D01 "A summary is about one patient, is found, and holds no process notes" "Whoever goes on with the care reads the summary first. It says whose it is, what was worked on and how it ended; notes on what was said in the sessions stay where they are."
* insert Rule(D01, error, [[Give the Composition the type ipt-summary, the Patient as subject and the sections of the system summary-section; take process notes out.]])
* #E01 "A completed review says what helped, what warns, and what comes then" "The last sessions of IPT review what the patient can do and prepare for the time after. Who is better knows what helped, the early signs and a plan; who is not, or does not say, has something else to go on to."
* insert Rule(E01, error, [[Answer change-symptoms; if the symptoms are better what-helped, warning-signs and plan, if they are not, or if it is not known, next-step. Where the patient was asked and names nothing, give the item in place of an answer the extension data-absent-reason with asked-unknown or asked-declined; what was not asked has to be asked yet. Or leave the response in-progress.]])
