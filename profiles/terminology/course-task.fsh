CodeSystem: CourseTask
Id: course-task
Title: "Task of a course"
Description: "What has to be done once in a course of IPT, beside the sessions themselves: the codes of the tasks that a protocol plans. Homework, which the patient takes on between two sessions, is ipt-homework of the code system kind."
* insert CodeSystemMetadata
* #fill-in-questionnaire "Fill in a questionnaire" "Somebody answers a questionnaire: the patient before a session, or therapist and patient together. The input with the code questionnaire says which one."
* #questionnaire "Questionnaire" "The questionnaire that is to be filled in, as the input of a task."
* #agree-problem-area "Agree on the problem area" "Therapist and patient choose the one problem area that the course will work on. The course carries it then as its primary problem area."
* #write-formulation "Write the formulation" "The therapist writes the formulation, offers it to the patient and completes it once the patient has accepted it."
* #obtain-consent "Obtain consent" "The patient agrees to the treatment once number of sessions, focus and tasks are clear; for a minor the parent or guardian agrees too."
* #meet-parents "Meet the parents" "A meeting with the parents or guardians of an adolescent, with the adolescent or before they join."
* #telephone-contact "Telephone between sessions" "A short call between two sessions to keep in touch and to hear how the week goes."

ValueSet: CourseTaskValues
Id: course-task
Title: "Tasks of a course"
Description: "What has to be done once in a course of IPT, beside the sessions themselves."
* insert Published
* CourseTask#fill-in-questionnaire
* CourseTask#agree-problem-area
* CourseTask#write-formulation
* CourseTask#obtain-consent
* CourseTask#meet-parents
* CourseTask#telephone-contact
