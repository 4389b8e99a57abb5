package org.iptfhir.outcome.cohort;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.NotComputable;
import org.iptfhir.outcome.Verdict.Reason;
import org.iptfhir.outcome.cohort.CohortSource.LikeCourses;
import org.iptfhir.outcome.cohort.CohortSource.LikeScores;
import org.iptfhir.outcome.cohort.Measured.Basis;
import org.iptfhir.outcome.cohort.Measured.Mean;
import org.iptfhir.outcome.cohort.Measured.Share;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;

/**
 * The numbers of a cohort, or of one stratum of it, from what was counted.
 *
 * @param courses those that began
 * @param scores those over that have a score of the instrument
 */
record CohortMeasures(List<LikeCourses> courses, List<LikeScores> scores, boolean isWithRecovery) {
    /** Code of the share of courses that came to an agreed end. */
    static final String COMPLETION = "completion";

    /** Code of the share that the patient broke off. */
    static final String DROP_OUT = "drop-out";

    /** Code of the share that has a baseline and an end. */
    static final String PAIRED = "paired-data";

    /** Code of the mean improvement. */
    static final String CHANGE = "change";

    /** With what the codes of {@link ChangeBand} begin. */
    static final String CHANGED_BY = "change-";

    /** With what the codes of the shares begin that the patient broke off in a phase. */
    static final String DROP_OUT_IN = "drop-out-in-";

    private static final String DAYS_IN = "days-in-";

    CohortMeasures {
        courses = List.copyOf(courses);
        scores = List.copyOf(scores);
    }

    Cell cell() {
        return new Cell(ofScores(), ofCourses());
    }

    private List<Measured> ofScores() {
        List<Measured> all = new ArrayList<>();
        for (Question question : Question.values()) {
            if (isWithRecovery || !question.isOfCaseness()) {
                all.add(share(question));
            }
        }
        all.add(change());
        for (ChangeBand band : ChangeBand.values()) {
            all.add(changed(band));
        }
        all.add(paired());
        return all;
    }

    private List<Measured> ofCourses() {
        List<Measured> all = new ArrayList<>();
        all.add(ofEnd(COMPLETION, course -> ended(course).then(why -> why.isCompletion())));
        all.add(ofEnd(DROP_OUT, course -> ended(course).then(why -> why == EndReason.DROPOUT)));
        for (Phase phase : Phase.values()) {
            all.add(ofEnd(DROP_OUT_IN + phase.code(), course -> droppedOutIn(course, phase)));
        }
        for (Phase phase : Phase.values()) {
            all.add(days(phase));
        }
        return all;
    }

    private long began() {
        return courses.stream().mapToLong(LikeCourses::courses).sum();
    }

    private List<LikeCourses> over() {
        return courses.stream().filter(course -> course.stage() == Stage.OVER).toList();
    }

    private long numberOver() {
        return over().stream().mapToLong(LikeCourses::courses).sum();
    }

    private Share share(Question question) {
        Map<Reason, Long> gaps = gaps(
                question == Question.RESPONSE
                        ? List.of(
                                Reason.NO_BASELINE, Reason.NO_ENDPOINT, Reason.NOTHING_TO_IMPROVE, Reason.NO_THRESHOLD)
                        : List.of(Reason.NO_BASELINE, Reason.NO_ENDPOINT, Reason.NO_THRESHOLD));
        Answers answers = Answers.of(scores, scored -> scored.verdicts().of(question), LikeScores::courses, gaps);
        gaps.merge(Reason.NO_BASELINE, withoutScore(), Long::sum);
        Optional<Long> well = Optional.ofNullable(gaps.remove(Reason.NOT_AT_CASENESS));
        return new Share(
                question.code(),
                question.isOfCaseness() ? Basis.OVER_AT_CASENESS : Basis.OVER,
                began(),
                numberOver() - well.orElse(0L),
                answers.computable(),
                answers.yes(),
                gaps);
    }

    /** Over, without any score of the instrument. */
    private long withoutScore() {
        return Math.max(
                0, numberOver() - scores.stream().mapToLong(LikeScores::courses).sum());
    }

    private Mean change() {
        Map<Reason, Long> gaps = gaps(List.of(Reason.NO_BASELINE, Reason.NO_ENDPOINT));
        for (LikeScores scored : scores) {
            Reason reason = scored.verdicts().of(Question.REMISSION) instanceof NotComputable open
                            && open.reason() == Reason.NO_BASELINE
                    ? Reason.NO_BASELINE
                    : Reason.NO_ENDPOINT;
            gaps.merge(reason, scored.courses() - scored.improvement().count(), Long::sum);
        }
        gaps.merge(Reason.NO_BASELINE, withoutScore(), Long::sum);
        return new Mean(
                CHANGE,
                Basis.OVER,
                "{score}",
                began(),
                numberOver(),
                sum(scores, LikeScores::improvement),
                Optional.of(sum(scores, LikeScores::baseline)),
                gaps);
    }

    /** The share that changed by so much. */
    private Share changed(ChangeBand band) {
        Map<Reason, Long> gaps = gaps(List.of(Reason.NO_BASELINE, Reason.NO_ENDPOINT, Reason.NOTHING_TO_IMPROVE));
        long computable = 0;
        long within = 0;
        for (LikeScores scored : scores) {
            long told =
                    scored.bands().values().stream().mapToLong(Long::longValue).sum();
            computable += told;
            within += scored.bands().getOrDefault(band, 0L);
            gaps.merge(whyNoPercent(scored), scored.courses() - told, Long::sum);
        }
        gaps.merge(Reason.NO_BASELINE, withoutScore(), Long::sum);
        return new Share(band.code(), Basis.OVER, began(), numberOver(), computable, within, gaps);
    }

    private static Reason whyNoPercent(LikeScores scored) {
        return scored.verdicts().of(Question.RESPONSE) instanceof NotComputable open
                        && open.reason() != Reason.NO_THRESHOLD
                ? open.reason()
                : Reason.NO_ENDPOINT;
    }

    private Share paired() {
        long over = numberOver();
        return new Share(
                PAIRED,
                Basis.OVER,
                began(),
                over,
                over,
                sum(scores, LikeScores::improvement).count(),
                Map.of());
    }

    /** A share of the courses that are over; of those whose end is unknown it cannot be told. */
    private Share ofEnd(String code, Function<LikeCourses, Verdict> judged) {
        Map<Reason, Long> gaps = gaps(
                code.startsWith(DROP_OUT_IN)
                        ? List.of(Reason.NO_END_REASON, Reason.NO_PHASE)
                        : List.of(Reason.NO_END_REASON));
        Answers answers = Answers.of(over(), judged, LikeCourses::courses, gaps);
        return new Share(code, Basis.OVER, began(), numberOver(), answers.computable(), answers.yes(), gaps);
    }

    private static Ended ended(LikeCourses course) {
        return new Ended(course.endReason().filter(why -> why != EndReason.UNKNOWN));
    }

    private static Verdict droppedOutIn(LikeCourses course, Phase phase) {
        Verdict droppedOut = ended(course).then(why -> why == EndReason.DROPOUT);
        return droppedOut.then(is -> !is
                ? Verdict.of(false)
                : course.lastPhase()
                        .map(last -> Verdict.of(last == phase))
                        .orElse(Verdict.notComputable(Reason.NO_PHASE)));
    }

    private record Ended(Optional<EndReason> why) {
        Verdict then(Predicate<EndReason> holds) {
            return why.map(reason -> Verdict.of(holds.test(reason)))
                    .orElse(Verdict.notComputable(Reason.NO_END_REASON));
        }
    }

    private Mean days(Phase phase) {
        return new Mean(
                DAYS_IN + phase.code(),
                Basis.BEGAN,
                "d",
                began(),
                began(),
                sum(courses, course -> course.days().getOrDefault(phase, Moments.NONE)),
                Optional.empty(),
                Map.of());
    }

    private static <T> Moments sum(List<T> rows, Function<T, Moments> values) {
        return rows.stream().map(values).reduce(Moments.NONE, Moments::and);
    }

    /** What can be missing is counted where nothing is: whether it is told must not depend on it. */
    private static Map<Reason, Long> gaps(List<Reason> possible) {
        Map<Reason, Long> gaps = new EnumMap<>(Reason.class);
        possible.forEach(reason -> gaps.put(reason, 0L));
        return gaps;
    }

    /** How many answers there are, and how many of them are yes. */
    private record Answers(long computable, long yes) {
        static <T> Answers of(
                List<T> rows, Function<T, Verdict> judged, ToLongFunction<T> courses, Map<Reason, Long> gaps) {
            long computable = 0;
            long yes = 0;
            for (T row : rows) {
                long number = courses.applyAsLong(row);
                Verdict verdict = judged.apply(row);
                if (verdict instanceof NotComputable open) {
                    gaps.merge(open.reason(), number, Long::sum);
                } else {
                    computable += number;
                    yes += verdict.holds() ? number : 0;
                }
            }
            return new Answers(computable, yes);
        }
    }
}
