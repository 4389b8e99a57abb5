package org.iptfhir.store;

import java.util.Set;

/**
 * The resource types that the server keeps: what a course of IPT is made of, what the guide publishes, and what a
 * hospital's record commonly sends beside it. Every other type is answered as unknown, which makes the start twice as
 * fast as keeping all 148.
 */
final class ResourceTypes {
    static final Set<String> IN_USE = Set.of(
            // people and places
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "HealthcareService",
            "RelatedPerson",
            "Person",
            "Group",
            "CareTeam",
            "Device",
            // the course
            "CarePlan",
            "Condition",
            "Goal",
            "Encounter",
            "EpisodeOfCare",
            "Procedure",
            "Observation",
            "QuestionnaireResponse",
            "ClinicalImpression",
            "Consent",
            "Task",
            "ServiceRequest",
            "Appointment",
            "Schedule",
            "Slot",
            "Flag",
            "RiskAssessment",
            "DocumentReference",
            "Composition",
            "Communication",
            "CommunicationRequest",
            // the rest of a record
            "AllergyIntolerance",
            "Medication",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
            "Immunization",
            "DiagnosticReport",
            "ImagingStudy",
            "Media",
            "SupplyDelivery",
            "FamilyMemberHistory",
            "Specimen",
            "Claim",
            "ExplanationOfBenefit",
            "Coverage",
            "List",
            "Basic",
            // documents and their history
            "Bundle",
            "Binary",
            "Provenance",
            "AuditEvent",
            // the guide
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "NamingSystem",
            "SearchParameter",
            "OperationDefinition",
            "ImplementationGuide",
            "CapabilityStatement",
            "Questionnaire",
            "ObservationDefinition",
            "PlanDefinition",
            "ActivityDefinition",
            "Measure",
            "MeasureReport",
            "Library",
            "Subscription");

    private ResourceTypes() {}
}
