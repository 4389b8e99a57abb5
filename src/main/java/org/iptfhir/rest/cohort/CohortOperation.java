package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.rest.AnswerKind;

/** {@code $ipt-outcomes}: how the patients of many courses do, from the read model. */
public final class CohortOperation {
    /** Its name, with the dollar sign. */
    public static final String NAME = "$ipt-outcomes";

    private static final String DEFINITION = "https://w3id.org/ipt-fhir/OperationDefinition/cohort-outcome";
    private static final String CSV = "text/csv";

    private final CohortRequest requests;
    private final CohortSource source;
    private final SmallCells smallCells;
    private final CohortReport report;

    CohortOperation(CohortRequest requests, CohortSource source, SmallCells smallCells, CohortReport report) {
        this.requests = requests;
        this.source = source;
        this.smallCells = smallCells;
        this.report = report;
    }

    /** Of all courses that are asked for. */
    @Operation(name = NAME, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public IBaseResource ofCohort(ServletRequestDetails request) {
        AnswerKind kind = AnswerKind.of(request, AnswerKind.FHIR, AnswerKind.CSV);
        CohortQuestion asked = requests.of(request);
        ReadModel.require(source.isComplete());
        CohortQuestion question = smallCells.answered(asked);
        SmallCells.Answer answer = smallCells.answer(question, source);
        if (kind == AnswerKind.CSV) {
            request.setHeaders("Accept", List.of(CSV)); // else what wants FHIR too gets the table packed in it
            Binary file = new Binary();
            file.setContentType(CSV + ";charset=utf-8;header=present");
            file.setData(new CohortTable(question, smallCells).of(answer).getBytes(StandardCharsets.UTF_8));
            return file;
        }
        return report.of(question, answer);
    }
}
