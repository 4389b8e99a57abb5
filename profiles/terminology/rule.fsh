RuleSet: Rule(id, severity, remedy)
* #{id} ^property[+].code = #severity
* #{id} ^property[=].valueString = "{severity}"
* #{id} ^property[+].code = #remedy
* #{id} ^property[=].valueString = "{remedy}"

CodeSystem: Rule
Id: rule
Title: "Rule of IPT records"
Description: "The rules that records of a course of IPT keep. Findings name them by id. Severity is the highest that the rule can have, and a second one where some breaches only warn; the definition says why the rule exists, source where it comes from, remedy what the sender does. A rule with several parts appears in profiles as id and part, such as C06-start."
* insert CodeSystemMetadata
* ^property[+].code = #severity
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/rule#severity"
* ^property[=].type = #string
* ^property[=].description = "error: the record is refused; warning: it is stored and the finding returned"
* ^property[+].code = #remedy
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/rule#remedy"
* ^property[=].type = #string
* ^property[=].description = "What the sender does about it"
* ^property[+].code = #source
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/rule#source"
* ^property[=].type = #string
* ^property[=].description = "Where the rule comes from"
* insert RulesOfCare
* #C01 "A course is a plan, marked as a course, for one patient" "Without the category the course is found by nobody who searches for IPT; a proposal or an order is not the treatment itself; and a course belongs to one person, also in group IPT."
* insert Rule(C01, error, [[Give the CarePlan intent plan, a category with the code ipt-course of the system kind, and a Patient as subject.]])
* #C02 "One primary problem area, of the four" "IPT works on one focus that is agreed with the patient (P06 asks for it once the middle phase has begun). A second primary area means that the focus was not chosen, and outcomes by problem area would count the course twice."
* insert Rule(C02, error, [[Keep rank primary for the area that the patient agreed on, and use one of grief, role-dispute, role-transition, interpersonal-deficits. Make the other one secondary, or remove it.]])
* #C03 "At most one secondary problem area, beside the primary and another than it" "With more than two areas there is no focus, the same area twice says nothing, and a second focus without a first one leaves open what the course is about. While it is a draft that may be so."
* insert Rule(C03, error, [[Keep at most one problem area with rank secondary, with another code than the primary one. If it is the only one, make it the primary.]])
* #C04 "Planned sessions fit the variant" "The number of sessions is part of the agreement with the patient, and each variant was studied with its own range. More or fewer can be right, but for a reason that a reader can see. More than 52 is a mistake of typing or another treatment."
* insert Rule(C04, error, [[Correct the number of planned sessions or the variant, or give the reason in the extension extension-reason. Above 52: correct the number; maintenance after an acute course is a course of its own.]])
* #C06 "What has begun has a start, what is completed has an end" "Time in phase, length of treatment and every before-and-after comparison need the two dates. A course of which a phase has begun or a session took place has begun itself: it is no draft, which would hide it from all who look for courses that go on."
* insert Rule(C06, error, [[Give period.start to an active plan and period.end to a completed one. Make a course active with its first phase or session, or before; both can go into one transaction. A course that was never to begin has neither: correct the phase or session that names it.]])
* #C07 "The length of the course fits its sessions" "A course much shorter or longer than its sessions and their interval allow has a wrong date or was not the treatment that the variant means. More than 104 weeks cannot be one course."
* insert Rule(C07, error, [[Check period.start and period.end. Record maintenance, or a second episode, as a course of its own.]])
* #C08 "The course addresses a diagnosis" "IPT treats an illness; without it nobody can tell what the scores are about. A course that is active, on hold or completed addresses a diagnosis of its own patient; one for which IPT has not been studied is warned of."
* insert Rule(C08, error, [[Refer from CarePlan.addresses to the Condition that is treated, and give that Condition a code. Where IPT is given for a diagnosis outside the value set indication on purpose, nothing has to be mended.]])
* #C09 "One active acute course for a patient" "Two acute courses at once cannot be told apart in scores and sessions, and nearly always one of them was never closed. A maintenance course may go on beside it. Patients who are linked (Patient.link) are one person."
* insert Rule(C09, error, [[Complete or revoke the earlier course with its end reason before the next one becomes active; both can go into one transaction.]])
* #C10 "A course that has ended says why, and only such a course" "Dropout, early end by agreement and completion as planned are different outcomes; a status alone does not tell them apart. Status and reason say the same: a course that goes on has no reason to have ended, and one that was broken off was not completed. Who gives a broken-off course the status completed, or the reason other without a word, is warned."
* insert Rule(C10, error, [[Add the extension end-reason with a code of the system end-reason: completed-planned or completed-early-mutual with the status completed, the others with revoked, other with a text. Before the end leave it out.]])
* #C11 "Diagnoses that ask for caution are seen" "Psychotic disorders and active substance use disorders need another treatment first or beside, and bipolar disorder the variant IPSRT. The groups of diagnoses are in the code system diagnosis-group."
* insert Rule(C11, warning, [[Check whether IPT is right for the patient, and which variant. If it was decided so, nothing has to be mended. A Condition that is over has the clinicalStatus remission, inactive or resolved.]])
* #P01 "A phase has one phase code and belongs to a course, which has each phase once" "A phase is found by its code and by the course that it is part of, not by another phase or any other plan, of which a draft is warned; a course is part of no other course, and is no phase of one. Time in phase is ambiguous when a course has the same one twice. What was broken off (revoked) may be begun again. A course that is completed as planned went through all phases of its variant, and a phase of it is not taken back, broken off or moved elsewhere afterwards (one that is deleted, or was entered in error, is told of by $ipt-check); a course that names no variant is warned of those that every acute variant has."
* insert Rule(P01, error, [[Give a phase one category of the system phase and refer to its course in partOf; take partOf from a course that refers to another one. Change the phase that is there instead of adding a second one, or revoke the one that was broken off. A course that did not go through all its phases has another end reason than completed-planned, such as completed-early-mutual.]])
* #P02 "Phases begin one after the other" "Initial, middle and termination build on each other; dates against that order are slips, and make time in phase negative."
* insert Rule(P02, error, [[Correct period.start of the phase, or its category.]])
* #P03 "Phases do not overlap, and follow each other" "Every session belongs to one phase. More than two weeks between phases are an interruption that the record should show."
* insert Rule(P03, error, [[Correct period.end of the earlier phase or period.start of the later one; both may be the same day. If there was an interruption, set the course on-hold for that time, or say why in a note.]])
* #P04 "A phase lies within its course" "A phase is a part of the course, so it cannot begin before it or outlast it."
* insert Rule(P04, error, [[Correct the period of the phase or of the course; both can go into one transaction.]])
* #P05 "One active phase of a course, after the earlier ones" "Phases follow each other. Two active phases leave open which strategies apply and how long each took, and a later phase that is active or completed before an earlier one is completed says what cannot be; an earlier one that becomes a draft again, or rests, while a later one has begun does too. A phase that was broken off (revoked) stops nothing."
* insert Rule(P05, error, [[Complete the earlier phase, or revoke it if it was broken off, before the later one becomes active; both can go into one transaction.]])
* #P06 "The middle phase begins on solid ground" "The initial phase ends with an agreement: what illness is treated, and on which problem area. Without these two there is nothing to work on, and a course whose middle phase has begun, also one that rests, keeps its area. Consent, inventory, formulation and a first score belong to that agreement; where another system keeps them, their absence here is only told."
* insert Rule(P06, error, [[Give the course a primary problem area and refer to the diagnosis in addresses before the middle phase becomes active; send consent, inventory, formulation and a baseline score, if they are not kept elsewhere.]])
* #P07 "A phase has about as many sessions as it needs" "An initial phase of more than four sessions has not found its focus; a termination of one session leaves no time to speak of the end. Both are known signs that IPT was not given as planned."
* insert Rule(P07, warning, [[Check which phase each session names, and when the phase ended.]])
* #P08 "A course that is completed as planned ends with its termination phase" "Whoever left before the termination phase was over did not complete as planned; the outcome statistics tell the two apart. That holds afterwards too: the termination phase of such a course stays completed."
* insert Rule(P08, error, [[Complete the termination phase, or give the end reason that is true, such as completed-early-mutual. Both can go into one transaction.]])
* #S01 "Each session of a course has a number of its own" "Scores and intervals are told by session number. Two sessions with one number make both doubtful. A session without a number is stored; only what a number says is judged."
* insert Rule(S01, error, [[Correct the number; a session that did not take place has none. If it is the same session sent twice, update the one that is there.]])
* #S02 "Session numbers follow the dates" "A later session with a lower number has a wrong number or a wrong date."
* insert Rule(S02, error, [[Correct the number or the date. To change several numbers, send the sessions in one transaction.]])
* #S03 "Session numbers have no gap" "A number that is missing is a session that was not sent, or counted wrongly."
* insert Rule(S03, warning, [[Send the missing session too, or correct the number. Missed sessions are not counted.]])
* #S04 "A session lies within its course and its phase" "A session before the course or after its end belongs to another one; a session in another phase than it says is counted in neither."
* insert Rule(S04, error, [[Correct the date of the session, the period of the course or phase, or the reference in basedOn. A course or phase ends no earlier than its last session.]])
* #S05 "A session has a length that can be true" "A session of no time or of more than four hours is a mistake of entry. Lengths outside the range of the variant are warned of."
* insert Rule(S05, error, [[Check start and end of the period, and the unit of the length (min).]])
* #S06 "Sessions follow each other at the interval of the variant" "IPT works by its rhythm: most variants are weekly, and a longer interval without a missed session is a sign that sessions are lacking in the record or that the contract has changed. Of a course that names no variant only an interval is told that none plans."
* insert Rule(S06, warning, [[Check the date. Record a session that was missed as not-done, with its reason. If the interval was agreed on, nothing has to be mended.]])
* #S07 "A session that took place says when and by whom" "Intervals, time in phase and outcomes by therapist need them, and what took place cannot lie in the future."
* insert Rule(S07, error, [[Give performed[x] and a performer who is a Practitioner or PractitionerRole. A session still to come has status preparation, or is an Appointment.]])
* #S08 "A session that did not take place says why, and counts nothing" "A missed session must not count as treatment: it has a reason, but no number and no technique."
* insert Rule(S08, error, [[With status not-done give statusReason (no-show, cancelled by whom) and remove session-number and technique.]])
* #S09 "Sessions are held by the care team, and by who has learnt IPT" "Who is not in the team of the course is missing in the record or in the room, and outcomes by therapist need to know. IPT is learnt. Judged only where a care team, or a qualification, is recorded."
* insert Rule(S09, warning, [[Add the therapist to the CareTeam of the course, or correct the performer. Record the training in IPT as a qualification of the Practitioner, with a code of the system qualification; words that name IPT count too.]])
* #S10 "A session names its techniques" "Whether IPT was given, and with which strategies, can be seen only from the techniques."
* insert Rule(S10, warning, [[Add the extension technique for what took up a good part of the session.]])
* #S11 "Techniques fit the problem area and the phase" "Grief work, work on a dispute and work on a transition each belong to their problem area, and work on the ending to the end. Anything else is a slip, or a sign that the focus has changed without having been agreed on."
* insert Rule(S11, warning, [[Correct the technique, or the problem area of the course if the focus has changed.]])
* #I01 "A completed inventory describes the people in it" "The inventory is the ground of the problem area. A person without relation, without being known to be alive or dead, or without closeness cannot be read by the next therapist."
* insert Rule(I01, error, [[Add at least one person, and for each person relation, whether alive or deceased, and closeness; or leave the response in-progress.]])
* #I02 "Grief is about somebody who has died, on a day in the past" "Grief is worked on from the day of the death. A day still to come is a slip of the pen; a course about grief in whose inventory nobody has died has another problem area, or lacks the person who is mourned."
* insert Rule(I02, error, [[Correct the date of death: the person has died on an earlier day. In a course about grief: add the person who has died to the inventory, or correct the problem area of the course.]])
* #I03 "The inventory tells of the dispute" "Work on a role dispute begins with whom it is and at which stage: renegotiation, impasse and dissolution ask for different work."
* insert Rule(I03, warning, [[Say in the inventory with whom there is a conflict (person-conflict) and at which stage the dispute is (person-dispute-stage), or correct the problem area of the course.]])
* #I04 "The inventory tells of the role transition" "Work on a transition compares the old role with the new one. Without the event, its date and its part of life the next therapist cannot see what changed before the illness began."
* insert Rule(I04, warning, [[Describe the change of role in the inventory: event, old and new role, part of life and date; or correct the problem area of the course.]])
* #I05 "The inventory states the pattern of the deficits, and no event of another area" "Deficits are the last choice, for a pattern over a long time and no event that would explain why the illness began now. A death, a dispute or a change of role in the inventory is nearly always the better focus."
* insert Rule(I05, warning, [[State the pattern in the inventory (pattern-difficulty or pattern-description). Where it tells of a death, a dispute or a change of role, look again whether that is the focus; if patient and therapist have agreed on the pattern, nothing has to be mended.]])
* #I06 "Third persons are recorded without contact data" "The people in the inventory never agreed to be recorded. A first name or a role is enough for the work."
* insert Rule(I06, warning, [[Remove telephone numbers, e-mail addresses and identifiers from the text.]])
* #I07 "The questionnaire is known and has a version" "Answers can be read and scored only together with the version of the questions that were asked."
* insert Rule(I07, error, [[Use a questionnaire that this guide publishes, with its version: url|version.]])
* #I08 "Answers fit their questionnaire" "An answer to a question that was not asked, of another type or from another list cannot be read."
* insert Rule(I08, error, [[Compare linkId, type and option with the Questionnaire; answer what is required before the response is completed.]])
* #I09 "The inventory is taken in the initial phase" "The problem area is chosen from the inventory. One that was taken after the focus was agreed on cannot have been its ground, and one from before the course belongs to another episode."
* insert Rule(I09, warning, [[Check authored, the course that the inventory is based on, and the period of the initial phase.]])
* #F01 "A completed formulation is complete" "The formulation links diagnosis, problem area and inventory; it is what the patient agreed to and what the next therapist reads first."
* insert Rule(F01, error, [[Give problem, a finding with the problem area, the inventory under investigation, summary and assessor, or leave the status in-progress.]])
* #F02 "Course and formulation name the same problem area" "The formulation is what patient and therapist agreed on. A course with another area has changed its focus without an agreement, or has a slip."
* insert Rule(F02, warning, [[Correct the primary problem area of the course, or the finding of the formulation.]])
* #F03 "Consent is to treatment, before the work on the problem area begins" "Treatment begins with an agreement that says since when and to what. It is given before the first session of the middle phase; for a minor by parent or guardian, and not against the young person's will."
* insert Rule(F03, warning, [[Give the Consent scope treatment and, when it is active, dateTime: the day on which it was given, or of the earlier consent that it replaces. For a minor name parent or guardian among the performers, and the patient too, or say in policyRule that the young person agrees.]])
* #F04 "An active course has a goal about the illness and one about relationships" "IPT treats the illness by way of the relationships, so it needs both to know whether it has helped. A goal is due while the course goes on or in the year after, and a score that is known tells whether it is reached. Before the middle phase there may be no goals yet."
* insert Rule(F04, warning, [[Refer from CarePlan.goal to both goals, and give each a code of the system goal-kind in description. Correct the due date; take for target.measure the code of a score, such as 44261-6 of LOINC for PHQ-9.]])
* #M01 "Total and answers agree" "A total that is not the sum of its answers misleads everybody who reads only the total."
* insert Rule(M01, error, [[Correct the total or the answer; or leave the total out, it is computed from the answers. Answers and a score of your own that derives from them are corrected together, in one transaction.]])
* #M02 "Scores lie in the range of the instrument" "A score outside the range, or with decimals where the instrument has none, was typed wrongly or belongs to another instrument."
* insert Rule(M02, error, [[Correct the value, or the code if it is another instrument.]])
* #M03 "A score is a quantity" "Only a quantity can be searched by value, compared and drawn."
* insert Rule(M03, error, [[Give the score in valueQuantity with system http://unitsofmeasure.org and code {score}.]])
* #M04 "A total comes from complete answers" "A sum that counts a missing answer as zero looks like improvement."
* insert Rule(M04, error, [[Leave the total out and give dataAbsentReason, or mark it as prorated where the instrument defines it, or as partial.]])
* #M05 "Interpretation agrees with the score" "Who reads the word does not look at the number."
* insert Rule(M05, warning, [[Use the band that the instrument gives for the score, or leave interpretation out.]])
* #M06 "A score says whose, when and from what" "A score without patient or day has no place in a course, and one that nobody answered or rated cannot be checked."
* insert Rule(M06, error, [[Give subject and effectiveDateTime (in a QuestionnaireResponse authored), and derivedFrom or performer.]])
* #M07 "An answer that tells of thoughts of death is followed up" "An answer above zero to an item about suicide asks for a talk and an assessment the same day. Without a record nobody who reads on can see that it was done. The server records and shows such answers; it notifies nobody."
* insert Rule(M07, warning, [[Assess the risk, and record it with its time: a RiskAssessment, a ServiceRequest for a suicide risk assessment (225337009 of SNOMED CT), or a Flag with a code about suicide (value set suicide-risk, such as 6471006 Suicidal thoughts of SNOMED CT) and period.start. A flag about something else, or one that did not stand on the day of the answer, does not count.]])
* #M08 "The question about suicide is answered" "An unanswered item about suicidal thoughts is a reason to ask, not a zero."
* insert Rule(M08, warning, [[Ask the patient and add the answer. Where it was refused, give the item an answer that holds nothing but the extension http://hl7.org/fhir/StructureDefinition/data-absent-reason with valueCode asked-declined.]])
* #M09 "Scores are taken at the beginning, at the end, and in between" "Change is counted from a baseline to a last score. Without the two the course has no outcome, and without scores in between nobody sees in time that somebody gets worse."
* insert Rule(M09, warning, [[Send the scores that were taken: one of at most 14 days before the first session or at it, one within 14 days of the last session, and in between one every 28 days. A score from elsewhere counts when it has the category ipt-score. What was not measured cannot be mended.]])
* #M10 "Getting worse, or no better, is noticed" "A rise that is more than error of measurement, and no improvement after six weeks, are signs that the treatment as it is does not help: to review focus, diagnosis and medication then helps more than to go on."
* insert Rule(M10, warning, [[Nothing is wrong with the record. Review the treatment with the patient, and record what was decided. If the score itself is a slip, correct it.]])
* #M11 "A score is recorded once" "The same score twice counts twice in every mean, and hides whether two questionnaires were answered."
* insert Rule(M11, warning, [[Delete the second one, or mark it as entered-in-error. If both are true, give each its own time or performer. A score that is computed from answers which are here refers to them in derivedFrom.]])
* #M12 "The instrument fits the patient and who answers it" "A questionnaire for teenagers, for mothers or for clinicians has cut-offs of its own; with others, or answered by somebody else, its numbers mean something different."
* insert Rule(M12, warning, [[Check instrument, performer (in answers source) and date of birth. If the instrument was chosen on purpose, nothing has to be mended; read its bands with care.]])
* #M13 "Protected instruments are recorded without their text" "The licence of some instruments forbids to publish their items."
* insert Rule(M13, error, [[Publish the Questionnaire without the text of scored items; record the score only.]])
* #M14 "Codes are known" "A code that nobody knows, or one that is doubtful, is not found by searches."
* insert Rule(M14, warning, [[Use a code of the value set score-code, or add one of the system instrument as a further coding.]])
* #M15 "A score of a course is marked as one" "Without the category ipt-score a score that is based on a course is not labelled as data on mental health, and who searches for the scores of IPT misses it."
* insert Rule(M15, warning, [[Add a category with the code ipt-score of the system kind to the Observation.]])
* #A01 "The variant fits the age" "IPT-A was made and tested for adolescents of 12 to 18 years; the outcome of an adult in it, or of a child, cannot be compared. Other variants have ages of their own, and are warned of. The course is judged, not the Patient: of a birthDate that is corrected later tells $ipt-check, and the next write of the course."
* insert Rule(A01, error, [[Correct the variant, period.start or Patient.birthDate.]])
* #A02 "A parent or guardian takes part in IPT-A" "Parents are seen in each phase of IPT-A: the adolescent's relationships are worked on with them. Where that is not right, the record says why."
* insert Rule(A02, warning, [[Name parent or guardian (a RelatedPerson) among the performers of the Consent, in the CareTeam, or among the participants of the Encounter; or say in CarePlan.note, or in extension-reason, why not.]])
* #A03 "Group IPT takes place in a group of the planned size, in which each has a course" "In a group of fewer there is too little to learn from each other, in a larger one no time for each; and each member works on a problem area of their own, so each has a course. The numbers stand with the variant. Judged once the group meets, where the group and its members are recorded."
* insert Rule(A03, warning, [[Refer to the Group in CarePlan.supportingInfo of each member's course. Mark who has left the group as inactive. Where the group is kept elsewhere, name it there by display, with Group as type.]])
* #A04 "The variant fits the illness" "IPSRT was made for bipolar disorder, beside medication that steadies the mood; perinatal IPT for pregnancy and the year after birth. The groups of diagnoses are in the code system diagnosis-group; a diagnosis that the guide cannot place is not judged."
* insert Rule(A04, warning, [[Correct the variant, or record the diagnosis as a Condition; for IPSRT the medication too, as a MedicationRequest or MedicationStatement.]])
* #A05 "The partner takes part in couple IPT" "Conjoint IPT works on a dispute between the two in the room, so the partner takes part, and has to agree."
* insert Rule(A05, warning, [[Correct format, variant or problem area. Name the partner (a RelatedPerson) among the participants of the Encounter or in the CareTeam, and among the performers of a Consent.]])
* #A06 "Medication beside the course is recorded" "Outcomes with and without medication are told apart by the course's combination; without the medication itself nobody can check it."
* insert Rule(A06, warning, [[Record the medication as a MedicationRequest, or, where another prescribes it, as a MedicationStatement that is active; or correct combination.]])
* #A07 "Maintenance follows a completed acute course" "Maintenance keeps what an acute course has reached; without one it is another treatment, or the acute course was never closed. Of a maintenance course that was recorded elsewhere nothing is told: the acute course may be there."
* insert Rule(A07, warning, [[Complete the acute course, with its end and end reason, or correct the variant. An acute course that took place elsewhere can be recorded with the tag recorded-elsewhere.]])
* #X01 "Records carry labels of confidentiality and sensitivity" "Data on mental health must be recognised as such by everybody who passes it on."
* insert Rule(X01, warning, [[Put R (or V) of v3-Confidentiality and MH (or PSY, PSYTHPN) of v3-ActCode in meta.security. A server adds them where they are missing and says so.]])
* #X02 "Process notes are specially protected" "Notes on what was said and felt in a session are the most private part of the record; law and ethics keep them apart."
* insert Rule(X02, error, [[Put PSYTHPN of v3-ActCode and V of v3-Confidentiality in meta.security of the DocumentReference.]])
* #X03 "A record refers to records of the same patient, and to none that was entered in error" "A session, a score or a formulation that is linked to another patient's course tells somebody else's story, and whoever follows the link reads what is not theirs to know. What was entered in error is taken back; what goes on referring to it goes on counting. A reference to it is refused where it is made; where it was there before, or was recorded elsewhere, it is a warning, so that what somebody else took back keeps nobody from writing. Patients that are linked are one person, and people and groups are nobody's record. In couple IPT, and in supportingInfo and reasonReference of what is no part of IPT, another patient is a warning."
* insert Rule(X03, error, [[Refer to records of the same patient, or correct the patient, of all that belongs together in one transaction; if both are records of one person, say so in Patient.link. In place of what was entered in error refer to what took its place, or mark this resource as entered-in-error too.]])
* #X04 "What was entered in error is not judged" "It must always be possible to mark a wrong record as wrong, whatever else is wrong with it."
* insert Rule(X04, information, [[Nothing to do: a resource that is entered-in-error is exempt from the rules.]])
* insert SourcesOfRules
* insert RulesThatAlsoWarn
