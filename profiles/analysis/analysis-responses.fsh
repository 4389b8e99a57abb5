Invariant: I07-communication
Description: "Give in questionnaire the communication analysis of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/communication-analysis|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/communication-analysis' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/communication-analysis|')).exists()"

Invariant: I07-decision
Description: "Give in questionnaire the decision analysis of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/decision-analysis|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/decision-analysis' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/decision-analysis|')).exists()"

Profile: IptCommunicationAnalysisResponse
Parent: QuestionnaireResponse
Id: communication-analysis-response
Title: "Answers to the communication analysis"
Description: "One conversation of the patient, as it was gone through in a session. Refer to that session in encounter and to the course in basedOn; complete it once it is said what could be said instead."
* insert Published
* obeys I07-communication and M06-subject and X01
* insert AnswersToForm
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/communication-analysis|version"
* author ^short = "Therapist who filled it in with the patient"
* item obeys I06
* item ^short = "The answers, in the order of the questions"

Profile: IptDecisionAnalysisResponse
Parent: QuestionnaireResponse
Id: decision-analysis-response
Title: "Answers to the decision analysis"
Description: "One decision of the patient, as it was talked through in a session. Refer to that session in encounter and to the course in basedOn; complete it once the options are named, whether the patient has chosen or not."
* insert Published
* obeys I07-decision and M06-subject and X01
* insert AnswersToForm
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/decision-analysis|version"
* author ^short = "Therapist who filled it in with the patient"
* item obeys I06
* item ^short = "The answers, in the order of the questions"
