Invariant: I07-fidelity
Description: "Give in questionnaire the rating of this guide with its version: https://w3id.org/ipt-fhir/Questionnaire/fidelity|version."
Severity: #error
Expression: "status='entered-in-error' or questionnaire.where($this='https://w3id.org/ipt-fhir/Questionnaire/fidelity' or $this.startsWith('https://w3id.org/ipt-fhir/Questionnaire/fidelity|')).exists()"

Invariant: Q01-session
Description: "Refer to the session that was rated: in encounter to its Encounter, or in partOf to its Procedure. Or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies (encounter.exists() or partOf.exists()))"

Invariant: Q01-rater
Description: "Say in author who has rated: a Practitioner or PractitionerRole. Or leave the response in-progress."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='completed' or $this='amended').exists() implies author.where(reference.startsWith('urn:') or reference.startsWith('#') or reference.contains('Practitioner') or type.startsWith('Practitioner') or (identifier.exists() and type.empty())).exists())"

Invariant: Q01-apart
Description: "Leave basedOn out: what is based on the course goes along when it is handed over, and a rating is for supervision and training alone. The session leads to the course."
Severity: #warning
Expression: "status='entered-in-error' or basedOn.where(reference.contains('CarePlan/') or type='CarePlan').empty()"

Profile: IptFidelityResponse
Parent: QuestionnaireResponse
Id: fidelity-response
Title: "Rating of the quality of a session"
Description: "How far one session was IPT, as somebody has rated it. The subject is the patient whose session it was; the therapist is found by the session (encounter). It is for supervision and training: keep it out of what is handed on with the record, and do not base it on the course, with which it would go along."
* insert Published
* obeys I07-fidelity and Q01-session and Q01-rater and Q01-apart and M06-subject and X01
* insert AnswersToForm
* questionnaire ^short = "https://w3id.org/ipt-fhir/Questionnaire/fidelity|version"
* basedOn ^short = "Leave it out: what is based on the course goes along when it is handed over"
* encounter ^short = "The session that was rated"
* partOf MS
* partOf ^short = "The session that was rated, as a Procedure: by its performer the ratings of a therapist are found"
* author ^short = "Who has rated"
* item obeys I06
* item ^short = "The answers, in the order of the questions"
