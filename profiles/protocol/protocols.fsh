// The protocols, one for each variant.
Instance: protocol-ipt
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for adults"
Description: "Phases, goals, sessions, documents, scores and techniques of individual IPT for adults with depression."
* insert Protocol(ipt, IptForAdults, individual, Individual)
* title = "Interpersonal psychotherapy for adults"
* description = "Individual IPT for adults with depression, in three phases: twelve to sixteen weekly sessions of 45 to 60 minutes with one problem area as focus. Older adults are treated by the same protocol."
* insert ForIllness(35489007, Depressive disorder)
* insert ForAgeFrom(18)
* insert Cites([[Weissman, Markowitz, Klerman: The Guide to Interpersonal Psychotherapy (2018); ISIPT, key strategies; iptuk.net]])
* insert PlannedGoals
* insert InitialPhaseAsUsual(3, 45, 60)
* insert MiddlePhaseAsUsual(6, 13, 45, 60)
* insert TerminationAsUsual(2, 3, 45, 60)

Instance: protocol-ipt-a
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for adolescents"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT-A, with parents in each phase."
* insert Protocol(ipt-a, IptForAdolescents, individual, Individual)
* title = "Interpersonal psychotherapy for adolescents (IPT-A)"
* description = "IPT for depressed adolescents, in three phases: twelve to sixteen weekly sessions of 35 to 60 minutes with one problem area as focus. Parents take part in each phase, the therapist is in touch by telephone early, and the sick role is limited. Not for young people who are acutely suicidal, psychotic or bipolar, who are intellectually disabled, or who actively abuse substances."
* usage = "Start a course with the operation $apply: it makes a draft of the course with its phases, goals and tasks. A single-parent family is recorded as a subcode of the problem area role transition. PHQ-9 stands for the mood score; a practice may use its form for adolescents instead."
* insert ForIllness(35489007, Depressive disorder)
* insert ForAgeFrom(12)
* useContext[=].valueRange.high = 18 'a' "years"
* insert Cites([[Mufson, Dorta, Moreau, Weissman: Interpersonal Psychotherapy for Depressed Adolescents (2004)]])
* insert PlannedGoals
* insert InitialPhase(3, 35, 60, [[Symptoms are reviewed with a scale, the illness is named and the limited sick role given, to the adolescent and to the parents. The inventory is taken with the closeness circle; the phase ends with the problem area and the formulation that the adolescent accepts, and with consent.]])
* insert DocumentsOfBeginning(initial)
* insert PlannedTask(initial, meet-parents, Meet the parents)
* insert PlannedTask(initial, telephone-contact, Telephone between sessions)
* insert TechniquesOfExplaining(initial)
* insert TechniquesOfFindingTheFocus(initial)
* insert MiddlePhase(6, 13, 35, 60, [[Each session begins with how things have been since the last one, links mood and event, and works on the agreed problem area; parents join where they have a part in it.]])
* insert PlannedTask(middle, meet-parents, Meet the parents)
* insert TechniquesOfWork(middle)
* insert BranchesOfProblemAreas
* insert Termination(2, 3, 35, 60, [[The end is spoken of openly, with the adolescent and with the parents: gains are reviewed, early warning signs and help in future are worked out. If treatment did not help, the next one is chosen.]])
* insert PlannedTask(termination, meet-parents, Meet the parents)

Instance: protocol-ipt-b
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of brief IPT"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT in six to ten sessions."
* insert Protocol(ipt-b, BriefIpt, individual, Individual)
* title = "Brief interpersonal psychotherapy (IPT-B)"
* description = "IPT shortened to six to ten sessions of 45 to 60 minutes, for adults with depression who cannot or need not commit to a full course. The focus is clear early: the initial phase takes one or two sessions."
* insert ForIllness(35489007, Depressive disorder)
* insert ForAgeFrom(18)
* insert Cites([[Swartz, Grote, Graham: Brief Interpersonal Psychotherapy (IPT-B), American Journal of Psychotherapy 68 (2014)]])
* insert PlannedGoals
* insert InitialPhaseAsUsual(2, 45, 60)
* insert MiddlePhaseAsUsual(2, 8, 45, 60)
* insert TerminationAsUsual(1, 2, 45, 60)

Instance: protocol-ipc
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of interpersonal counselling"
Description: "Phases, goals, sessions, documents, scores and techniques of counselling in three to six short sessions."
* insert Protocol(ipc, InterpersonalCounselling, individual, Individual)
* title = "Interpersonal counselling (IPC)"
* description = "Three to six sessions of 15 to 30 minutes in primary care, for adults with distress or mild depression after an event in their life. Nurses, social workers and others without a psychotherapy licence give it. The termination phase may be missing."
* insert ForIllness(35489007, Depressive disorder)
* insert ForIllness(17226007, Adjustment disorder)
* insert ForAgeFrom(18)
* insert Cites([[Klerman et al., Medical Care 25 (1987)]])
* insert PlannedGoals
* insert InitialPhaseAsUsual(1, 15, 30)
* insert MiddlePhaseAsUsual(1, 4, 15, 30)
* insert TerminationAsUsual(1, 1, 15, 30)
* action[=].requiredBehavior = #could

Instance: protocol-ipt-g
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of group IPT"
Description: "Individual meetings before the group, then phases, goals, sessions, documents, scores and techniques of the group."
* insert Protocol(ipt-g, GroupIpt, group, Group)
* title = "Group interpersonal psychotherapy (IPT-G)"
* description = "IPT in a closed group of six to ten people with depression: one or two individual meetings before the group, in which the problem area of each member is worked out, then weekly group sessions of 60 to 120 minutes; eight to sixteen sessions in all. Trained facilitators lead the group. Each member has a course of their own, which refers to the Group in supportingInfo."
* usage = "Start a course for each member with the operation $apply, and name the Group in CarePlan.supportingInfo of each. What WHO's manual calls life changes is the problem area role transition, and loneliness the area interpersonal deficits, each with a subcode."
* insert ForIllness(35489007, Depressive disorder)
* insert ForAgeFrom(12)
* insert Cites([[WHO and Columbia University: Group Interpersonal Therapy (IPT) for Depression (2016)]])
* insert PlannedGoals
* insert WeeklyPhase(pregroup, Pregroup, Before the group, [[One or two meetings alone with the facilitator. Symptoms are reviewed with a scale and the illness is named; the inventory is taken; problem area and goals are agreed on, consent is given, and the person is prepared for the group.]], mood, 1, 2, 60, 120)
* insert DocumentsOfBeginning(pregroup)
* insert TechniquesOfExplaining(pregroup)
* insert TechniquesOfFindingTheFocus(pregroup)
* insert InitialPhase(2, 60, 120, [[The members get to know each other, say what they work on as far as they want to, and hear about depression and how the group works.]])
* insert TechniquesOfExplaining(initial)
* insert MiddlePhase(2, 13, 60, 120, [[Each session begins with how things have been for each member since the last one, links mood and event, and works on the problem areas of the members; the others give support, ideas and an answer.]])
* insert TechniquesOfWork(middle)
* insert BranchesOfProblemAreas
* insert Termination(1, 2, 60, 120, [[The group speaks of its end, looks back on what each has gained, and helps each to work out early warning signs and whom to turn to.]])

Instance: protocol-ipt-perinatal
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of perinatal IPT"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT in pregnancy and the year after birth."
* insert Protocol(ipt-perinatal, PerinatalIpt, individual, Individual)
* title = "Perinatal interpersonal psychotherapy"
* description = "IPT for depression in pregnancy or in the twelve months after birth: eight to sixteen weekly sessions of 45 to 60 minutes. The transition to parenthood, disputes with the partner and the loss of a child are typical; sessions bend to pregnancy, birth and the baby."
* insert ForIllness(10211000132109, Perinatal depression)
* insert ForIllness(788120007, Antenatal depression)
* insert ForIllness(58703003, Postpartum depression)
* insert Cites([[O'Hara et al., Archives of General Psychiatry 57 (2000); Grote et al. (MOMCare)]])
* insert PlannedGoals
* insert InitialPhaseAsUsual(3, 45, 60)
* insert MiddlePhaseAsUsual(2, 13, 45, 60)
* insert TerminationAsUsual(2, 3, 45, 60)

Instance: protocol-ipsrt
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of interpersonal and social rhythm therapy"
Description: "Phases, goals, sessions, documents, scores and techniques of IPSRT."
* insert Protocol(ipsrt, InterpersonalAndSocialRhythmTherapy, individual, Individual)
* title = "Interpersonal and social rhythm therapy (IPSRT)"
* description = "IPT for adults with bipolar disorder, beside medication that steadies the mood: twelve to twenty-four sessions of 45 to 60 minutes. The daily rhythm of sleep, meals, work and contact is steadied through the whole course. It goes on as a maintenance course."
* usage = "Start a course with the operation $apply: it makes a draft of the course with its phases, goals and tasks. Grief for the lost healthy self is recorded as a subcode of the problem area grief. PHQ-9 follows the depression; a scale of mania belongs beside it, by the practice's choice. Start a maintenance course when the acute one is completed."
* insert ForIllness(13746004, Bipolar disorder)
* insert ForAgeFrom(18)
* insert Cites([[Frank: Treating Bipolar Disorder: A Clinician's Guide to Interpersonal and Social Rhythm Therapy (2005)]])
* insert PlannedGoals
* insert PlannedGoal(rhythm, rhythm, Regular daily rhythm, [[Steady times of getting up, meals, work, contact and sleep]])
* insert InitialPhaseAsUsual(3, 45, 60)
* action[=].goalId[1] = "rhythm"
* insert PlannedTechnique(initial, social-rhythm-work, Social rhythm work)
* insert MiddlePhaseAsUsual(6, 21, 45, 60)
* action[=].goalId[1] = "rhythm"
* insert PlannedTechnique(middle, social-rhythm-work, Social rhythm work)
* insert TerminationAsUsual(2, 3, 45, 60)
* insert PlannedTechnique(termination, social-rhythm-work, Social rhythm work)

Instance: protocol-ipt-cm
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of conjoint marital IPT"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT with both partners."
* insert Protocol(ipt-cm, ConjointMaritalIpt, couple, Couple)
* title = "Conjoint marital interpersonal psychotherapy (IPT-CM)"
* description = "IPT with both partners in the room, for an adult with depression whose role dispute is with the partner: twelve to sixteen weekly sessions of 60 to 90 minutes. The partner takes part in every session and agrees to it."
* usage = "Start a course with the operation $apply, with the problem area role-dispute, on which alone couples work. Record the partner as a RelatedPerson: among the performers of the consent, and among the participants of the sessions."
* insert ForIllness(35489007, Depressive disorder)
* insert ForAgeFrom(18)
* insert Cites([[Foley, Rounsaville, Weissman, Sholomskas, Chevron, International Journal of Family Psychiatry 10 (1989)]])
* insert GoalAboutMood
* insert GoalOfDispute
* insert GoalOfStayingWell
* insert InitialPhaseAsUsual(3, 60, 90)
* insert MiddlePhase(6, 13, 60, 90, [[Each session begins with how things have been between the two since the last one, links mood and event, and works on the dispute: its stage, what each expects, and what can be changed.]])
* insert TechniquesOfWork(middle)
* insert BranchOfDispute
* insert TerminationAsUsual(2, 3, 60, 90)

Instance: protocol-ipt-ed
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for eating disorders"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT for eating disorders."
* insert Protocol(ipt-ed, IptForEatingDisorders, individual, Individual)
* title = "Interpersonal psychotherapy for eating disorders (IPT-ED)"
* description = "IPT for bulimia nervosa and binge eating: fourteen to twenty weekly sessions of 45 to 60 minutes. Eating and weight are assessed and then left aside; the sessions work on the relationships that keep the disorder going."
* insert ForIllness(72366004, Eating disorder)
* insert ForIllness(78004001, Bulimia nervosa)
* insert ForAgeFrom(16)
* insert Cites([[Fairburn et al., Archives of General Psychiatry 50 (1993); Murphy et al., Clinical Psychology and Psychotherapy 19 (2012)]])
* insert PlannedGoals
* insert PlannedGoal(illness, symptom, Symptoms, [[Fewer or no binges, and what follows them]])
* insert InitialPhaseAsUsual(3, 45, 60)
* action[=].goalId[1] = "illness"
* insert MiddlePhaseAsUsual(8, 17, 45, 60)
* action[=].goalId[1] = "illness"
* insert TerminationAsUsual(2, 3, 45, 60)

Instance: protocol-ipt-ptsd
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of IPT for PTSD"
Description: "Phases, goals, sessions, documents, scores and techniques of IPT for posttraumatic stress disorder."
* insert Protocol(ipt-ptsd, IptForPtsd, individual, Individual)
* title = "Interpersonal psychotherapy for posttraumatic stress disorder (IPT-PTSD)"
* description = "IPT for posttraumatic stress disorder without exposure to the trauma: fourteen to twenty weekly sessions of 45 to 60 minutes on what the trauma has done to trust, feelings and relationships today."
* insert ForIllness(47505003, Posttraumatic stress disorder)
* insert ForAgeFrom(16)
* insert Cites([[Markowitz: Interpersonal Psychotherapy for Posttraumatic Stress Disorder (2016)]])
* insert PlannedGoals
* insert PlannedGoal(illness, symptom, Symptoms, [[Fewer or no symptoms of posttraumatic stress, and more trust in others]])
* insert InitialPhaseAsUsual(3, 45, 60)
* action[=].goalId[1] = "illness"
* insert MiddlePhaseAsUsual(8, 17, 45, 60)
* action[=].goalId[1] = "illness"
* insert TerminationAsUsual(2, 3, 45, 60)

Instance: protocol-ipt-m
InstanceOf: PlanDefinition
Usage: #definition
Title: "Protocol of maintenance IPT"
Description: "The one phase, goals, sessions, documents, scores and techniques of a maintenance course."
* insert Protocol(ipt-m, MaintenanceIpt, individual, Individual)
* title = "Maintenance interpersonal psychotherapy (IPT-M)"
* description = "About one session a month of 45 to 60 minutes for one to three years, for somebody whose acute course led to remission and whose illness tends to come back. It follows a completed acute course and keeps its problem area as focus."
* insert ForIllness(35489007, Depressive disorder)
* insert ForIllness(698957003, Depressive disorder in remission)
* insert ForAgeFrom(12)
* insert Cites([[Frank et al., Archives of General Psychiatry 47 (1990); Frank et al., American Journal of Psychiatry 164 (2007)]])
* insert PlannedGoals
* insert PlannedPhase(maintenance, Maintenance, Maintenance, [[Each session begins with how things have been since the last one, links mood and event, and works on what strains the relationships of the patient now. Early warning signs are looked at, and help is arranged before it is needed. The last sessions speak of the end.]])
* action[=].goalId[0] = "mood"
* action[=].goalId[1] = "staying-well"
* insert PlannedSessions(maintenance, 6, 36, 45, 60, 4, Sessions about once a month)
* insert MoodAtEverySession(maintenance, 4)
* insert DocumentsOfBeginning(maintenance)
* insert TechniquesOfWork(maintenance)
* insert BranchesOfProblemAreas
* insert DocumentsOfEnding
* insert TechniquesOfEnding(maintenance)
