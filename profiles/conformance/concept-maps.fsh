// How codes of the guide correspond to those of others. None is the same: a problem area is a focus of treatment.

Alias: $icd-10 = http://hl7.org/fhir/sid/icd-10

RuleSet: MapTo(target)
* group[+].source = "https://w3id.org/ipt-fhir/CodeSystem/problem-area"
* group[=].target = "{target}"

RuleSet: MapFrom(code, display)
* group[=].element[+].code = #{code}
* group[=].element[=].display = "{display}"

RuleSet: MapsTo(code, display, equivalence, comment)
* group[=].element[=].target[+].code = #{code}
* group[=].element[=].target[=].display = "{display}"
* group[=].element[=].target[=].equivalence = #{equivalence}
* group[=].element[=].target[=].comment = "{comment}"

Instance: problem-area-diagnoses
InstanceOf: ConceptMap
Usage: #definition
Title: "Problem areas and nearby codes of ICD-10 and SNOMED CT"
Description: "Which codes of ICD-10 and SNOMED CT are near a problem area of IPT."
* url = "https://w3id.org/ipt-fhir/ConceptMap/problem-area-diagnoses"
* name = "ProblemAreaDiagnoses"
* title = "Problem areas and nearby codes of ICD-10 and SNOMED CT"
* description = "Which codes of ICD-10 and SNOMED CT are near a problem area of IPT, so that a record that codes the one can be found by who asks for the other. None is the same: the area is what a course works on, not what was diagnosed. Use it to suggest, never to translate without a clinician."
* status = #active
* experimental = false
* sourceCanonical = "https://w3id.org/ipt-fhir/ValueSet/problem-area"
* insert MapTo(http://hl7.org/fhir/sid/icd-10)
* insert MapFrom(grief, Grief)
* insert MapsTo(Z63.4, Disappearance and death of family member, relatedto, [[A death in the family; grief may also be about somebody else.]])
* insert MapFrom(role-dispute, Role dispute)
* insert MapsTo(Z63.0, Problems in relationship with spouse or partner, narrower, [[A dispute may also be with a parent, a child, a friend or a superior.]])
* insert MapFrom(role-transition, Role transition)
* insert MapsTo(Z60.0, Problems of adjustment to life-cycle transitions, relatedto, [[Retirement, an empty nest and the like; a transition may be any new role.]])
* insert MapFrom(interpersonal-deficits, Interpersonal deficits)
* insert MapsTo(Z60.4, Social exclusion and rejection, relatedto, [[Exclusion by others for what one is; deficits are a pattern of few or unsatisfying relationships.]])
* insert MapTo(http://snomed.info/sct)
* insert MapFrom(grief, Grief)
* insert MapsTo(723914003, Prolonged grief disorder, narrower, [[Only if its criteria are met.]])
* insert MapFrom(role-dispute, Role dispute)
* insert MapsTo(160822004, Relationship problem, wider, [[Any problem of a relationship, also without expectations that differ.]])
* insert MapFrom(interpersonal-deficits, Interpersonal deficits)
* insert MapsTo(422650009, Social isolation, relatedto, [[Isolation is a state; the area is chosen when no event explains why the illness began.]])

RuleSet: VariantIsIpt(code, display)
* group[=].element[+].code = #{code}
* group[=].element[=].display = "{display}"
* group[=].element[=].target[+].code = #443730003
* group[=].element[=].target[=].display = "Interpersonal psychotherapy"
* group[=].element[=].target[=].equivalence = #wider

Instance: variant-procedure
InstanceOf: ConceptMap
Usage: #definition
Title: "Variants of IPT as procedures of SNOMED CT"
Description: "SNOMED CT has one code for IPT; each variant is a kind of it."
* url = "https://w3id.org/ipt-fhir/ConceptMap/variant-procedure"
* name = "VariantProcedure"
* title = "Variants of IPT as procedures of SNOMED CT"
* description = "SNOMED CT has one code for IPT (443730003); each variant is a kind of it. Send both: the variant in its extension, SNOMED's code as the code of the session. 304822001 is psychodynamic-interpersonal therapy, another treatment."
* status = #active
* experimental = false
* sourceCanonical = "https://w3id.org/ipt-fhir/ValueSet/variant"
* group[+].source = "https://w3id.org/ipt-fhir/CodeSystem/variant"
* group[=].target = "http://snomed.info/sct"
* insert VariantIsIpt(ipt, [[IPT]])
* insert VariantIsIpt(ipt-a, [[IPT-A]])
* insert VariantIsIpt(ipt-b, [[Brief IPT]])
* insert VariantIsIpt(ipc, [[Interpersonal counselling]])
* insert VariantIsIpt(ipt-g, [[Group IPT]])
* insert VariantIsIpt(ipt-perinatal, [[Perinatal IPT]])
* insert VariantIsIpt(ipsrt, [[Interpersonal and social rhythm therapy]])
* insert VariantIsIpt(ipt-cm, [[Conjoint marital IPT]])
* insert VariantIsIpt(ipt-ed, [[IPT for eating disorders]])
* insert VariantIsIpt(ipt-ptsd, [[IPT for PTSD]])
* insert VariantIsIpt(ipt-m, [[Maintenance IPT]])

RuleSet: BandIs(code, display, target, severity)
* group[=].element[+].code = #{code}
* group[=].element[=].display = "{display}"
* group[=].element[=].target[+].code = #{target}
* group[=].element[=].target[=].display = "{severity}"
* group[=].element[=].target[=].equivalence = #relatedto
* group[=].element[=].target[=].comment = "A band is read off a scale; how severe an illness is, a clinician judges."

Instance: score-band-severity
InstanceOf: ConceptMap
Usage: #definition
Title: "Bands of scores and the severity of a condition"
Description: "Which severity of a Condition is near a band of a score."
* url = "https://w3id.org/ipt-fhir/ConceptMap/score-band-severity"
* name = "ScoreBandSeverity"
* title = "Bands of scores and the severity of a condition"
* description = "Which severity of a Condition (SNOMED CT, as in FHIR's condition-severity) is near a band of a score. Use it to suggest a severity. A minimal band has none, nor have bands about support and loneliness, and those of instruments that only screen."
* status = #active
* experimental = false
* sourceCanonical = "https://w3id.org/ipt-fhir/ValueSet/score-band"
* group[+].source = "https://w3id.org/ipt-fhir/CodeSystem/score-band"
* group[=].target = "http://snomed.info/sct"
* insert BandIs(mild, [[Mild]], 255604002, Mild)
* insert BandIs(moderate, [[Moderate]], 6736007, Moderate)
* insert BandIs(moderately-severe, [[Moderately severe]], 6736007, Moderate)
* insert BandIs(severe, [[Severe]], 24484000, Severe)
* insert BandIs(very-severe, [[Very severe]], 24484000, Severe)
