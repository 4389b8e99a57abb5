package org.iptfhir.rest.measure;

import java.util.List;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;

/** What a report says, so that two of them can be compared. */
public final class ReportNumbers {
    private ReportNumbers() {}

    /** A line for each group: its counts, and its score to nine decimals. */
    public static List<String> of(MeasureReport report) {
        return report.getGroup().stream().map(ReportNumbers::of).toList();
    }

    private static String of(MeasureReportGroupComponent group) {
        StringBuilder numbers = new StringBuilder(group.getId());
        group.getPopulation()
                .forEach(population -> numbers.append(' ')
                        .append(population.getCode().getCodingFirstRep().getCode())
                        .append('=')
                        .append(population.getCount()));
        if (group.hasMeasureScore()) {
            numbers.append(" score=")
                    .append("%.9f".formatted(group.getMeasureScore().getValue().doubleValue()));
        }
        return numbers.toString();
    }
}
