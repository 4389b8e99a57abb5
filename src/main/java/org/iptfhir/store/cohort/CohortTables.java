package org.iptfhir.store.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.iptfhir.outcome.cohort.CourseFacts;
import org.iptfhir.outcome.cohort.ScaleFacts;
import org.iptfhir.outcome.cohort.Stage;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.therapy.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of the read model: {@code ipt_course} with a row for each course, {@code ipt_course_score} with one for each
 * course and instrument of which it has a score. The second repeats by what courses are filtered and grouped, so that
 * neither is ever joined; what has a fixed width stands first, where a scan finds it soonest. Scores and improvements are
 * in hundredths of a point, percents in tenths; what is not recorded is an empty text or null.
 */
public final class CohortTables {
    /** Another number has them made anew, and filled again. */
    public static final String VERSION = "3";

    private static final int LONGEST = 100;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(10_000_000);

    private static final String TRAITS =
            Stream.of(Trait.values()).map(CohortTables::column).collect(Collectors.joining(", "));
    private static final String DAYS =
            Stream.of(Phase.values()).map(CohortTables::days).collect(Collectors.joining(", "));

    private static final String INSERT_COURSE = insert(
            "ipt_course",
            "begun, ended, age, " + DAYS
                    + ", planned, attended, missed, has_begun, is_active, organization_of_therapist, ending, " + TRAITS
                    + ", course, patient");
    private static final String INSERT_SCORE = insert(
            "ipt_course_score",
            "begun, last_scored, baseline, endpoint, improvement, improvement_percent, is_over, organization_of_therapist, instrument,"
                    + " verdicts, " + TRAITS + ", course");

    private final JdbcTemplate jdbc;

    /** Tables of a database. */
    public CohortTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes them anew, empty. */
    public void make() {
        String traits = Stream.of(Trait.values())
                .map(trait -> column(trait) + " varchar(" + LONGEST + ") not null")
                .collect(Collectors.joining(", "));
        jdbc.execute("drop table if exists ipt_course");
        jdbc.execute("create table ipt_course (begun date, ended date, age integer, "
                + Stream.of(Phase.values())
                        .map(phase -> days(phase) + " integer")
                        .collect(Collectors.joining(", "))
                + ", planned integer, attended integer not null, missed integer not null, has_begun boolean not null,"
                + " is_active boolean not null, organization_of_therapist boolean not null, ending varchar(80) not null, "
                + traits
                + ", course varchar(" + LONGEST + ") primary key, patient varchar(" + LONGEST + ") not null)");
        jdbc.execute("create index ipt_course_begun on ipt_course (begun)");
        jdbc.execute("create index ipt_course_active on ipt_course (is_active)");
        jdbc.execute("drop table if exists ipt_course_score");
        jdbc.execute("create table ipt_course_score (begun date, last_scored date, baseline bigint, endpoint bigint,"
                + " improvement bigint, improvement_percent bigint, is_over boolean not null,"
                + " organization_of_therapist boolean not null, instrument varchar(50) not null,"
                + " verdicts varchar(20) not null, " + traits + ", course varchar(" + LONGEST
                + ") not null, primary key (course, instrument))");
        // The day first: H2 would look up each row of an instrument by itself where a scan of all is sooner done.
        jdbc.execute("create index ipt_course_score_begun on ipt_course_score (begun, instrument)");
    }

    /**
     * Puts what is so now in the place of what was.
     *
     * @param courses all whose rows go, such as {@code CarePlan/123}
     * @param facts of those that are there
     */
    public void replace(Collection<String> courses, List<CourseFacts> facts) {
        if (!courses.isEmpty()) {
            Object[] ids = courses.stream().map(CohortTables::cut).toArray();
            String places = String.join(",", Collections.nCopies(ids.length, "?"));
            jdbc.update("delete from ipt_course where course in (" + places + ")", ids);
            jdbc.update("delete from ipt_course_score where course in (" + places + ")", ids);
        }
        add(facts);
    }

    /** Adds rows of courses that have none. */
    public void add(List<CourseFacts> facts) {
        if (!facts.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT_COURSE, facts.stream().map(CohortTables::row).toList());
        }
        List<Object[]> scores = facts.stream()
                .flatMap(course -> course.scales().stream().map(scale -> row(course, scale)))
                .toList();
        if (!scores.isEmpty()) {
            jdbc.batchUpdate(INSERT_SCORE, scores);
        }
    }

    /** Has the courses of a therapist's role take place where it is now; not those whose care team says where. */
    public void move(String role, Optional<String> organization) {
        for (String table : List.of("ipt_course", "ipt_course_score")) {
            jdbc.update(
                    "update " + table + " set organization = ? where therapist = ? and organization_of_therapist",
                    cut(organization.orElse("")),
                    cut(role));
        }
    }

    /** The courses that have a row in either. */
    public List<String> courses() {
        return jdbc.queryForList(
                "select course from ipt_course union select course from ipt_course_score", String.class);
    }

    /** The column of a trait. */
    static String column(Trait trait) {
        return trait.code().replace('-', '_');
    }

    /** The column of the days that a phase took. */
    static String days(Phase phase) {
        return "days_" + phase.name().toLowerCase(Locale.ROOT);
    }

    private static String insert(String table, String columns) {
        return "insert into " + table + " (" + columns + ") values ("
                + String.join(",", Collections.nCopies(columns.split(",").length, "?")) + ")";
    }

    private static Object[] row(CourseFacts course) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(course.begin().map(Date::valueOf).orElse(null));
        row.add(course.end().map(Date::valueOf).orElse(null));
        row.add(course.age().orElse(null));
        for (Phase phase : Phase.values()) {
            row.add(course.days().get(phase));
        }
        row.add(course.planned().orElse(null));
        row.add(course.attended());
        row.add(course.missed());
        row.add(course.stage() != Stage.NOT_BEGUN);
        row.add(course.isActive());
        row.add(course.isOrganizationOfTherapist());
        row.add(new Ending(course.stage(), course.endReason(), course.lastPhase()).words());
        addTraits(row, course);
        row.add(cut(course.course()));
        row.add(cut(course.patient().orElse("")));
        return row.toArray();
    }

    private static Object[] row(CourseFacts course, ScaleFacts scale) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(course.begin().map(Date::valueOf).orElse(null));
        row.add(scale.last().map(Date::valueOf).orElse(null));
        row.add(scaled(scale.baseline(), 2));
        row.add(scaled(scale.endpoint(), 2));
        row.add(scaled(scale.improvement(), 2));
        row.add(scaled(scale.percent(), 1));
        row.add(course.stage() == Stage.OVER);
        row.add(course.isOrganizationOfTherapist());
        row.add(scale.instrument());
        row.add(scale.verdicts().word());
        addTraits(row, course);
        row.add(cut(course.course()));
        return row.toArray();
    }

    private static void addTraits(List<@Nullable Object> row, CourseFacts course) {
        for (Trait trait : Trait.values()) {
            row.add(cut(course.traits().getOrDefault(trait, "")));
        }
    }

    /** What is beyond any instrument is kept by a server that only warns; it must not make the write fail here. */
    private static @Nullable Long scaled(Optional<BigDecimal> number, int decimals) {
        return number.map(value -> value.min(LARGEST)
                        .max(LARGEST.negate())
                        .movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(null);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
