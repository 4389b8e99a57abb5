package org.iptfhir.validation;

/** The two texts in which FHIR resources are exchanged. */
public enum Format {
    JSON,
    XML
}
