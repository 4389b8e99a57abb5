package org.iptfhir.outcome.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.iptfhir.outcome.cohort.CohortSource.Counted;
import org.iptfhir.outcome.cohort.CohortSource.LikeCourses;
import org.iptfhir.outcome.cohort.CohortSource.LikeScores;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.junit.jupiter.api.Test;

/** What is told of small cells, and what an attacker makes of it who solves the margins (decision 10). */
class SmallCellsTest {
    private static final int SMALLEST = 5;
    private static final SmallCells CELLS = new SmallCells(SMALLEST, "a secret");

    @Property
    void aCountIsHiddenOrAMultipleNearIt(@ForAll @IntRange(max = 100_000) int number, @ForAll int courses) {
        Optional<Long> told = CELLS.count(number, "c" + courses, "began");
        if (number < SMALLEST) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told.orElseThrow() % SMALLEST).isZero();
            assertThat(Math.abs(told.orElseThrow() - number)).isLessThan(SMALLEST);
        }
        assertThat(CELLS.count(number, "c" + courses, "began")).isEqualTo(told);
        assertThat(new SmallCells(1, "a secret").count(number, "c" + courses, "began"))
                .hasValue((long) number);
    }

    /** 23 becomes 25 three times of five. */
    @Test
    void chanceFavoursNoSide() {
        double mean = IntStream.range(0, 20_000)
                .mapToLong(courses -> CELLS.count(23, "c" + courses, "began").orElseThrow())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(23, within(0.1));
    }

    @Test
    void whoAsksForTheSameCoursesOtherwiseGetsTheSameNumbers() {
        Counted all = counted(List.of(30L, 23L, 14L));
        Cohort stratified = Cohort.of(question(List.of(Trait.FORMAT)), all);
        Counted filtered = new Counted(
                all.courses().stream()
                        .filter(row -> row.stratum().equals(List.of("s1")))
                        .map(row -> new LikeCourses(
                                List.of(), row.stage(), row.endReason(), row.lastPhase(), row.courses(), row.days()))
                        .toList(),
                List.of());
        assertThat(CELLS.told(Cohort.of(question(List.of()), filtered)).whole())
                .isEqualTo(CELLS.told(stratified).strata().get(List.of("s1")));
    }

    @Test
    void strataThatAreTooSmallAreLeftOut() {
        SmallCells.Answer answer = CELLS.told(Cohort.of(question(List.of(Trait.FORMAT)), counted(List.of(4L, 5L, 0L))));
        assertThat(answer.strata().keySet()).containsExactly(List.of("s1"));
        assertThat(new SmallCells(0, "s")
                        .told(Cohort.of(question(List.of(Trait.FORMAT)), counted(List.of(4L, 5L, 0L))))
                        .strata())
                .hasSize(3);
    }

    @Property(tries = 300)
    void rateAndDenominatorGiveBackOnlyWhatIsTold(
            @ForAll @IntRange(max = 60) int numerator, @ForAll @IntRange(max = 60) int others) {
        Measured.Share share =
                new Measured.Share("response", Measured.Basis.OVER, 200, 150, numerator + others, numerator, Map.of());
        Told.Share told =
                (Told.Share) CELLS.told(new Cell(List.of(share), List.of())).get(0);
        assertThat(told.rate().isPresent()).isEqualTo(told.numerator().isPresent());
        told.rate().ifPresent(rate -> {
            double product = rate.value() * told.counts().computable().orElseThrow();
            assertThat(product).isCloseTo(told.numerator().orElseThrow(), within(1e-9));
            assertThat(rate.value()).isBetween(0.0, 1.0);
        });
    }

    /** Even who knows how many there are cannot take the sum of all but one from the sum of all. */
    @Property(tries = 500)
    void meanTimesCountLeavesASumUncertain(
            @ForAll @IntRange(min = 5, max = 400) int count, @ForAll @IntRange(min = -27, max = 27) int each) {
        Measured.Mean mean = new Measured.Mean(
                "change",
                Measured.Basis.OVER,
                "{score}",
                500,
                450,
                new Moments(count, (double) each * count + 1, (double) each * each * count + 3),
                Optional.empty(),
                Map.of());
        Told.Mean told =
                (Told.Mean) CELLS.told(new Cell(List.of(mean), List.of())).get(0);
        double value = told.spread().orElseThrow().mean();
        long believed = told.counts().computable().orElseThrow();
        double step = LongStream.of(1, 2, 5, 10, 20, 50)
                .mapToDouble(tenths -> tenths / 10.0)
                .filter(fine -> fine * believed >= 2.0 * SMALLEST)
                .findFirst()
                .orElseThrow();
        assertThat(value / step).isCloseTo(Math.rint(value / step), within(1e-9));
    }

    /**
     * The attack: of a line of cells all that is told, the whole, and that one cell is hidden. Whatever it is from 0 to 4, it
     * must remain possible; the corners of chance in which less remains are counted, and none leaves one value.
     */
    @Test
    void solvingTheMarginsOfALineLeavesAHiddenCellOpen() {
        Random random = new Random(7);
        int narrowed = 0;
        int tables = 50_000;
        for (int table = 0; table < tables; table++) {
            long hidden = random.nextInt(SMALLEST);
            List<Long> cells = new ArrayList<>(List.of(hidden));
            int siblings = 1 + random.nextInt(4);
            for (int i = 0; i < siblings; i++) {
                cells.add((long) SMALLEST + random.nextInt(40));
            }
            Line line = Line.of(cells, "table" + table);
            assertThat(line.least(0)).as("%s", cells).isLessThanOrEqualTo(hidden);
            assertThat(line.most(0)).as("%s", cells).isGreaterThanOrEqualTo(hidden);
            assertThat(line.most(0) - line.least(0)).as("%s", cells).isGreaterThanOrEqualTo(1);
            narrowed += line.most(0) - line.least(0) < SMALLEST - 2 ? 1 : 0;
        }
        assertThat((double) narrowed / tables).isLessThan(0.01);
    }

    /**
     * Two strata: rows and columns are asked for each by itself, and all bounds are drawn together until none moves. Where
     * chance stands in its corner everywhere, what is hidden can be left one value: of less than one cell in a thousand.
     */
    @Test
    void solvingTheMarginsOfTwoStrataLeavesHiddenCellsOpen() {
        Random random = new Random(11);
        int pinned = 0;
        int hidden = 0;
        for (int table = 0; table < 5_000; table++) {
            long[][] cells = new long[3][4];
            for (long[] row : cells) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextInt(4) == 0 ? random.nextInt(SMALLEST) : SMALLEST + random.nextInt(30);
                }
            }
            Bounds bounds = Bounds.of(cells, "table" + table);
            bounds.tighten();
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    if (cells[row][column] < SMALLEST) {
                        hidden++;
                        pinned += bounds.least[row][column] == bounds.most[row][column] ? 1 : 0;
                    }
                }
            }
        }
        assertThat(hidden).isGreaterThan(10_000);
        assertThat((double) pinned / hidden).isLessThan(0.001);
    }

    /** Two answers that differ by one person differ by nothing or by a multiple, whichever the person is. */
    @Test
    void theDifferenceOfTwoAnswersDoesNotTellWhetherSomebodyIsThere() {
        int[] seen = new int[3];
        for (int number = 20; number < 20_020; number++) {
            long with = CELLS.count(number % 40 + 21, "with" + number, "began").orElseThrow();
            long without =
                    CELLS.count(number % 40 + 20, "without" + number, "began").orElseThrow();
            assertThat((with - without) % SMALLEST).isZero();
            seen[(int) ((with - without) / SMALLEST) + 1]++;
        }
        assertThat(seen[0]).isGreaterThan(1000); // one more, and five less is told
        assertThat(seen[1]).isGreaterThan(1000);
    }

    private static CohortQuestion question(List<Trait> strata) {
        return new CohortQuestion("phq-9", Window.open(), Map.of(), strata);
    }

    private static Counted counted(List<Long> numbers) {
        List<LikeCourses> courses = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            courses.add(new LikeCourses(
                    List.of("s" + i),
                    Stage.OVER,
                    Optional.of(EndReason.COMPLETED_PLANNED),
                    Optional.of(Phase.TERMINATION),
                    numbers.get(i),
                    Map.of()));
        }
        return new Counted(courses, List.<LikeScores>of());
    }

    /** What a told number can be. */
    private static long least(Optional<Long> told) {
        return told.map(number -> Math.max(SMALLEST, number - SMALLEST + 1)).orElse(0L);
    }

    private static long most(Optional<Long> told) {
        return told.map(number -> number + SMALLEST - 1).orElse(SMALLEST - 1L);
    }

    /** Cells of a line, and their sum. */
    private record Line(List<Optional<Long>> cells, Optional<Long> whole) {
        static Line of(List<Long> numbers, String table) {
            List<Optional<Long>> told = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                told.add(CELLS.count(numbers.get(i), table + "/" + i, "began"));
            }
            return new Line(
                    told,
                    CELLS.count(numbers.stream().mapToLong(Long::longValue).sum(), table, "began"));
        }

        long least(int place) {
            long others = 0;
            for (int i = 0; i < cells.size(); i++) {
                others += i == place ? 0 : SmallCellsTest.most(cells.get(i));
            }
            return Math.max(SmallCellsTest.least(cells.get(place)), SmallCellsTest.least(whole) - others);
        }

        long most(int place) {
            long others = 0;
            for (int i = 0; i < cells.size(); i++) {
                others += i == place ? 0 : SmallCellsTest.least(cells.get(i));
            }
            return Math.min(SmallCellsTest.most(cells.get(place)), SmallCellsTest.most(whole) - others);
        }
    }

    /** Bounds of all cells of a table, drawn together by rows, columns and the whole. */
    private static final class Bounds {
        private final long[][] least;
        private final long[][] most;
        private final long[][] rows;
        private final long[][] columns;

        Bounds(int height, int width) {
            this.least = new long[height][width];
            this.most = new long[height][width];
            this.rows = new long[height][2];
            this.columns = new long[width][2];
        }

        static Bounds of(long[][] cells, String table) {
            int height = cells.length;
            int width = cells[0].length;
            Bounds bounds = new Bounds(height, width);
            for (int row = 0; row < height; row++) {
                long sum = LongStream.of(cells[row]).sum();
                bounds.rows[row] = range(CELLS.count(sum, table + "/row" + row, "began"));
                for (int column = 0; column < width; column++) {
                    long[] range = range(CELLS.count(cells[row][column], table + "/" + row + "/" + column, "began"));
                    bounds.least[row][column] = range[0];
                    bounds.most[row][column] = range[1];
                }
            }
            for (int column = 0; column < width; column++) {
                long sum = 0;
                for (long[] row : cells) {
                    sum += row[column];
                }
                bounds.columns[column] = range(CELLS.count(sum, table + "/column" + column, "began"));
            }
            return bounds;
        }

        private static long[] range(Optional<Long> told) {
            return new long[] {SmallCellsTest.least(told), SmallCellsTest.most(told)};
        }

        void tighten() {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int row = 0; row < least.length; row++) {
                    for (int column = 0; column < least[row].length; column++) {
                        moved |= tighten(row, column);
                    }
                }
            }
        }

        private boolean tighten(int row, int column) {
            long low = least[row][column];
            long high = most[row][column];
            long restLeast = LongStream.of(least[row]).sum() - low;
            long restMost = LongStream.of(most[row]).sum() - high;
            low = Math.max(low, rows[row][0] - restMost);
            high = Math.min(high, rows[row][1] - restLeast);
            restLeast = -least[row][column];
            restMost = -most[row][column];
            for (int other = 0; other < least.length; other++) {
                restLeast += least[other][column];
                restMost += most[other][column];
            }
            low = Math.max(low, columns[column][0] - restMost);
            high = Math.min(high, columns[column][1] - restLeast);
            boolean moved = low > least[row][column] || high < most[row][column];
            least[row][column] = low;
            most[row][column] = high;
            return moved;
        }
    }
}
