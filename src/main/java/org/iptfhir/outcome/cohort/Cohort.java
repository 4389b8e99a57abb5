package org.iptfhir.outcome.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.iptfhir.outcome.TalkingTherapies;
import org.iptfhir.outcome.cohort.CohortSource.Counted;
import org.iptfhir.outcome.cohort.CohortSource.LikeCourses;
import org.iptfhir.outcome.cohort.CohortSource.LikeScores;

/**
 * How the patients of a cohort do: as it is, before small cells are taken care of ({@link SmallCells}).
 *
 * @param whole of all courses
 * @param strata of those that are alike, by the value of each stratum that was asked for, in their order
 */
public record Cohort(Cell whole, Map<List<String>, Cell> strata) {
    public Cohort {
        strata = new LinkedHashMap<>(strata);
    }

    /** Works it out. */
    public static Cohort of(CohortQuestion question, Counted counted) {
        boolean isWithRecovery =
                List.of(TalkingTherapies.DEPRESSION, TalkingTherapies.ANXIETY).contains(question.instrument());
        Map<List<String>, Cell> strata = new LinkedHashMap<>();
        if (!question.strata().isEmpty()) {
            Map<String, Stratum> rows = new TreeMap<>();
            counted.courses()
                    .forEach(row -> rows.computeIfAbsent(key(row.stratum()), key -> Stratum.of(row.stratum()))
                            .courses()
                            .add(row));
            counted.scores()
                    .forEach(row -> rows.computeIfAbsent(key(row.stratum()), key -> Stratum.of(row.stratum()))
                            .scores()
                            .add(row));
            rows.values()
                    .forEach(stratum -> strata.put(
                            stratum.values(),
                            new CohortMeasures(stratum.courses(), stratum.scores(), isWithRecovery).cell()));
        }
        return new Cohort(new CohortMeasures(counted.courses(), counted.scores(), isWithRecovery).cell(), strata);
    }

    private static String key(List<String> values) {
        return String.join("\u0000", values);
    }

    private record Stratum(List<String> values, List<LikeCourses> courses, List<LikeScores> scores) {
        static Stratum of(List<String> values) {
            return new Stratum(values, new ArrayList<>(), new ArrayList<>());
        }
    }
}
