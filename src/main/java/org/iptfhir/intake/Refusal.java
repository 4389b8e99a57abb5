package org.iptfhir.intake;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.validation.Finding;

/** Makes the answer 422 of a refused write. */
public final class Refusal {
    private Refusal() {}

    /** An exception whose outcome holds every finding, and whose message is that of the errors. */
    public static UnprocessableEntityException of(List<Finding> findings) {
        String message = findings.stream()
                .filter(Finding::isError)
                .map(finding -> finding.expression() + ": " + finding.message())
                .reduce((first, second) -> first + "\n" + second)
                .orElse("Refused.");
        return new UnprocessableEntityException(message, OutcomeReport.of(findings));
    }
}
