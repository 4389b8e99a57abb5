// Codes of US Core that our category slices name. US Core itself is not to be had as an npm package.
CodeSystem: UsCoreCarePlanCategoryFragment
Id: us-core-careplan-category-fragment
Title: "US Core care plan category (fragment)"
Description: "The category that US Core before release 9 asks of a care plan."
* insert Fragment([[http://hl7.org/fhir/us/core/CodeSystem/careplan-category]], US Core)
* #assess-plan "Assessment and Plan of Treatment" "The clinical conclusions and assumptions that guide the patient's treatment, and the treatment itself."

CodeSystem: UsCoreConditionCategoryFragment
Id: us-core-condition-category-fragment
Title: "US Core condition category (fragment)"
Description: "US Core's category for a concern that is not a diagnosis."
* insert Fragment([[http://hl7.org/fhir/us/core/CodeSystem/condition-category]], US Core)
* #health-concern "Health Concern" "Additional health concerns from other stakeholders which are outside the provider's problem list."

CodeSystem: UsCoreCategoryFragment
Id: us-core-category-fragment
Title: "US Core category (fragment)"
Description: "Categories that US Core adds to those of FHIR for observations."
* insert Fragment([[http://hl7.org/fhir/us/core/CodeSystem/us-core-category]], US Core)
* #sdoh "SDOH" "Social determinants of health."
* #functional-status "Functional Status" "What the person can do in daily life."
* #disability-status "Disability Status" "Limits of seeing, hearing, moving, understanding, self-care or living alone."
* #cognitive-status "Mental/Cognitive Status" "State of mind and of thinking."
