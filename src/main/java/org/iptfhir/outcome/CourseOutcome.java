package org.iptfhir.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.iptfhir.instrument.Band;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.instrument.Threshold.Basis;
import org.iptfhir.outcome.Verdict.Reason;

/**
 * What a course has come to by one instrument. The numbers that decide are those of the instrument (code system {@code
 * threshold}), each with its source.
 *
 * @param instrument by which it is judged
 * @param trajectory of its scores
 * @param isOver whether the course has ended: its end is judged then, else the latest score
 */
public record CourseOutcome(Instrument instrument, Trajectory trajectory, boolean isOver) {
    private static final String RESPONSE = "response";
    private static final String REMISSION = "remission";
    private static final String RELIABLE = "reliable-change";
    private static final String IMPORTANT = "minimal-important-change";
    private static final String CASENESS = "caseness";
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** The score from which change is counted. */
    public Optional<Point> baseline() {
        return trajectory.baseline();
    }

    /** The score that it is compared with. */
    public Optional<Point> endpoint() {
        return trajectory.endpoint(judged(), isOver);
    }

    /** The scores that can be compared: those after the baseline, and all of a rating that is itself one of the change. */
    private List<Point> judged() {
        return isRatingOfChange() ? trajectory.points() : trajectory.sinceBaseline();
    }

    /** Such as CGI-I, on which a score says how much better the patient is than before. */
    private boolean isRatingOfChange() {
        return instrument
                .threshold(RESPONSE)
                .filter(threshold -> threshold.basis() == Basis.SCORE)
                .isPresent();
    }

    /** By how many points the patient is better; below zero who is worse, whatever the direction of the instrument. */
    public Optional<BigDecimal> improvement() {
        return endpoint().flatMap(this::improvement);
    }

    /** By how many points the patient is better at a score than at the baseline. */
    public Optional<BigDecimal> improvement(Point point) {
        return improvement(point.total());
    }

    private Optional<BigDecimal> improvement(BigDecimal total) {
        return baseline().map(from -> better(from.total(), total));
    }

    private BigDecimal better(BigDecimal from, BigDecimal to) {
        return instrument.direction() == Direction.HIGHER_IS_WORSE ? from.subtract(to) : to.subtract(from);
    }

    /**
     * The improvement in percent of what could be improved, the distance of the baseline from the best score (for PHQ-9
     * and GAD-7 the baseline itself), to one decimal; empty where that is nothing.
     */
    public Optional<BigDecimal> percent() {
        return endpoint().flatMap(this::percent);
    }

    /** The improvement at a score in percent of what could be improved. */
    public Optional<BigDecimal> percent(Point point) {
        return improvement(point)
                .flatMap(points ->
                        improvable().map(room -> points.multiply(WHOLE).divide(room, 1, RoundingMode.HALF_UP)));
    }

    private Optional<BigDecimal> improvable() {
        return baseline()
                .map(from -> better(from.total(), BigDecimal.valueOf(best())))
                .filter(room -> room.signum() > 0);
    }

    private int best() {
        return instrument.direction() == Direction.HIGHER_IS_WORSE ? instrument.lowest() : instrument.highest();
    }

    /** All verdicts, by their codes of the guide's code system {@code outcome-verdict} and in its order. */
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put("response", response());
        verdicts.put("remission", remission());
        verdicts.put("important-improvement", importantImprovement());
        verdicts.put("reliable-improvement", reliableImprovement());
        verdicts.put("reliable-deterioration", reliableDeterioration());
        verdicts.put("caseness-at-start", casenessAtStart());
        verdicts.put("caseness-at-end", casenessAtEnd());
        return verdicts;
    }

    /** Whether the treatment has worked: the improvement is at least the share that the instrument asks for. */
    public Verdict response() {
        return ofEndpoint(RESPONSE, this::isImproved);
    }

    private Verdict isImproved(BigDecimal total, Threshold threshold) {
        return switch (threshold.basis()) {
            case SHARE -> isBetterByShare(total, threshold);
            case CHANGE -> isBetter(total, threshold);
            case SCORE -> isWithin(total, threshold);
        };
    }

    private Verdict isBetterByShare(BigDecimal total, Threshold share) {
        return improvable()
                .map(room -> Verdict.of(
                        improvement(total).orElseThrow().multiply(WHOLE).compareTo(room.multiply(share.value())) >= 0))
                .orElse(Verdict.notComputable(Reason.NOTHING_TO_IMPROVE));
    }

    private Verdict isBetter(BigDecimal total, Threshold limit) {
        return Verdict.of(improvement(total).orElseThrow().compareTo(limit.value()) >= 0);
    }

    private Verdict isWorse(BigDecimal total, Threshold limit) {
        return Verdict.of(improvement(total).orElseThrow().negate().compareTo(limit.value()) >= 0);
    }

    private static Verdict isWithin(BigDecimal total, Threshold limit) {
        return Verdict.of(limit.isReachedBy(total));
    }

    /** Whether hardly any symptoms are left. */
    public Verdict remission() {
        return ofEndpoint(REMISSION, CourseOutcome::isWithin);
    }

    /** Whether the improvement is more than error of measurement. */
    public Verdict reliableImprovement() {
        return ofEndpoint(RELIABLE, this::isBetter);
    }

    /** Whether the patient is worse by more than error of measurement. */
    public Verdict reliableDeterioration() {
        return ofEndpoint(RELIABLE, this::isWorse);
    }

    /** Whether the improvement is one that patients notice. */
    public Verdict importantImprovement() {
        return ofEndpoint(IMPORTANT, this::isImproved);
    }

    /** Whether the patient was ill enough at the start for treatment to be indicated. */
    public Verdict casenessAtStart() {
        return ofThreshold(
                CASENESS,
                limit -> baseline()
                        .map(from -> Verdict.of(limit.isReachedBy(from.total())))
                        .orElse(Verdict.notComputable(Reason.NO_BASELINE)));
    }

    /** Whether treatment is still, or again, indicated. */
    public Verdict casenessAtEnd() {
        return ofEndpoint(CASENESS, CourseOutcome::isWithin);
    }

    /** When response was reached. */
    public Attainment responseReached() {
        return attainment(RESPONSE, this::isImproved);
    }

    /** When remission was reached. */
    public Attainment remissionReached() {
        return attainment(REMISSION, CourseOutcome::isWithin);
    }

    /** When reliable improvement was reached. */
    public Attainment reliableImprovementReached() {
        return attainment(RELIABLE, this::isBetter);
    }

    /** When the patient was worse by more than error of measurement. */
    public Attainment reliableDeteriorationReached() {
        return attainment(RELIABLE, this::isWorse);
    }

    /** The band of a score; empty where its total is no number of the instrument, or outside the range. */
    public Optional<Band> band(Point point) {
        return instrument.bandOf(point.total());
    }

    /** How the patient does at a score of the trajectory. */
    public State state(Point point) {
        if (isRatingOfChange()) {
            return isResponse(point.total()) ? State.RESPONSE : State.NO_CHANGE;
        }
        if (baseline().filter(from -> !point.day().isBefore(from.day())).isEmpty()) {
            return State.NOT_JUDGED;
        }
        if (baseline().filter(point::equals).isPresent()) {
            return State.NO_CHANGE;
        }
        if (reaches(REMISSION, CourseOutcome::isWithin, point.total())) {
            return State.REMISSION;
        }
        if (isResponse(point.total())) {
            return State.RESPONSE;
        }
        if (reaches(RELIABLE, this::isBetter, point.total())) {
            return State.BETTER;
        }
        return reaches(RELIABLE, this::isWorse, point.total()) ? State.WORSE : State.NO_CHANGE;
    }

    /** Whether a total would be a response; no where there is no baseline, or nothing to improve. */
    public boolean isResponse(BigDecimal total) {
        return (isRatingOfChange() || baseline().isPresent()) && reaches(RESPONSE, this::isImproved, total);
    }

    private boolean reaches(String verdict, Judgement judgement, BigDecimal total) {
        return instrument
                .threshold(verdict)
                .filter(threshold -> judgement.of(total, threshold).holds())
                .isPresent();
    }

    /** How many sessions the patient had come to when response was first reached; empty where it never was. */
    public Optional<Integer> sessionsToResponse() {
        return responseReached().first().map(point -> trajectory.sessionsUntil(point.day()));
    }

    /** A judgement of one total by one number. */
    private interface Judgement {
        Verdict of(BigDecimal total, Threshold threshold);
    }

    private Verdict ofThreshold(String verdict, Function<Threshold, Verdict> judged) {
        return instrument.threshold(verdict).map(judged).orElse(Verdict.notComputable(Reason.NO_THRESHOLD));
    }

    private Verdict ofEndpoint(String verdict, Judgement judgement) {
        return ofThreshold(
                verdict,
                threshold -> baseline().isEmpty() && !isRatingOfChange()
                        ? Verdict.notComputable(Reason.NO_BASELINE)
                        : endpoint()
                                .map(point -> judgement.of(point.total(), threshold))
                                .orElse(Verdict.notComputable(Reason.NO_ENDPOINT)));
    }

    private Attainment attainment(String verdict, Judgement judgement) {
        return instrument
                .threshold(verdict)
                .map(threshold -> attainment(
                        point -> judgement.of(point.total(), threshold).holds(), judged()))
                .orElse(new Attainment(Optional.empty(), Optional.empty()));
    }

    private static Attainment attainment(Predicate<Point> reaches, List<Point> points) {
        int kept = points.size();
        while (kept > 0 && reaches.test(points.get(kept - 1))) {
            kept--;
        }
        return new Attainment(
                points.stream().filter(reaches).findFirst(),
                points.size() - kept > 1 ? Optional.of(points.get(kept)) : Optional.empty());
    }
}
