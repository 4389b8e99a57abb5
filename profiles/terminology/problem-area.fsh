CodeSystem: ProblemArea
Id: problem-area
Title: "IPT problem area"
Description: "The four problem areas of IPT, and what variants and WHO's group manual add as kinds of these four. A course has one primary problem area and at most one secondary. Communication skills are a technique, not a problem area."
* insert CodeSystemMetadata
* ^hierarchyMeaning = #is-a
* #grief "Grief" "The illness began with the death of somebody important, and the person has not been able to mourn or has not found a way back into life. Choose it for a real death only; the loss of a job, a marriage or health is a role transition. Ordinary mourning needs no treatment."
  * ^designation[0].value = "Complicated bereavement"
  * ^designation[1].value = "Grief and loss"
  * #lost-healthy-self "Grief for the lost healthy self" "Mourning for who one was, or could have been, before the illness. It belongs to interpersonal and social rhythm therapy for bipolar disorder."
* #role-dispute "Role dispute" "The person and somebody important want different things of their relationship, and both know or show it: partner, parent, child, friend, superior. Choose it when the dispute is still alive, even if nobody speaks of it any more. Say which stage it is in: renegotiation, impasse or dissolution."
  * ^designation[0].value = "Interpersonal role dispute"
  * ^designation[1].value = "Interpersonal dispute"
  * ^designation[2].value = "Disagreement"
* #role-transition "Role transition" "Life has changed and the person has not come to terms with the new role: birth of a child, move, separation, new work or loss of it, retirement, illness. Choose it when the change is what the person suffers from, even if it was wanted. The old role is mourned, the new one is learnt."
  * ^designation[0].value = "Life transition"
  * #life-change "Life change" "WHO's word for a role transition in group IPT: an event, good or bad, that changed the person's life and was followed by distress."
  * #single-parent-family "Single-parent family" "The adolescent's fifth problem area: the family has changed because one parent left, died, is in prison or was never there, and the young person struggles with the new arrangement."
* #interpersonal-deficits "Interpersonal deficits" "Few or unsatisfying relationships over a long time, with no event that would explain why the illness began now. It is the last choice: take it only when there is no death, dispute or change, because treatment has the least to hold on to."
  * ^designation[0].value = "Interpersonal sensitivity"
  * ^designation[1].value = "Social isolation"
  * #loneliness "Loneliness" "WHO's word for interpersonal deficits in group IPT: the person feels alone and finds it hard to make or keep relationships."

ValueSet: ProblemAreaValues
Id: problem-area
Title: "IPT problem areas"
Description: "The four problem areas, of which a course has one. What variants add is a subcode."
* insert Published
* ProblemArea#grief
* ProblemArea#role-dispute
* ProblemArea#role-transition
* ProblemArea#interpersonal-deficits

ValueSet: ProblemAreaSubcodeValues
Id: problem-area-subcode
Title: "Kinds of IPT problem areas"
Description: "What variants of IPT and WHO's group manual call their own problem areas; each is a kind of one of the four."
* insert Published
* ProblemArea#loneliness
* ProblemArea#single-parent-family
* ProblemArea#lost-healthy-self
* ProblemArea#life-change

CodeSystem: ProblemAreaRank
Id: problem-area-rank
Title: "Rank of a problem area"
Description: "Whether a problem area is the focus of the course or stands second."
* insert CodeSystemMetadata
* #primary "Primary" "The focus of the course, agreed with the patient. A course has one."
* #secondary "Secondary" "A second area that is worked on where it touches the focus. A course has at most one, and many have none."

ValueSet: ProblemAreaRankValues
Id: problem-area-rank
Title: "Ranks of problem areas"
Description: "Primary or secondary."
* insert Published
* include codes from system ProblemAreaRank
