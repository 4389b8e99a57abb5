package org.iptfhir.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.iptfhir.outcome.cohort.AgeBand;
import org.iptfhir.outcome.cohort.Cohort;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.CourseFacts;
import org.iptfhir.outcome.cohort.ScaleFacts;
import org.iptfhir.outcome.cohort.SmallCells;
import org.iptfhir.outcome.cohort.Stage;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Verdicts;
import org.iptfhir.outcome.cohort.Window;
import org.iptfhir.store.cohort.CohortCounts;
import org.iptfhir.store.cohort.CohortTables;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * How long a question about a cohort with two strata takes, over ten thousand, a hundred thousand and a million courses in
 * the read model, on H2 in a file and on PostgreSQL, everything included but HTTP. From the project's directory:
 *
 * <pre>{@code
 * mvn test-compile exec:exec@cohorts
 * }</pre>
 *
 * Courses are spread as in practice: over ten years, forty organizations, four hundred therapists; a quarter drop out, a
 * third of those that are over lack the score at the end.
 */
public final class SpeedOfCohorts {
    private static final int AT_ONCE = 10_000;
    private static final int WARM = 3;
    private static final int FEWEST = 10;
    private static final int MOST = 200;
    private static final long BUDGET = 30_000_000_000L;
    private static final LocalDate FIRST = LocalDate.parse("2016-01-01");
    private static final List<Phase> LAST_PHASES = List.of(Phase.INITIAL, Phase.MIDDLE, Phase.TERMINATION);
    private static final String[] AREAS = {"grief", "role-dispute", "role-transition", "interpersonal-deficits"};
    private static final String[] FORMATS = {"individual", "individual", "individual", "group", "couple"};
    private static final String[] VARIANTS = {"ipt", "ipt", "ipt-a", "ipt-b", "ipt-g"};
    private static final String[] COMBINATIONS = {"none", "none", "medication"};

    private SpeedOfCohorts() {}

    /**
     * Runs it.
     *
     * @param arguments numbers of courses; none for 10,000, 100,000 and 1,000,000
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<Integer> sizes = arguments.length == 0
                ? List.of(10_000, 100_000, 1_000_000)
                : java.util.stream.Stream.of(arguments).map(Integer::valueOf).toList();
        System.out.printf("%-12s %10s %-28s %12s %12s%n", "database", "courses", "question", "median, ms", "p99, ms");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true")) {
            measure("PostgreSQL", connection, sizes);
        }
        Path directory = Files.createTempDirectory("ipt-fhir-cohorts");
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:async:" + directory + "/h2;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=131072",
                "sa",
                "")) {
            measure("H2", connection, sizes);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        System.exit(0);
    }

    private static void measure(String database, Connection connection, List<Integer> sizes) throws SQLException {
        SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
        CohortTables tables = new CohortTables(source);
        CohortCounts counts = new CohortCounts(source, () -> true);
        tables.make();
        Random random = new Random(1);
        int number = 0;
        for (int size : sizes) {
            connection.setAutoCommit(false);
            while (number < size) {
                List<CourseFacts> facts = new ArrayList<>();
                while (facts.size() < AT_ONCE && number < size) {
                    facts.add(course(random, number++));
                }
                tables.add(facts);
                connection.commit();
            }
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(database.equals("H2") ? "analyze" : "vacuum analyze");
            }
            measure(database, size, "area and format, all", counts, question(Window.open(), Map.of()));
            measure(
                    database,
                    size,
                    "area and format, one year",
                    counts,
                    question(
                            new Window(
                                    Optional.of(LocalDate.parse("2024-01-01")),
                                    Optional.of(LocalDate.parse("2024-12-31"))),
                            Map.of()));
            measure(
                    database,
                    size,
                    "area and format, one clinic",
                    counts,
                    question(Window.open(), Map.of(Trait.ORGANIZATION, "Organization/7")));
        }
    }

    private static CohortQuestion question(Window window, Map<Trait, String> filters) {
        return new CohortQuestion("phq-9", window, filters, List.of(Trait.PROBLEM_AREA, Trait.FORMAT));
    }

    private static void measure(String database, int size, String what, CohortCounts counts, CohortQuestion question) {
        SmallCells cells = new SmallCells(5, "secret");
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + BUDGET;
        for (int i = 0; times.size() < FEWEST || (times.size() < MOST && System.nanoTime() < end); i++) {
            long begin = System.nanoTime();
            cells.told(Cohort.of(question, counts.count(question)));
            if (i >= WARM) {
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        times.sort(Double::compare);
        System.out.printf(
                "%-12s %10d %-28s %12.1f %12.1f%n",
                database, size, what, times.get(times.size() / 2), times.get((int) (times.size() * 0.99)));
    }

    private static CourseFacts course(Random random, int number) {
        int therapist = random.nextInt(400);
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.PROBLEM_AREA, one(random, AREAS));
        traits.put(Trait.FORMAT, one(random, FORMATS));
        traits.put(Trait.VARIANT, one(random, VARIANTS));
        traits.put(Trait.COMBINATION, one(random, COMBINATIONS));
        traits.put(Trait.THERAPIST, "PractitionerRole/" + therapist);
        traits.put(Trait.ORGANIZATION, "Organization/" + therapist % 40);
        int age = 14 + random.nextInt(70);
        traits.put(Trait.AGE_BAND, AgeBand.of(age).code());
        LocalDate begin = FIRST.plusDays(random.nextInt(3650));
        boolean isOver = random.nextInt(10) > 0;
        boolean isDropOut = random.nextInt(4) == 0;
        Phase last = isDropOut ? LAST_PHASES.get(random.nextInt(3)) : Phase.TERMINATION;
        return new CourseFacts(
                "CarePlan/" + number,
                Optional.of("Patient/" + number),
                traits,
                true,
                Optional.of(age),
                isOver ? Stage.OVER : Stage.GOING_ON,
                !isOver,
                Optional.of(begin),
                isOver ? Optional.of(begin.plusDays(60 + random.nextInt(90))) : Optional.empty(),
                isOver ? Optional.of(isDropOut ? EndReason.DROPOUT : EndReason.COMPLETED_PLANNED) : Optional.empty(),
                Optional.of(last),
                Map.of(Phase.INITIAL, 14 + random.nextInt(14), Phase.MIDDLE, 42 + random.nextInt(28)),
                Optional.of(16),
                4 + random.nextInt(12),
                random.nextInt(4),
                List.of(scale(random, "phq-9", 27), scale(random, "gad-7", 21)));
    }

    private static ScaleFacts scale(Random random, String instrument, int highest) {
        if (random.nextInt(3) == 0) {
            return new ScaleFacts(
                    instrument,
                    Optional.of(FIRST.plusDays(random.nextInt(3650))),
                    Optional.of(BigDecimal.valueOf(random.nextInt(highest))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Verdicts.ofWord("eeeeee"));
        }
        int from = 8 + random.nextInt(highest - 8);
        int to = random.nextInt(from + 2);
        return new ScaleFacts(
                instrument,
                Optional.of(FIRST.plusDays(random.nextInt(3650))),
                Optional.of(BigDecimal.valueOf(from)),
                Optional.of(BigDecimal.valueOf(to)),
                Optional.of(BigDecimal.valueOf(from - to)),
                Optional.of(BigDecimal.valueOf(100L * (from - to) / from)),
                Verdicts.ofWord(yes(to * 2 <= from)
                        + yes(to < 5)
                        + yes(from - to >= 6)
                        + yes(to - from >= 6)
                        + (from < 10 ? "cc" : yes(to < 10) + yes(to < 10 && from - to >= 6))));
    }

    private static String yes(boolean holds) {
        return holds ? "y" : "n";
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
