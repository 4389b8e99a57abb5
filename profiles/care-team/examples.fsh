Instance: care-team-anna
InstanceOf: IptCareTeam
Usage: #example
Title: "Care team of Anna Berger"
Description: "Who takes part in the course."
* insert Labels
* status = #active
* name = "Care team of Anna Berger"
* subject = Reference(patient-anna) "Anna Berger"
* period.start = "2026-02-03"
* participant[0].role.text = "Therapist"
* participant[0].member = Reference(practitioner-role-keller) "Dr Miriam Keller"
* participant[1].role.text = "Prescriber"
* participant[1].member.display = "Family doctor"
* participant[2].role.text = "Patient"
* participant[2].member = Reference(patient-anna) "Anna Berger"

Instance: care-team-anna-proposed
InstanceOf: IptCareTeam
Usage: #example
Title: "Care team that is still to be found"
Description: "Nobody has been named yet."
* insert Labels
* status = #proposed
* subject = Reference(patient-anna) "Anna Berger"

Instance: care-team-anna-entered-in-error
InstanceOf: IptCareTeam
Usage: #example
Title: "Care team entered in error"
Description: "Lacks everything, and is not judged."
* status = #entered-in-error
