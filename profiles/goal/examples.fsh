Instance: goal-anna-mood
InstanceOf: IptGoal
Usage: #example
Title: "Goal about symptoms"
Description: "PHQ-9 below 5 by the end of the course."
* insert Labels
* lifecycleStatus = #active
* achievementStatus = $goal-achievement#improving
* category[ipt] = Kind#ipt-goal "IPT goal"
* category[behavioral] = $goal-category#behavioral
* description = GoalKind#symptom-relief "Relief of depressive symptoms"
* description.text = "To wake up without the heavy feeling"
* subject = Reference(patient-anna) "Anna Berger"
* startDate = "2026-02-17"
* target.measure = $loinc#44261-6 "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* target.detailQuantity.value = 5
* target.detailQuantity.comparator = #<
* target.detailQuantity.unit = "{score}"
* target.detailQuantity.system = $ucum
* target.detailQuantity.code = #{score}
* target.dueDate = "2026-05-26"
* addresses = Reference(condition-anna-depression)

Instance: goal-anna-mourning
InstanceOf: IptGoal
Usage: #example
Title: "Goal about relationships"
Description: "To mourn, and to turn to others again."
* insert Labels
* lifecycleStatus = #active
* category[ipt] = Kind#ipt-goal "IPT goal"
* description = GoalKind#mourning "Mourning"
* description.text = "To speak of him with my sister, and to see friends again"
* subject = Reference(patient-anna) "Anna Berger"
* addresses = Reference(condition-anna-grief)

Instance: goal-anna-entered-in-error
InstanceOf: IptGoal
Usage: #example
Title: "Goal entered in error"
Description: "Has no labels, and is not judged."
* lifecycleStatus = #entered-in-error
* description.text = "Entered for the wrong patient"
* subject = Reference(patient-anna)
