// The rules about what surrounds a course: referral, homework, people, safety, medication, summary, review.
RuleSet: RulesOfCare
* #H01 "Homework is the patient's, and belongs to the course" "Homework is what the patient takes on between two sessions. Whether it was done tells how the work goes on outside the room; without course and patient nobody finds it, and a task of the therapist would be counted as the patient's."
* insert Rule(H01, error, [[Give the Task the code ipt-homework, refer to the course in basedOn and to the patient in for and owner, and say in description what it is.]])
* #R01 "A referral asks for IPT, for one patient, and says why" "From the referral on the waiting time is counted, and by its reason one sees who is sent for IPT. Each person is referred for themselves, in group IPT too."
* insert Rule(R01, error, [[Refer to a Patient, give the category ipt-referral of the system kind or the code 443730003 of SNOMED CT, and name the illness in reasonReference or reasonCode.]])
