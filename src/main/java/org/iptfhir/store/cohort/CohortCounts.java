package org.iptfhir.store.cohort;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.iptfhir.outcome.cohort.ChangeBand;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.CohortSource;
import org.iptfhir.outcome.cohort.Moments;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Verdicts;
import org.iptfhir.therapy.Phase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts courses by two scans of the read model. */
public final class CohortCounts implements CohortSource {
    private static final double HUNDREDTHS = 100;
    private static final long TENTHS = 10;

    private final JdbcTemplate jdbc;
    private final BooleanSupplier complete;

    /**
     * Counts what is in a database.
     *
     * @param complete whether all that is stored is in the read model
     */
    public CohortCounts(DataSource dataSource, BooleanSupplier complete) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.complete = complete;
    }

    @Override
    public boolean isComplete() {
        return complete.getAsBoolean();
    }

    /** Both scans see one moment. */
    @Override
    public Counted count(CohortQuestion question) {
        Counted counted = jdbc.execute((Connection connection) -> {
            boolean isAuto = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new Counted(courses(connection, question), scores(connection, question));
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(isAuto);
            }
        });
        if (counted == null) {
            throw new IllegalStateException("nothing was counted");
        }
        return counted;
    }

    private static List<LikeCourses> courses(Connection connection, CohortQuestion question) throws SQLException {
        List<String> groups = groups(question, "ending");
        List<String> columns = new ArrayList<>(groups);
        columns.add("count(*)");
        for (Phase phase : Phase.values()) {
            String days = CohortTables.days(phase);
            columns.add("count(" + days + ")");
            columns.add("sum(" + days + ")");
            columns.add("sum(" + days + " * " + days + ")");
        }
        Condition condition = new Condition("has_begun", question);
        List<LikeCourses> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select " + String.join(", ", columns)
                + " from ipt_course" + condition.sql() + " group by " + String.join(", ", groups))) {
            condition.set(select);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(courses(result, question.strata().size()));
                }
            }
        }
        return rows;
    }

    private static LikeCourses courses(ResultSet row, int strata) throws SQLException {
        int column = strata;
        Ending ending = Ending.of(row.getString(++column));
        long courses = row.getLong(++column);
        Map<Phase, Moments> days = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            Moments moments = new Moments(row.getLong(++column), row.getDouble(++column), row.getDouble(++column));
            if (moments.count() > 0) {
                days.put(phase, moments);
            }
        }
        return new LikeCourses(
                stratum(row, strata), ending.stage(), ending.reason(), ending.lastPhase(), courses, days);
    }

    private static List<LikeScores> scores(Connection connection, CohortQuestion question) throws SQLException {
        List<String> groups = groups(question, "verdicts");
        List<String> columns = new ArrayList<>(groups);
        columns.addAll(List.of(
                "count(*)",
                "count(improvement)",
                "sum(improvement)",
                "sum(improvement * improvement)",
                "sum(case when improvement is not null then baseline end)",
                "sum(case when improvement is not null then baseline * baseline end)"));
        for (ChangeBand band : ChangeBand.values()) {
            columns.add("count(case when improvement_percent >= " + TENTHS * band.from() + " and improvement_percent < "
                    + TENTHS * band.below() + " then 1 end)");
        }
        Condition condition = new Condition("instrument = ? and is_over", question, question.instrument());
        List<LikeScores> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select " + String.join(", ", columns)
                + " from ipt_course_score" + condition.sql() + " group by " + String.join(", ", groups))) {
            condition.set(select);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(scores(result, question.strata().size()));
                }
            }
        }
        return rows;
    }

    private static LikeScores scores(ResultSet row, int strata) throws SQLException {
        int column = strata;
        Verdicts verdicts = Verdicts.ofWord(row.getString(++column));
        long courses = row.getLong(++column);
        long paired = row.getLong(++column);
        Moments improvement = points(paired, row.getDouble(++column), row.getDouble(++column));
        Moments baseline = points(paired, row.getDouble(++column), row.getDouble(++column));
        Map<ChangeBand, Long> bands = new EnumMap<>(ChangeBand.class);
        for (ChangeBand band : ChangeBand.values()) {
            bands.put(band, row.getLong(++column));
        }
        return new LikeScores(stratum(row, strata), verdicts, courses, improvement, baseline, bands);
    }

    private static Moments points(long count, double sum, double squares) {
        return new Moments(count, sum / HUNDREDTHS, squares / (HUNDREDTHS * HUNDREDTHS));
    }

    private static List<String> stratum(ResultSet row, int strata) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= strata; i++) {
            values.add(row.getString(i));
        }
        return values;
    }

    private static List<String> groups(CohortQuestion question, String... own) {
        return Stream.concat(question.strata().stream().map(CohortTables::column), Stream.of(own))
                .toList();
    }

    /** Which rows are counted. */
    private static final class Condition {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        Condition(String base, CohortQuestion question, String... baseValues) {
            sql.append(" where ").append(base);
            values.addAll(List.of(baseValues));
            question.began().from().ifPresent(day -> {
                sql.append(" and begun >= ?");
                values.add(Date.valueOf(day));
            });
            question.began().to().ifPresent(day -> {
                sql.append(" and begun <= ?");
                values.add(Date.valueOf(day));
            });
            for (Map.Entry<Trait, String> filter : question.filters().entrySet()) {
                sql.append(" and ").append(CohortTables.column(filter.getKey())).append(" = ?");
                values.add(filter.getValue());
            }
        }

        String sql() {
            return sql.toString();
        }

        void set(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }
}
