package org.iptfhir.cli.check;

import ca.uhn.fhir.context.FhirContext;
import java.util.function.Predicate;
import org.iptfhir.validation.Finding;
import org.iptfhir.validation.RuleBook;

/**
 * What all reports of a run have in common.
 *
 * @param isQuiet whether text holds errors and warnings alone
 * @param fails tells which findings make the run fail
 * @param version of the program
 * @param rules of the guide
 * @param fhir writes FHIR's JSON
 */
public record ReportStyle(
        boolean isQuiet, Predicate<Finding> fails, String version, RuleBook rules, FhirContext fhir) {}
