CodeSystem: SummarySection
Id: summary-section
Title: "Section of a summary"
Description: "The sections of the summary of a course, in the order in which a clinician reads them. The displays are the titles that the server gives them."
* insert CodeSystemMetadata
* #reason "Reason and formulation" "The illness that was treated, and the formulation that was offered to the patient: why it began now."
* #problem-area "Problem area" "What the course worked on: primary and secondary area, and what they were about."
* #course "Course of treatment and scores" "How many sessions there were, from when to when, and what was measured: each total, and the change from the first to the last."
* #techniques "Techniques" "What was done, and in how many sessions."
* #helped "What helped" "What the patient did that helped, in the patient's words, and the goals that were reached or come nearer."
* #open-goals "Goals that were not reached" "What the treatment did not reach; it is the treatment that failed, not the patient."
* #relapse-plan "Plan against relapse" "Situations that may be hard, early warning signs, what the patient does then and to whom to turn."
* #medication "Medication" "What the patient takes for the same illness, and how."
* #safety "Safety" "Flags and assessments about suicide, self-harm or danger to others during the course, and the answers to the questions about suicide with their dates."
* #end "End and follow-up" "When and why the course ended, and what comes then."

ValueSet: SummarySectionValues
Id: summary-section
Title: "Sections of a summary"
Description: "All sections that the summary of a course may have."
* insert Published
* include codes from system SummarySection
