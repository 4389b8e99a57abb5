// Diagnoses by which a rule knows a group: SNOMED CT by single codes, ICD-10 by the beginning of the code. The codes of SNOMED CT
// beyond those of the fragment are used with this meaning in queries of NHS Talking Therapies, in quality measures and in HL7 guides.
RuleSet: InSnomed(group, code)
* #{group} ^property[+].code = #snomed
* #{group} ^property[=].valueCode = #{code}

RuleSet: InIcd10(group, begin)
* #{group} ^property[+].code = #icd-10
* #{group} ^property[=].valueString = "{begin}"

RuleSet: Caution(group, text, source)
* #{group} ^property[+].code = #caution
* #{group} ^property[=].valueString = "{text}"
* #{group} ^property[+].code = #source
* #{group} ^property[=].valueString = "{source}"

RuleSet: GroupFits(group, variant)
* #{group} ^property[+].code = #variant
* #{group} ^property[=].valueCoding = Variant#{variant}

RuleSet: GroupProperty(code, type, description)
* ^property[+].code = #{code}
* ^property[=].uri = "https://w3id.org/ipt-fhir/CodeSystem/diagnosis-group#{code}"
* ^property[=].type = #{type}
* ^property[=].description = "{description}"

CodeSystem: DiagnosisGroup
Id: diagnosis-group
Title: "Group of diagnoses"
Description: "Groups of diagnoses that matter for the choice of IPT, or of one of its variants. A Condition belongs to a group by a code of SNOMED CT that the group names, or by a code of ICD-10 (of WHO or of a country) that begins as the group says. The lists are short on purpose: they hold the general codes, of which the meaning is sure. Nothing follows from a code that is in no group."
* insert CodeSystemMetadata
* ^copyright = "This code system refers to SNOMED CT, which is copyright 2002+ International Health Terminology Standards Development Organisation (IHTSDO). Implementer use of SNOMED CT needs a licence of the country of use."
* insert GroupProperty(snomed, code, [[A code of SNOMED CT that belongs to the group]])
* insert GroupProperty(icd-10, string, [[How codes of ICD-10 that belong to the group begin]])
* insert GroupProperty(caution, string, [[Why IPT is given with caution when the patient has a diagnosis of the group]])
* insert GroupProperty(variant, Coding, [[A variant of IPT that was made for the group]])
* insert GroupProperty(months-after, integer, [[For how many months after a diagnosis of the group is over the variant is still right]])
* insert GroupProperty(source, string, [[Where the caution comes from]])
* #psychotic-disorder "Psychotic disorder" "Schizophrenia and other disorders with delusions or hallucinations."
* insert InSnomed(psychotic-disorder, 69322001)
* insert InSnomed(psychotic-disorder, 58214004)
* insert InIcd10(psychotic-disorder, F20)
* insert InIcd10(psychotic-disorder, F22)
* insert InIcd10(psychotic-disorder, F23)
* insert InIcd10(psychotic-disorder, F24)
* insert InIcd10(psychotic-disorder, F25)
* insert InIcd10(psychotic-disorder, F28)
* insert InIcd10(psychotic-disorder, F29)
* insert Caution(psychotic-disorder, [[IPT is no treatment of psychosis, and its studies left such patients out.]], [[Exclusion criteria of the trials; Mufson et al.: Interpersonal Psychotherapy for Depressed Adolescents (2004)]])
* #substance-use-disorder "Substance use disorder" "Harmful use of, or dependence on, alcohol or drugs. Tobacco is not meant."
* insert InSnomed(substance-use-disorder, 66214007)
* insert InSnomed(substance-use-disorder, 7200002)
* insert InSnomed(substance-use-disorder, 191816009)
* insert InSnomed(substance-use-disorder, 15167005)
* insert InSnomed(substance-use-disorder, 26416006)
* insert InIcd10(substance-use-disorder, F10)
* insert InIcd10(substance-use-disorder, F11)
* insert InIcd10(substance-use-disorder, F12)
* insert InIcd10(substance-use-disorder, F13)
* insert InIcd10(substance-use-disorder, F14)
* insert InIcd10(substance-use-disorder, F15)
* insert InIcd10(substance-use-disorder, F16)
* insert InIcd10(substance-use-disorder, F18)
* insert InIcd10(substance-use-disorder, F19)
* insert Caution(substance-use-disorder, [[Active use of substances needs a treatment of its own; for IPT alone the evidence is inconclusive.]], [[Exclusion criteria of the trials; Mufson et al.: Interpersonal Psychotherapy for Depressed Adolescents (2004)]])
* #bipolar-disorder "Bipolar disorder" "Disorders with episodes of mania or hypomania."
* insert InSnomed(bipolar-disorder, 13746004)
* insert InSnomed(bipolar-disorder, 371596008)
* insert InSnomed(bipolar-disorder, 83225003)
* insert InIcd10(bipolar-disorder, F30)
* insert InIcd10(bipolar-disorder, F31)
* insert GroupFits(bipolar-disorder, ipsrt)
* insert GroupFits(bipolar-disorder, ipt-m)
* insert Caution(bipolar-disorder, [[The variant for bipolar disorder is IPSRT, with medication that steadies the mood.]], [[Frank: Treating Bipolar Disorder: A Clinician's Guide to Interpersonal and Social Rhythm Therapy (2005)]])
* #pregnancy-or-after "Pregnancy, or the time after birth" "Pregnancy, birth, and illness in the months after it."
* insert InSnomed(pregnancy-or-after, 77386006)
* insert InSnomed(pregnancy-or-after, 58703003)
* insert InSnomed(pregnancy-or-after, 788120007)
* insert InSnomed(pregnancy-or-after, 10211000132109)
* insert InIcd10(pregnancy-or-after, O)
* insert InIcd10(pregnancy-or-after, F53)
* insert InIcd10(pregnancy-or-after, Z33)
* insert InIcd10(pregnancy-or-after, Z34)
* insert InIcd10(pregnancy-or-after, Z35)
* insert InIcd10(pregnancy-or-after, Z37)
* insert InIcd10(pregnancy-or-after, Z39)
* insert GroupFits(pregnancy-or-after, ipt-perinatal)
* #pregnancy-or-after ^property[+].code = #months-after
* #pregnancy-or-after ^property[=].valueInteger = 12
* #pregnancy-or-after ^property[+].code = #source
* #pregnancy-or-after ^property[=].valueString = "O'Hara et al., Archives of General Psychiatry 57 (2000): women in the year after birth"
