RuleSet: Level(id, source)
* #{id} ^property[+].code = #source
* #{id} ^property[=].valueString = "{source}"

CodeSystem: Qualification
Id: qualification
Title: "Training in IPT"
Description: "How far somebody has been trained in IPT, as the organisations that certify it tell it apart. Their letters differ (a supervisor is level D for the IPT Institute, and level D is supervisor or trainer for IPT UK), so the codes have names; give the letter, and who issued it, beside the code. Each code implies those before it, but for the research therapist, which is a step of the IPT Institute alone."
* insert CodeSystemMetadata
* ^property[+].code = #source
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/qualification#source"
* ^property[=].type = #string
* ^property[=].description = "Whose level it is, and what it asks for there"
* #introductory-course "Introductory course in IPT" "A first course of about two days, with the manual read. Cases are still to come, under supervision."
* insert Level(introductory-course, [[IPT Institute level A: an accredited course of 14 to 16 hours (iptinstitute.com, IPT certification, read 2026-11-28). ISIPT: at least 16 hours of introductory workshop, as a part of therapist certification (interpersonalpsychotherapy.org, therapist certification, read 2026-11-28)]])
* #ipt-therapist "IPT therapist" "Trained and certified to give IPT: the introductory course, and supervised cases that were rated as IPT."
  * ^designation[0].value = "IPT practitioner"
* insert Level(ipt-therapist, [[IPT Institute level B (IPT Certified Therapist): level A, at least 10 hours of consultation, two rated portfolios, a further course of 8 hours. ISIPT certified therapist: introductory training and at least three supervised cases. Read 2026-11-28]])
* #ipt-research-therapist "IPT research therapist" "Trained closely enough to treat in trials: more supervised cases, each recorded and rated for adherence."
* insert Level(ipt-research-therapist, [[IPT Institute level C (IPT Certified Research Therapist): four supervised cases (iptinstitute.com, research certification, read 2026-11-28)]])
* #ipt-supervisor "IPT supervisor" "Certified to supervise the cases of others."
* insert Level(ipt-supervisor, [[IPT Institute level D. ISIPT certified supervisor: certified therapist, two further supervised cases, a year of practice since, at least 80 hours of supervision given to at least four clinicians (interpersonalpsychotherapy.org, supervisor certification, read 2026-11-28)]])
* #ipt-trainer "IPT trainer" "Certified to teach the courses."
* insert Level(ipt-trainer, [[IPT Institute level E (iptinstitute.com, research certification, read 2026-11-28)]])

ValueSet: QualificationValues
Id: qualification
Title: "Levels of training in IPT"
Description: "From the introductory course to the trainer."
* insert Published
* include codes from system Qualification
