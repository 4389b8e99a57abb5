Profile: IptGoal
Parent: Goal
Id: goal
Title: "Goal of a course"
Description: "A goal that patient and therapist agreed on for the course. Have at least one about symptoms and one about relationships. Say what in description, in the patient's words, with the kind of goal as code; make it measurable where a scale exists (target.measure with the LOINC code of the score, detailQuantity, due)."
* insert Published
* obeys X01-goal
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* lifecycleStatus MS
* achievementStatus MS
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    ipt 0..1 MS and
    behavioral 0..1 MS
* category[ipt] = Kind#ipt-goal
* category[ipt] ^short = "Marks the goal as one of a course of IPT"
* category[behavioral] = $goal-category#behavioral
* category[behavioral] ^short = "A goal for what the patient does, alone and with others"
* description MS
* description from GoalKindValues (extensible)
* description ^short = "What is to be reached: kind of goal, and the patient's words as text"
* subject only Reference(Patient)
* subject ^short = "The patient whose goal it is"
* subject MS
* start[x] MS
* target MS
* target.measure MS
* target.measure ^short = "Score that tells (44261-6 for PHQ-9)"
* target.detail[x] MS
* target.detail[x] ^short = "Value to reach, such as < 5 {score}"
* target.due[x] MS
* addresses MS
* addresses ^short = "Illness or problem area"
