package org.iptfhir.rest.course;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.report.FindingsOfParts;
import org.iptfhir.report.OutcomeReport;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.validation.Finding;

/**
 * Findings in a Bundle that an operation has made of stored resources, told of the resources themselves: who reads them
 * has no such Bundle, and no lines of it.
 */
final class FindingsOfCourse {
    private FindingsOfCourse() {}

    /**
     * The outcome. An expression begins with the resource, as {@code Procedure.where(id='12')}.
     *
     * @param parts in the order of the Bundle's entries
     */
    static OperationOutcome of(List<Finding> findings, List<? extends Resource> parts) {
        return of(OutcomeReport.of(findings), parts);
    }

    /**
     * The same of an outcome that tells of the Bundle.
     *
     * @param ofBundle which is changed
     * @param parts in the order of the Bundle's entries
     */
    static OperationOutcome of(OperationOutcome ofBundle, List<? extends Resource> parts) {
        return FindingsOfParts.of(
                ofBundle,
                IntStream.range(0, parts.size())
                        .boxed()
                        .collect(Collectors.toMap(Function.identity(), index -> name(parts.get(index)))));
    }

    private static String name(Resource part) {
        return part.getIdElement().hasIdPart() ? LocalReference.to(part) : part.fhirType();
    }
}
