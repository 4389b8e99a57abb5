// Systems that are not ours. Ours are referred to by their FSH name (Kind#ipt-course), so that SUSHI checks the code.
Alias: $loinc = http://loinc.org
Alias: $sct = http://snomed.info/sct
Alias: $ucum = http://unitsofmeasure.org
Alias: $confidentiality = http://terminology.hl7.org/CodeSystem/v3-Confidentiality
Alias: $act = http://terminology.hl7.org/CodeSystem/v3-ActCode
Alias: $role = http://terminology.hl7.org/CodeSystem/v3-RoleCode
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $condition-category = http://terminology.hl7.org/CodeSystem/condition-category
Alias: $condition-clinical = http://terminology.hl7.org/CodeSystem/condition-clinical
Alias: $condition-verification = http://terminology.hl7.org/CodeSystem/condition-ver-status
Alias: $goal-category = http://terminology.hl7.org/CodeSystem/goal-category
Alias: $goal-achievement = http://terminology.hl7.org/CodeSystem/goal-achievement
Alias: $consent-scope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $consent-policy = http://terminology.hl7.org/CodeSystem/consentpolicycodes
Alias: $us-core-careplan = http://hl7.org/fhir/us/core/CodeSystem/careplan-category
Alias: $us-core-condition = http://hl7.org/fhir/us/core/CodeSystem/condition-category
Alias: $us-core-category = http://hl7.org/fhir/us/core/CodeSystem/us-core-category
