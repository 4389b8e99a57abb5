package org.iptfhir.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.iptfhir.drawing.DrawnCourses.FIRST;
import static org.iptfhir.drawing.DrawnCourses.course;
import static org.iptfhir.drawing.DrawnCourses.drawing;
import static org.iptfhir.drawing.DrawnCourses.number;
import static org.iptfhir.drawing.DrawnCourses.outcome;
import static org.iptfhir.drawing.DrawnCourses.read;
import static org.iptfhir.drawing.DrawnCourses.weekly;
import static org.iptfhir.drawing.DrawnCourses.withClass;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.NoServer;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Code;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Scoring;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.outcome.Rating;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.therapy.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Where things lie in a drawing, and what they are. */
@NoServer
class TrajectoryDrawingTest {
    private static final double TENTH = 0.11;

    static Stream<Instrument> instruments() {
        return DrawnCourses.INSTRUMENTS.stream();
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void eachTotalLiesInItsBandAndBandsMeet(Instrument instrument) {
        Plot plot = new Plot(44, 40, 700, 320, instrument, FIRST, FIRST.plusWeeks(14));
        for (int total = instrument.lowest(); total <= instrument.highest(); total++) {
            Band band = instrument.bandOf(BigDecimal.valueOf(total)).orElseThrow();
            assertThat(plot.y(total)).isBetween(plot.top(band), plot.bottom(band));
        }
        List<Band> bands = instrument.bands();
        for (int i = 1; i < bands.size(); i++) {
            assertThat(plot.bottom(bands.get(i))).isEqualTo(plot.top(bands.get(i - 1)));
        }
        assertThat(plot.top(bands.get(bands.size() - 1))).isEqualTo(plot.top());
        assertThat(plot.bottom(bands.get(0))).isEqualTo(plot.bottom());
    }

    @Test
    void bandsAndTheirNamesAreThoseOfTheInstrument() {
        Document svg = read(drawing(weekly("gad-7", true, 15, 4)).file());
        assertThat(withClass(svg, "name"))
                .extracting(Element::getTextContent)
                .containsExactly("Minimal 0–4", "Mild 5–9", "Moderate 10–14", "Severe 15–21");
        assertThat(withClass(svg, "number")).extracting(Element::getTextContent).contains("0", "5", "10", "15", "21");
    }

    @ParameterizedTest
    @CsvSource({"18, response: 50 % better (≤ 9)", "19, response: 50 % better (≤ 9)", "9, response: 50 % better (≤ 4)"})
    void aTotalLiesBeyondTheLineThatItReaches(int baseline, String named) {
        for (int total = 0; total <= 27; total++) {
            CourseOutcome scale = weekly("phq-9", true, baseline, total);
            Document svg = read(drawing(scale).file());
            assertThat(withClass(svg, "limit-name").get(0).getTextContent()).startsWith(named);
            List<Element> lines = withClass(svg, "limit");
            double y = number(withClass(svg, "reach").get(1), "cy");
            assertThat(y > number(lines.get(0), "y1"))
                    .as("response of %s", total)
                    .isEqualTo(scale.response().holds());
            assertThat(y > number(lines.get(lines.size() - 1), "y1"))
                    .as("remission of %s", total)
                    .isEqualTo(scale.remission().holds());
        }
    }

    @Test
    void aNarrowDrawingHasShorterNames() {
        Document svg = read(drawing(weekly("phq-9", true, 18, 9)).within(Frame.NARROW, "one"));
        assertThat(withClass(svg, "limit-name"))
                .extracting(Element::getTextContent)
                .containsExactly("response (≤ 9)", "remission (< 5)");
    }

    @Test
    void oneLineStandsForBothWhereTheyAreTheSame() {
        Document svg = read(drawing(weekly("phq-9", true, 9, 3)).file());
        assertThat(withClass(svg, "limit-name"))
                .extracting(Element::getTextContent)
                .containsExactly("response: 50 % better (≤ 4) and remission (< 5)");
    }

    /** Instruments with norms instead of bands, with decimals, with a response in points. */
    @ParameterizedTest
    @CsvSource({
        "iip-32, 60, 40, '0, 128'",
        "sas-sr, 3, 2, '1, 5'",
        "mspss, 3, 5, '5.1, 3, 1, 7'",
        "isi, 20, 6, '0, 8, 15, 22, 28'"
    })
    void everyInstrumentCanBeDrawn(String id, int from, int to, String numbers) {
        Document svg = read(drawing(weekly(id, true, from, to)).file());
        assertThat(withClass(svg, "number")).extracting(Element::getTextContent).startsWith(numbers.split(", "));
    }

    @Test
    void aScaleOnWhichMoreIsBetterHasItsLinesTheOtherWayRound() {
        Instrument wellbeing = new Instrument(
                "who-5",
                "WHO-5",
                "urn:q",
                new Code("urn:c", "t", "Total"),
                List.of(),
                Optional.of("t"),
                Scoring.sum(),
                List.of(),
                List.of(),
                0,
                100,
                Direction.HIGHER_IS_BETTER,
                List.of(
                        new Band(
                                new Code("urn:b", "good", "Good"),
                                BigDecimal.valueOf(51),
                                BigDecimal.valueOf(100),
                                "s"),
                        new Band(new Code("urn:b", "low", "Low"), BigDecimal.ZERO, BigDecimal.valueOf(50), "s")),
                List.of(
                        new Threshold("remission", ">", BigDecimal.valueOf(70), "{score}", Basis.SCORE, "s"),
                        new Threshold("response", ">=", BigDecimal.valueOf(50), "%", Basis.SHARE, "s")));
        List<Rating> ratings = List.of(
                new Rating(FIRST, BigDecimal.valueOf(20), false),
                new Rating(FIRST.plusWeeks(1), BigDecimal.valueOf(60), false));
        Document svg = read(drawing(outcome(
                        wellbeing, ratings, List.of(new Attended(FIRST, Optional.of(1), Optional.empty())), false))
                .file());
        assertThat(withClass(svg, "limit-name"))
                .extracting(Element::getTextContent)
                .containsExactly("remission (> 70)", "response: 50 % better (≥ 60)");
        assertThat(number(withClass(svg, "reach").get(1), "cy"))
                .isLessThan(number(withClass(svg, "limit").get(1), "y1"))
                .isGreaterThan(number(withClass(svg, "limit").get(0), "y1"));
    }

    @Test
    void eachStateHasItsShapeAndItsName() {
        Document svg =
                read(drawing(weekly("phq-9", true, 16, 15, 10, 8, 4, 23, 16)).file());
        List<Element> points = withClass(svg, "point");
        assertThat(points)
                .extracting(point -> ((Element) point.getElementsByTagName("*").item(2)).getAttribute("class"))
                .containsExactly(
                        "mark no-change",
                        "mark no-change",
                        "mark reliable-improvement",
                        "mark response",
                        "mark remission",
                        "mark reliable-deterioration",
                        "mark no-change");
        assertThat(points)
                .extracting(point -> point.getElementsByTagName("title").item(0).getTextContent())
                .startsWith(
                        "8 January 2026, session 1, PHQ-9 16, moderately severe, the baseline",
                        "15 January 2026, session 2, PHQ-9 15, moderately severe, no reliable change")
                .contains("5 February 2026, session 5, PHQ-9 4, minimal, remission");
        assertThat(points).allSatisfy(point -> {
            assertThat(point.getAttribute("tabindex")).isEqualTo("0");
            assertThat(point.getAttribute("role")).isEqualTo("graphics-symbol img");
        });
        assertThat(withClass(svg, "sign"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "baseline, or no reliable change",
                        "reliable deterioration",
                        "reliable improvement",
                        "response",
                        "remission");
    }

    /** Nothing was judged of it: its legend does not speak of change. */
    @Test
    void aBaselineAloneIsCalledSo() {
        Document svg = read(drawing(weekly("phq-9", true, 12, -1)).file());
        assertThat(withClass(svg, "sign"))
                .extracting(Element::getTextContent)
                .containsExactly("baseline", "session without a score");
    }

    @ParameterizedTest
    @CsvSource({"phq-9, 'PHQ-9, 0 to 27: lower is better'", "who-5, 'WHO-5, 0 to 100: higher is better'"})
    void saysWhatIsMeasuredAndWhichEndIsTheGoodOne(String id, String range) {
        for (Frame frame : Frame.values()) {
            Document svg = read(drawing(weekly(id, true, 20, 4)).within(frame, "one"));
            assertThat(withClass(svg, "range"))
                    .extracting(Element::getTextContent)
                    .containsExactly(range);
        }
    }

    @Test
    void itsDescriptionStatesTheFinding() {
        Document svg =
                read(drawing(weekly("phq-9", true, 19, 17, 13, 14, 9, 4, 3)).file());
        Element root = svg.getDocumentElement();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("PHQ-9: from 19 to 3 in six weeks");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("Remission since session 6. Reliable improvement (≥ 6 points) since session 5.");
        assertThat(root.getAttribute("aria-labelledby"))
                .isEqualTo(((Element) svg.getElementsByTagName("title").item(0)).getAttribute("id"));
        assertThat(root.getAttribute("aria-describedby"))
                .isEqualTo(((Element) svg.getElementsByTagName("desc").item(0)).getAttribute("id"));
    }

    @Test
    void aGapIsNoLineLikeAnother() {
        List<Rating> ratings = new ArrayList<>();
        for (int day : new int[] {0, 7, 14, 28, 35, 70}) {
            ratings.add(new Rating(FIRST.plusDays(day), BigDecimal.TEN, false));
        }
        List<Attended> sessions = Stream.of(0, 7, 14, 28, 30, 35, 70)
                .map(day -> new Attended(FIRST.plusDays(day), Optional.empty(), Optional.empty()))
                .toList();
        CourseOutcome scale = outcome(DrawnCourses.instrument("phq-9"), ratings, sessions, true);
        // The second week is skipped, a session after four weeks has no score, and after that nothing is known for five
        // weeks.
        assertThat(Stretch.of(scale.trajectory())).extracting(Stretch::isGap).containsExactly(false, false, true, true);
        Document svg = read(drawing(scale).file());
        assertThat(withClass(svg, "line")).hasSize(5); // and one in the legend
        assertThat(withClass(svg, "gap")).hasSize(3); // and one in the legend
        assertThat(withClass(svg, "sign"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "baseline, or no reliable change", "a score is missing between", "session without a score");
        assertThat(withClass(svg, "missing")).hasSize(2); // and one in the legend
    }

    @Test
    void phasesStandAboveTheirDays() {
        CourseOutcome scale = weekly("phq-9", true, 18, 17, 16, 15, 12, 9, 6, 4);
        List<PhaseTime> phases = List.of(
                new PhaseTime(Phase.INITIAL, FIRST, Optional.of(FIRST.plusWeeks(2))),
                new PhaseTime(Phase.MIDDLE, FIRST.plusWeeks(2), Optional.empty()));
        Document svg = read(new TrajectoryDrawing(course(scale, phases, List.of()), scale, Phase::code).file());
        List<Element> bars = withClass(svg, "phase");
        double turn = number(withClass(svg, "reach").get(2), "cx");
        assertThat(number(bars.get(0), "x") + number(bars.get(0), "width")).isEqualTo(turn - 1, within(TENTH));
        assertThat(number(bars.get(1), "x")).isEqualTo(turn + 1, within(TENTH));
        assertThat(number(withClass(svg, "turn").get(0), "x1")).isEqualTo(turn, within(TENTH));
        assertThat(withClass(svg, "phase-name"))
                .extracting(Element::getTextContent)
                .containsExactly("initial", "middle");
    }

    @Test
    void theAnswersAboutSuicideStandApart() {
        CourseOutcome scale = weekly("phq-9", true, 18, 9);
        Code question = scale.instrument().safetyItems().get(0).code();
        List<SafetyAnswer> answers = List.of(
                new SafetyAnswer(FIRST, question, new Code("urn:a", "2", "More than \"half\" <the> days & nights"), 2),
                new SafetyAnswer(FIRST.plusWeeks(1), question, new Code("urn:a", "0", ""), 0));
        Document svg = read(new TrajectoryDrawing(course(scale, List.of(), answers), scale, Phase::code).file());
        assertThat(withClass(svg, "answer"))
                .extracting(
                        answer -> answer.getElementsByTagName("title").item(0).getTextContent())
                .containsExactly(
                        "8 January 2026, item 9: 2, More than \"half\" <the> days & nights",
                        "15 January 2026, item 9: 0");
        assertThat(withClass(svg, "alarm-number"))
                .extracting(Element::getTextContent)
                .containsExactly("2");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .endsWith("Item 9 (thoughts of death or self-harm) was above zero on one day, last on 8 January 2026.");
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void aDrawingWithinAPageLeavesTheStyleToThePage(Frame frame) {
        String svg = drawing(weekly("phq-9", true, 18, 9)).within(frame, "one");
        assertThat(svg).doesNotContain("<style", " style=", "<script").contains("id=\"one-title\"");
    }

    @Test
    void nothingIsDrawnInWords() {
        assertThat(read(TrajectoryDrawing.nothing("No scores are <recorded>."))
                        .getDocumentElement()
                        .getTextContent())
                .contains("No scores are <recorded>.");
    }
}
