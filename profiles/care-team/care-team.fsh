Invariant: T01-subject
Description: "Refer in subject to the patient, or in group IPT to the Group: whose team is it?"
Severity: #warning
Expression: "status='entered-in-error' or subject.exists()"

Invariant: T01-therapist
Description: "Name in participant.member who treats: a PractitionerRole, Practitioner or Organization. Rule S09 looks for the therapist of a session here."
Severity: #warning
Expression: "status='entered-in-error' or status.where($this='proposed').exists() or participant.member.where(reference.startsWith('urn:') or reference.startsWith('#') or reference.matches('^(.*/)?(Practitioner|PractitionerRole|Organization|CareTeam)[/?].+') or type.startsWith('Practitioner') or type='Organization' or type='CareTeam' or (reference.empty() and type.empty() and (identifier.exists() or display.exists()))).exists()"

Profile: IptCareTeam
Parent: CareTeam
Id: care-team
Title: "Care team of a course"
Description: "Who takes part in a course of IPT: therapist, supervisor, whoever prescribes; the patient and, where they take part, parents or partner. Claim this profile and refer to the team from CarePlan.careTeam; the team that your system has anyway will do."
* insert Published
* obeys T01-subject and T01-therapist and X01
* meta.security MS
* meta.security ^short = "R of v3-Confidentiality and MH of v3-ActCode"
* status MS
* subject only Reference(Patient or Group)
* subject MS
* subject ^short = "The patient; the Group in group IPT"
* period MS
* participant MS
* participant.role MS
* participant.role ^short = "Therapist, supervisor, prescriber, parent, partner"
* participant.member MS
* participant.member ^short = "Who it is"
* participant.period MS
* reasonReference MS
* managingOrganization MS
