Invariant: M03
Description: "Give the score in valueQuantity with a value, system http://unitsofmeasure.org and code {score}, without comparator; only so it is found by value and drawn."
Severity: #error
Expression: "status='entered-in-error' or value.empty() or value.ofType(Quantity).where(value.exists() and comparator.empty() and system='http://unitsofmeasure.org' and code='{score}').exists()"

// A panel has its values in its members.
Invariant: M04-absent
Description: "Give valueQuantity, or dataAbsentReason when there is no total, for instance because an item was not answered."
Severity: #error
Expression: "status='entered-in-error' or (status.where($this='final' or $this='amended' or $this='corrected').exists() implies (value.exists() or dataAbsentReason.exists() or hasMember.exists()))"

Invariant: M05-partial
Description: "Leave interpretation out: a partial sum has no band."
Severity: #warning
Expression: "status='entered-in-error' or (extension.where(url='https://w3id.org/ipt-fhir/StructureDefinition/score-method').value.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/score-method' and code='partial').exists() implies interpretation.empty())"

Invariant: M06-subject
Description: "Refer in subject to the patient whom the answers are about."
Severity: #error
Expression: "status='entered-in-error' or (subject.exists() and subject.where(reference.startsWith('Group/') or reference.contains('/Group/') or type='Group').empty())"

Invariant: M06-effective
Description: "Give effectiveDateTime, the time at which the patient answered: without it the score has no place in the course."
Severity: #warning
Expression: "status='entered-in-error' or effective.exists()"

Invariant: M06-performer
Description: "Refer in derivedFrom to the QuestionnaireResponse, or say in performer who answered or rated."
Severity: #warning
Expression: "status='entered-in-error' or derivedFrom.exists() or performer.exists()"

// A score from elsewhere is the same score: labels are asked only of those that say that they belong to a course.
Invariant: X01-score
Description: "Put R or V of v3-Confidentiality and MH, PSY or PSYTHPN of v3-ActCode in meta.security: the score belongs to a course of IPT, and everybody who passes it on should know that it is about mental health."
Severity: #warning
Expression: "status='entered-in-error' or (basedOn.where(reference.contains('CarePlan/') or type='CarePlan').empty() and category.coding.where(system='https://w3id.org/ipt-fhir/CodeSystem/kind' and code='ipt-score').empty()) or (meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and (code='R' or code='V')).exists() and meta.security.where(system='http://terminology.hl7.org/CodeSystem/v3-ActCode' and (code='MH' or code='PSY' or code='PSYTHPN')).exists())"

RuleSet: MeasuredOnPatient
* obeys M06-subject and M06-effective and M06-performer and X01-score
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode, when it belongs to a course"
* extension contains IptTimepoint named timepoint 0..1 MS
* extension[timepoint] ^short = "baseline | session | post | follow-up-3m | follow-up-6m | follow-up-12m"
* basedOn MS
* basedOn ^short = "The course, where it belongs to one"
* status MS
* category MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains
    survey 0..1 MS and
    ipt 0..1 MS
* category[survey] = $observation-category#survey
* category[survey] ^short = "US Core asks for this category"
* category[ipt] = Kind#ipt-score
* category[ipt] ^short = "Marks it as one of a course of IPT"
* code MS
* subject only Reference(Patient)
* subject ^short = "The patient who was rated"
* subject MS
* encounter MS
* effective[x] MS
* effective[x] ^short = "When the patient answered"
* performer MS
* performer ^short = "Who answered or rated: the patient in PHQ-9 and GAD-7"
* value[x] MS
* dataAbsentReason MS
* derivedFrom MS
* derivedFrom ^short = "The QuestionnaireResponse with the answers"

Profile: IptScore
Parent: Observation
Id: score
Title: "Score"
Description: "The total of an instrument at one point of time. It belongs to a course when it says so in basedOn; a score from primary care without a course is the same score. Without a total (an item was not answered) give dataAbsentReason instead of a value."
* insert Published
* obeys M03 and M04-absent and M05-partial
* insert MeasuredOnPatient
* extension contains IptScoreMethod named method 0..1 MS
* extension[method] ^short = "complete | prorated | partial; only needed when items are missing"
* code from ScoreCodes (preferred)
* code ^short = "LOINC code of the instrument's total"
* value[x] ^short = "valueQuantity in {score} (UCUM)"
* dataAbsentReason ^short = "Why there is no total"
* interpretation MS
* interpretation ^short = "Band of the score, such as moderate (code system score-band)"
* hasMember ^short = "Single items, where they are recorded as Observations"
