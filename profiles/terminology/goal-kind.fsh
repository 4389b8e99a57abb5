CodeSystem: GoalKind
Id: goal-kind
Title: "Kind of IPT goal"
Description: "What a goal is about. A course has at least one goal about symptoms and one about relationships: IPT treats the illness by way of the relationships."
* insert CodeSystemMetadata
* ^hierarchyMeaning = #is-a
* #symptom "Symptoms" "A goal about the illness. Take one of the codes below it where one fits."
  * #symptom-relief "Relief of depressive symptoms" "Fewer or no depressive symptoms; measured best by a score, such as PHQ-9 below 5."
  * #anxiety-relief "Relief of anxiety" "Fewer or no symptoms of anxiety; measured best by a score, such as GAD-7."
  * #functioning "Functioning" "To manage work, school, household or care for others again."
  * #rhythm "Regular daily rhythm" "Steady times of sleep, meals and contact, above all in social rhythm therapy."
  * #staying-well "Staying well" "To keep what was gained: early warning signs are known, help is arranged."
    * ^designation[0].value = "Relapse prevention"
* #interpersonal "Relationships and roles" "A goal about somebody or a role. Take one of the codes below it where one fits."
  * #mourning "Mourning" "To mourn somebody who has died and to turn to others again."
  * #new-role "New role" "To let go of the old role and to find one's way into the new one."
  * #dispute-resolution "Resolving a dispute" "To move a dispute on: new terms, or a parting that is accepted."
    * ^designation[0].value = "Conflict"
  * #communication "Communication" "To say what one feels, wants and needs so that the other understands it."
  * #expectations "Expectations" "To know what one expects of others, and to adapt what cannot be met."
  * #boundaries "Boundaries" "To say no, to ask for distance, to leave others their own part."
  * #support "Social support" "To have people to turn to, and to do so."
  * #contact "New contacts" "To be less alone: to meet people, to begin or renew a relationship."
  * #coping "Coping" "To deal with strain from others without falling ill."

ValueSet: GoalKindValues
Id: goal-kind
Title: "Kinds of IPT goals"
Description: "All kinds of goals, about symptoms and about relationships."
* insert Published
* include codes from system GoalKind

ValueSet: SymptomGoalKindValues
Id: goal-kind-symptom
Title: "Kinds of IPT goals about symptoms"
Description: "Goals about the illness, of which a course has at least one."
* insert Published
* include codes from system GoalKind where concept is-a #symptom

ValueSet: InterpersonalGoalKindValues
Id: goal-kind-interpersonal
Title: "Kinds of IPT goals about relationships"
Description: "Goals about relationships and roles, of which a course has at least one."
* insert Published
* include codes from system GoalKind where concept is-a #interpersonal
