package org.iptfhir.validation;

import java.util.List;

/** Says what is wrong with a resource. Safe for use by several threads. */
public interface ResourceValidator {
    /**
     * Checks a text. A text that is no FHIR resource, or no JSON or XML at all, is a finding, never an exception.
     *
     * @return the findings in the order of their places; empty when nothing is to be said
     */
    List<Finding> validate(ResourceText text, ValidationRequest request);
}
