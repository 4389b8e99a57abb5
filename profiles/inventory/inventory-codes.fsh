CodeSystem: Closeness
Id: closeness
Title: "Closeness"
Description: "The circle around the patient in which the patient places a person: how near the person feels, not how often they meet. Somebody who has died has a circle, too."
* insert CodeSystemMetadata
* #inner "Inner circle" "Somebody so close that life without this person can hardly be imagined."
* #middle "Middle circle" "Not quite as close, but important."
* #outer "Outer circle" "Somebody with a part in the patient's life, but not close."

ValueSet: ClosenessValues
Id: closeness
Title: "Circles of closeness"
Description: "Inner, middle or outer circle."
* insert Published
* include codes from system Closeness

CodeSystem: Contact
Id: contact
Title: "Contact"
Description: "How often patient and person are in touch now, in whatever way."
* insert CodeSystemMetadata
* #daily "Daily" "Every day or nearly so, for instance because they live together."
* #weekly "Weekly" "At least once a week."
* #monthly "Monthly" "At least once a month."
* #rarely "Rarely" "Less than once a month."
* #none "None" "No contact at present."

ValueSet: ContactValues
Id: contact
Title: "Frequency of contact"
Description: "From daily to none."
* insert Published
* include codes from system Contact

CodeSystem: Relation
Id: relation
Title: "Relation (additions)"
Description: "Relations between patient and person that HL7's role codes lack."
* insert CodeSystemMetadata
* #colleague "Colleague" "Somebody at work on the same level."
* #superior "Superior" "Somebody at work who leads or judges the patient's work."
* #subordinate "Subordinate" "Somebody at work whom the patient leads."
* #schoolmate "Schoolmate" "Somebody who learns in the same school, training or university."
* #teacher "Teacher" "Somebody who teaches or taught the patient."
* #pregnancy-loss "Child lost in pregnancy or at birth" "A child who died before, during or soon after birth. It counts as a person who has died."
* #helper "Professional helper" "A physician, nurse, counsellor or an earlier therapist with a part in the patient's life."
* #community "Member of a community" "Somebody of the same congregation, club or group."
* #acquaintance "Acquaintance" "Somebody known, but not a friend."
* #other "Other" "Another relation; say it in the label of the person."

ValueSet: RelationValues
Id: relation
Title: "Relations"
Description: "What the person is to the patient: HL7's role codes for family, partners, friends and neighbours, and our additions."
* insert Published
* $role#SPS
* $role#HUSB
* $role#WIFE
* $role#DOMPART
* $role#SIGOTHR
* $role#FMRSPS
* $role#MTH
* $role#FTH
* $role#PRN
* $role#STPPRN
* $role#CHILD
* $role#SON
* $role#DAU
* $role#SIB
* $role#BRO
* $role#SIS
* $role#GRPRN
* $role#PRNINLAW
* $role#EXT
* $role#FRND
* $role#NBOR
* $role#ROOM
* include codes from system Relation

CodeSystem: DisputeStage
Id: dispute-stage
Title: "Stage of a dispute"
Description: "Where two people who expect different things of each other stand. The stage decides what therapy does: calm and sort out, bring into the open, or help to part."
* insert CodeSystemMetadata
* #renegotiation "Renegotiation" "Both know of the dispute and try, perhaps loudly and without success, to change it."
* #impasse "Impasse" "Talk has stopped; both live beside each other in silent resentment."
* #dissolution "Dissolution" "The relationship cannot be mended, and at least one of them is about to leave or has left."

ValueSet: DisputeStageValues
Id: dispute-stage
Title: "Stages of a dispute"
Description: "Renegotiation, impasse, dissolution."
* insert Published
* include codes from system DisputeStage

CodeSystem: TransitionDomain
Id: transition-domain
Title: "Domain of a role transition"
Description: "The part of life in which the patient's role changed."
* insert CodeSystemMetadata
* #partnership "Partnership" "Moving together, marriage, separation, divorce."
* #parenthood "Parenthood and family" "Pregnancy, birth, children who leave home, care for parents."
* #work "Work" "New work, promotion, loss of work, retirement."
* #education "School and training" "Change of school, begin or end of training or studies."
* #living "Living situation" "Moving house, moving away from home, into a home or to another country, migration."
* #health "Health" "Illness, injury, disability, of the patient or of somebody near; also the role of a patient."
* #other "Other" "Another change; say it in the event."

ValueSet: TransitionDomainValues
Id: transition-domain
Title: "Domains of role transitions"
Description: "Parts of life in which a role can change."
* insert Published
* include codes from system TransitionDomain

CodeSystem: InventoryAnswer
Id: inventory-answer
Title: "Answer in the interpersonal inventory"
Description: "Answers to questions of the inventory that have no code system of their own."
* insert CodeSystemMetadata
* #alive "Alive" "The person is alive."
* #deceased "Deceased" "The person has died."
* #current "Current" "The person has a part in the patient's life now; somebody mourned is current, too, when the loss is."
* #past "Past" "The person mattered earlier and helps to understand patterns."
* #support-strong "Strong support" "The patient turns to this person, and it helps."
* #support-some "Some support" "There is some help, or only in some matters."
* #support-none "No support" "No help comes from this person."
* #conflict-none "No conflict" "No conflict that matters."
* #conflict-unspoken "Unspoken conflict" "They expect different things of each other and do not speak about it."
* #conflict-open "Open conflict" "They quarrel or argue about what they expect of each other."
* #few-relationships "Few relationships" "There is hardly anybody; contacts are few and shallow."
* #starting "Beginning relationships" "It is hard to get to know people or to speak with them."
* #keeping "Keeping relationships" "Relationships begin, but do not last."
* #intimacy "Being close" "It is hard to trust or to show what one feels."
* #asserting "Asserting oneself" "It is hard to say what one wants, to ask, to say no."
* #lonely "Loneliness" "The patient feels alone, also among others."

ValueSet: VitalStatusValues
Id: vital-status
Title: "Alive or deceased"
Description: "Whether the person is alive."
* insert Published
* InventoryAnswer#alive
* InventoryAnswer#deceased

ValueSet: PersonTimeValues
Id: person-time
Title: "Current or past"
Description: "Whether the person has a part in the patient's life now or had it earlier."
* insert Published
* InventoryAnswer#current
* InventoryAnswer#past

ValueSet: SupportValues
Id: support
Title: "Support"
Description: "How much the person helps."
* insert Published
* InventoryAnswer#support-strong
* InventoryAnswer#support-some
* InventoryAnswer#support-none

ValueSet: ConflictValues
Id: conflict
Title: "Conflict"
Description: "Whether there is a conflict, and whether it is spoken about."
* insert Published
* InventoryAnswer#conflict-none
* InventoryAnswer#conflict-unspoken
* InventoryAnswer#conflict-open

ValueSet: PatternValues
Id: pattern
Title: "Patterns in relationships"
Description: "What is hard for the patient with people in general; the ground for interpersonal deficits."
* insert Published
* InventoryAnswer#few-relationships
* InventoryAnswer#starting
* InventoryAnswer#keeping
* InventoryAnswer#intimacy
* InventoryAnswer#asserting
* InventoryAnswer#lonely
