// Patients in other variants and formats than Anna Berger: an adolescent, a couple, a member of a group. Their courses are drafts.
RuleSet: ExamplePerson(number, family, given)
* identifier.system = "https://w3id.org/ipt-fhir/example/person"
* identifier.value = "{number}"
* active = true
* name.use = #official
* name.family = "{family}"
* name.given = "{given}"

RuleSet: DraftedCourse(variant, variant-display, format, format-display, sessions)
* insert Labels
* status = #draft
* intent = #plan
* category[ipt] = Kind#ipt-course "IPT course"
* category[usCore] = $us-core-careplan#assess-plan "Assessment and Plan of Treatment"
* category[mentalHealth] = $sct#718347000 "Mental health care plan"
* instantiatesCanonical = "https://w3id.org/ipt-fhir/PlanDefinition/{variant}|0.1.0"
* extension[variant].valueCodeableConcept = Variant#{variant} "{variant-display}"
* extension[format].valueCodeableConcept = Format#{format} "{format-display}"
* extension[plannedSessions].valuePositiveInt = {sessions}

RuleSet: PrimaryArea(area, display)
* extension[problemArea].extension[code].valueCodeableConcept = ProblemArea#{area} "{display}"
* extension[problemArea].extension[rank].valueCode = #primary

RuleSet: HeldEncounter(day)
* insert Labels
* type[ipt] = Kind#ipt-session "IPT session"
* status = #finished
* class = $act#AMB "ambulatory"
* period.start = "{day}T16:00:00+01:00"
* period.end = "{day}T17:00:00+01:00"

// An adolescent, in IPT-A
Instance: patient-ben
InstanceOf: Patient
Usage: #example
Title: "Ben Sommer"
Description: "Fifteen years old; his father has moved out."
* insert Labels
* insert ExamplePerson(P-1002, Sommer, Ben)
* birthDate = "2010-09-30"

Instance: related-person-ben-mother
InstanceOf: RelatedPerson
Usage: #example
Title: "Mother of Ben Sommer"
Description: "She agrees to the treatment and comes to meetings of each phase. She has agreed to be recorded."
* insert Labels
* insert ExamplePerson(R-1, Sommer, Katrin)
* patient = Reference(patient-ben) "Ben Sommer"
* relationship = $role#MTH "mother"

Instance: consent-ben
InstanceOf: IptConsent
Usage: #example
Title: "Consent of a mother, with her son's assent"
Description: "The patient is a minor: the mother consents, and he agrees."
* insert Labels
* status = #active
* scope = $consent-scope#treatment
* category[ipt] = Kind#ipt-consent "Consent to IPT"
* patient = Reference(patient-ben) "Ben Sommer"
* dateTime = "2026-02-24"
* performer[0] = Reference(related-person-ben-mother) "Katrin Sommer, mother"
* performer[1] = Reference(patient-ben) "Ben Sommer"
* policyRule.text = "Twelve weekly sessions of 45 minutes; the mother joins once in each phase"

Instance: course-ben
InstanceOf: IptCourse
Usage: #example
Title: "Course of an adolescent, drafted"
Description: "IPT-A about a family that has changed: role transition, single-parent family."
* insert DraftedCourse(ipt-a, IPT-A, individual, Individual, 12)
* insert PrimaryArea(role-transition, Role transition)
* extension[problemArea].extension[subcode].valueCodeableConcept = ProblemArea#single-parent-family "Single-parent family"
* subject = Reference(patient-ben) "Ben Sommer"
* period.start = "2026-02-10"
* supportingInfo = Reference(consent-ben) "Consent to IPT"

Instance: encounter-ben-school
InstanceOf: IptSessionEncounter
Usage: #example
Title: "Session at school"
Description: "The therapist comes to the school of the adolescent."
* insert HeldEncounter(2026-02-10)
* subject = Reference(patient-ben) "Ben Sommer"
* participant.individual = Reference(practitioner-keller) "Dr Miriam Keller"
* location.location.display = "School counselling room"

// A couple
Instance: patient-dora
InstanceOf: Patient
Usage: #example
Title: "Dora Winter"
Description: "In dispute with her husband since he works at home."
* insert Labels
* insert ExamplePerson(P-1003, Winter, Dora)
* birthDate = "1984-01-17"

Instance: related-person-dora-partner
InstanceOf: RelatedPerson
Usage: #example
Title: "Husband of Dora Winter"
Description: "He comes to every session, and has agreed to it and to be recorded."
* insert Labels
* insert ExamplePerson(R-2, Winter, Paul)
* patient = Reference(patient-dora) "Dora Winter"
* relationship = $role#HUSB "husband"

Instance: course-dora
InstanceOf: IptCourse
Usage: #example
Title: "Course of a couple, drafted"
Description: "Conjoint marital IPT about the dispute between the two."
* insert DraftedCourse(ipt-cm, Conjoint marital IPT, couple, Couple, 12)
* insert PrimaryArea(role-dispute, Role dispute)
* subject = Reference(patient-dora) "Dora Winter"
* period.start = "2026-03-02"

Instance: encounter-dora-1
InstanceOf: IptSessionEncounter
Usage: #example
Title: "Session of a couple"
Description: "Patient, husband and therapist."
* insert HeldEncounter(2026-03-02)
* subject = Reference(patient-dora) "Dora Winter"
* participant[0].individual = Reference(practitioner-keller) "Dr Miriam Keller"
* participant[1].individual = Reference(related-person-dora-partner) "Paul Winter"

// A member of a group
Instance: patient-eva
InstanceOf: Patient
Usage: #example
Title: "Eva Lindner"
Description: "Alone since she moved to another town; two antidepressants have not helped her."
* insert Labels
* insert ExamplePerson(P-1004, Lindner, Eva)
* birthDate = "1971-11-05"

Instance: group-tuesday
InstanceOf: Group
Usage: #example
Title: "Tuesday group"
Description: "A closed group of eight. Who belongs to it is told by the courses that refer to it."
* insert Labels
* identifier.system = "https://w3id.org/ipt-fhir/example/group"
* identifier.value = "G-1"
* active = true
* type = #person
* actual = true
* code = $sct#76168009 "Group psychotherapy"
* name = "Tuesday group"
* quantity = 8

Instance: course-eva
InstanceOf: IptCourse
Usage: #example
Title: "Course of a member of a group, drafted"
Description: "Each member of the group has such a course of their own, which names the group."
* insert DraftedCourse(ipt-g, Group IPT, group, Group, 10)
* insert PrimaryArea(interpersonal-deficits, Interpersonal deficits)
* extension[problemArea].extension[subcode].valueCodeableConcept = ProblemArea#loneliness "Loneliness"
* subject = Reference(patient-eva) "Eva Lindner"
* period.start = "2026-03-03"
* addresses = Reference(condition-eva-resistant) "Treatment resistant depression"
* supportingInfo = Reference(group-tuesday) "Tuesday group"

Instance: encounter-eva-group
InstanceOf: IptSessionEncounter
Usage: #example
Title: "Group session, for one of its members"
Description: "Each member who was there has an Encounter: attendance, scores and techniques are told for each."
* insert HeldEncounter(2026-03-17)
* type[1] = $sct#76168009 "Group psychotherapy"
* subject = Reference(patient-eva) "Eva Lindner"
* participant.individual = Reference(practitioner-keller) "Dr Miriam Keller"

Instance: condition-eva-resistant
InstanceOf: IptTargetCondition
Usage: #example
Title: "Treatment resistant depression"
Description: "Two antidepressants have not helped: a reason to add IPT."
* insert Labels
* clinicalStatus = $condition-clinical#relapse
* verificationStatus = $condition-verification#confirmed
* category = $condition-category#problem-list-item
* code = $sct#1153570009 "Treatment resistant depression"
* subject = Reference(patient-eva) "Eva Lindner"
* onsetDateTime = "2025-04"
