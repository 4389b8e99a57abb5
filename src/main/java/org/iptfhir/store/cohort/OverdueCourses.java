package org.iptfhir.store.cohort;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.iptfhir.outcome.cohort.OverdueQuestion;
import org.iptfhir.outcome.cohort.OverdueSource;
import org.iptfhir.outcome.cohort.Trait;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds courses without a recent score in the read model: one statement counts them, one finds a page of them. */
public final class OverdueCourses implements OverdueSource {
    private final JdbcTemplate jdbc;
    private final BooleanSupplier complete;

    /**
     * Finds what is in a database.
     *
     * @param complete whether all that is stored is in the read model
     */
    public OverdueCourses(DataSource dataSource, BooleanSupplier complete) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.complete = complete;
    }

    @Override
    public boolean isComplete() {
        return complete.getAsBoolean();
    }

    @Override
    public Page find(OverdueQuestion question, int skipped, int most) {
        List<Object> values = new ArrayList<>();
        String found = found(question, values);
        Long total = jdbc.queryForObject("select count(*)" + found, Long.class, values.toArray());
        values.add(most);
        values.add(skipped);
        List<Overdue> page = jdbc.query(
                "select course, measured" + found + " order by coalesce(measured, begun), course limit ? offset ?",
                OverdueCourses::overdue,
                values.toArray());
        return new Page(total == null ? 0 : total, page);
    }

    private static Overdue overdue(ResultSet row, int number) throws SQLException {
        return new Overdue(row.getString(1), Optional.ofNullable(row.getDate(2)).map(Date::toLocalDate));
    }

    /** A course of which neither a score nor its first day is recorded to the month is not found: nobody knows how long it waits. */
    private static String found(OverdueQuestion question, List<Object> values) {
        StringBuilder sql = new StringBuilder(" from (select c.course, c.begun, c.variant,"
                + " (select max(s.last_scored) from ipt_course_score s where s.course = c.course");
        question.instrument().ifPresent(instrument -> {
            sql.append(" and s.instrument = ?");
            values.add(instrument);
        });
        sql.append(") as measured from ipt_course c where c.is_active");
        for (Map.Entry<Trait, String> filter : question.filters().entrySet()) {
            sql.append(" and c.").append(CohortTables.column(filter.getKey())).append(" = ?");
            values.add(filter.getValue());
        }
        sql.append(") as active where coalesce(measured, begun) < ").append(since(question, values));
        return sql.toString();
    }

    private static String since(OverdueQuestion question, List<Object> values) {
        StringBuilder sql = new StringBuilder();
        for (Map.Entry<String, LocalDate> variant : new TreeMap<>(question.ofVariants()).entrySet()) {
            sql.append(sql.isEmpty() ? "case" : "").append(" when variant = ? then cast(? as date)");
            values.add(variant.getKey());
            values.add(Date.valueOf(variant.getValue()));
        }
        values.add(Date.valueOf(question.measuredSince()));
        return sql.isEmpty() ? "?" : sql.append(" else cast(? as date) end").toString();
    }
}
