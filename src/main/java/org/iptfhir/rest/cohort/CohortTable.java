package org.iptfhir.rest.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.outcome.cohort.Told;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.translate.TraitValues;

/** A cohort as CSV (RFC 4180): a line for each number of the whole and of each stratum. */
final class CohortTable {
    private static final List<String> COLUMNS = List.of(
            "measure",
            "basis",
            "began",
            "denominator",
            "not-computable",
            "reasons",
            "computable",
            "numerator",
            "rate",
            "mean",
            "standard-deviation",
            "effect-size",
            "low",
            "high");
    private static final String ALL = "all";
    private static final int DECIMALS = 4;

    private final CohortQuestion question;
    private final String hidden;

    CohortTable(CohortQuestion question, SmallCells smallCells) {
        this.question = question;
        this.hidden = "<" + smallCells.smallest();
    }

    String of(SmallCells.Answer answer) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                Stream.concat(question.strata().stream().map(Trait::code), COLUMNS.stream())
                        .toList());
        lines(text, question.strata().stream().map(trait -> ALL).toList(), answer.whole());
        answer.strata()
                .forEach((values, told) ->
                        lines(text, values.stream().map(TraitValues::written).toList(), told));
        return text.toString();
    }

    private void lines(StringBuilder text, List<String> stratum, List<Told> told) {
        for (Told each : told) {
            List<String> cells = new ArrayList<>(stratum);
            cells.add(each.code());
            cells.add(each.basis().code());
            Told.Counts counts = each.counts();
            cells.add(count(counts.began()));
            cells.add(count(counts.eligible()));
            cells.add(count(counts.open()));
            cells.add(counts.gaps().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(gap -> reason(gap.getKey(), gap.getValue()))
                    .collect(Collectors.joining(" ")));
            cells.add(count(counts.computable()));
            if (each instanceof Told.Share share) {
                cells.add(count(share.numerator()));
                cells.add(share.rate().map(rate -> decimal(rate.value())).orElse(""));
                cells.addAll(List.of("", "", ""));
                cells.add(
                        share.rate().map(rate -> decimal(rate.interval().low())).orElse(""));
                cells.add(share.rate()
                        .map(rate -> decimal(rate.interval().high()))
                        .orElse(""));
            } else if (each instanceof Told.Mean mean) {
                cells.addAll(List.of("", ""));
                cells.add(mean.spread().map(spread -> decimal(spread.mean())).orElse(""));
                cells.add(
                        mean.spread().map(spread -> decimal(spread.deviation())).orElse(""));
                cells.add(mean.spread()
                        .flatMap(Told.Spread::effectSize)
                        .map(CohortTable::decimal)
                        .orElse(""));
                cells.add(mean.spread()
                        .map(spread -> decimal(spread.interval().low()))
                        .orElse(""));
                cells.add(mean.spread()
                        .map(spread -> decimal(spread.interval().high()))
                        .orElse(""));
            }
            line(text, cells);
        }
    }

    private String reason(Reason reason, Optional<Long> number) {
        return reason.code() + "=" + count(number);
    }

    private String count(Optional<Long> number) {
        return number.map(String::valueOf).orElse(hidden);
    }

    static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%." + DECIMALS + "f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "").replaceAll("^-0$", "0");
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(CohortTable::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
