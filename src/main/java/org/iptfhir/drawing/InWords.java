package org.iptfhir.drawing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.iptfhir.instrument.Direction;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Item;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.outcome.Attainment;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.Point;
import org.iptfhir.outcome.SafetyAnswer;
import org.iptfhir.outcome.State;
import org.iptfhir.outcome.Trajectory;
import org.iptfhir.outcome.TreatmentOutcome;

/** What an outcome is, in sentences. */
public final class InWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final List<String> NUMBERS = List.of(
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final int WEEK = 7;

    private InWords() {}

    /** What happened, such as {@code From 19 to 3 in fourteen weeks}. */
    public static String headline(CourseOutcome scale) {
        Optional<Point> from = scale.baseline();
        Optional<Point> to = scale.endpoint();
        if (from.isPresent() && to.isPresent()) {
            return change(from.get(), to.get())
                    + time(ChronoUnit.DAYS.between(from.get().day(), to.get().day()))
                    + (scale.isOver() ? "" : " so far");
        }
        if (from.isPresent()) {
            return total(from.get()) + " at the start, and "
                    + (scale.isOver() ? "no score at the end" : "no later score yet");
        }
        List<Point> points = scale.trajectory().points();
        if (points.isEmpty()) {
            return "No score";
        }
        Point last = points.get(points.size() - 1);
        return total(last) + " on " + day(last.day()) + ", and no score from the start";
    }

    /** The same with its instrument, such as {@code PHQ-9: from 19 to 3 in fourteen weeks}. */
    public static String title(CourseOutcome scale) {
        String headline = headline(scale);
        return scale.instrument().title() + ": " + headline.substring(0, 1).toLowerCase(Locale.ROOT)
                + headline.substring(1);
    }

    /** What its totals go from and to, and which end is the good one. */
    static String range(Instrument instrument) {
        return instrument.title() + ", " + instrument.lowest() + " to " + instrument.highest() + ": "
                + (instrument.direction() == Direction.HIGHER_IS_BETTER ? "higher" : "lower") + " is better";
    }

    private static String change(Point from, Point to) {
        return from.total().compareTo(to.total()) == 0
                ? "Still " + total(to) + " after "
                : "From " + total(from) + " to " + total(to) + " in ";
    }

    private static String time(long days) {
        long weeks = Math.round((double) days / WEEK);
        return weeks < 2 ? counted(days, "day") : counted(weeks, "week");
    }

    /** A number and what it counts, in words up to twenty. */
    public static String counted(long number, String one) {
        return number(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** A number, in words up to twenty; none is {@code no}. */
    public static String number(long number) {
        return number < NUMBERS.size() ? NUMBERS.get((int) number) : Long.toString(number);
    }

    /** What it means: the best that was reached, reliable change, and what is not known. */
    public static List<String> findings(CourseOutcome scale) {
        List<String> findings = new ArrayList<>();
        Trajectory trajectory = scale.trajectory();
        if (!scale.isOver() && scale.baseline().isPresent()) {
            List<Point> points = trajectory.points();
            findings.add("Latest score on " + day(points.get(points.size() - 1).day()) + ".");
        }
        if (scale.baseline().isEmpty()) {
            findings.add("Change is not judged: no score from the "
                    + trajectory.windows().beforeFirstSession() + " days up to the first session.");
        } else if (scale.endpoint().isPresent()) {
            findings.addAll(judgements(scale));
        } else if (scale.isOver()) {
            findings.add("Change is not judged: no later score within "
                    + trajectory.windows().fromLastSession() + " days of the last session.");
        }
        findings.addAll(gaps(trajectory));
        return findings;
    }

    private static List<String> judgements(CourseOutcome scale) {
        List<String> findings = new ArrayList<>();
        if (scale.remission().holds()) {
            findings.add("Remission " + since(scale.remissionReached()) + ".");
        } else {
            scale.remissionReached()
                    .first()
                    .ifPresent(point -> findings.add("Remission was reached " + at(point) + ", and lost again."));
            if (scale.response().holds()) {
                findings.add("Response " + since(scale.responseReached()) + ".");
            } else {
                scale.responseReached()
                        .first()
                        .ifPresent(point -> findings.add("Response was reached " + at(point) + ", and lost again."));
            }
        }
        scale.instrument().threshold("reliable-change").ifPresent(limit -> {
            String points = " (" + limit(limit) + " points)";
            if (scale.reliableImprovement().holds()) {
                findings.add("Reliable improvement" + points + " " + since(scale.reliableImprovementReached()) + ".");
            } else if (scale.reliableDeterioration().holds()) {
                findings.add(
                        "Reliable deterioration" + points + " " + since(scale.reliableDeteriorationReached()) + ".");
            } else {
                findings.add("No reliable change" + points + " from the start to "
                        + (scale.isOver() ? "the end." : "the latest score."));
            }
        });
        return findings;
    }

    /** What was reached and never lost has a beginning; what the last score alone shows does not yet. */
    private static String since(Attainment reached) {
        return reached.sustained()
                .map(point -> point.session()
                        .flatMap(Attended::number)
                        .map(number -> "since session " + number)
                        .orElse("since " + day(point.day())))
                .orElse("at the last score");
    }

    private static String at(Point point) {
        return point.session()
                .flatMap(Attended::number)
                .map(number -> "at session " + number)
                .orElse("on " + day(point.day()));
    }

    private static List<String> gaps(Trajectory trajectory) {
        List<String> gaps = new ArrayList<>();
        int without = trajectory.sessionsWithoutScore().size();
        if (without > 0) {
            gaps.add(capital(counted(without, "attended session")) + " without a score.");
        }
        trajectory
                .silences()
                .forEach(silence ->
                        gaps.add("No score between " + day(silence.from()) + " and " + day(silence.to()) + "."));
        return gaps;
    }

    /** What was answered about suicide; empty where an instrument does not ask, or nobody has answered. */
    public static Optional<String> safety(TreatmentOutcome course, Instrument instrument) {
        List<SafetyAnswer> answers = course.safetyOf(instrument);
        List<SafetyAnswer> above =
                answers.stream().filter(answer -> answer.weight() > 0).toList();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        String name = capital(safetyItem(instrument));
        if (above.isEmpty()) {
            return Optional.of(name + " (thoughts of death or self-harm) was never above zero.");
        }
        SafetyAnswer last = above.get(above.size() - 1);
        return Optional.of(name + " (thoughts of death or self-harm) was above zero on "
                + counted(above.stream().map(SafetyAnswer::day).distinct().count(), "day") + ", last on "
                + day(last.day()) + ".");
    }

    /** The items of an instrument that ask about suicide, by their places in it, such as {@code item 9}. */
    public static String safetyItem(Instrument instrument) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < instrument.items().size(); i++) {
            Item item = instrument.items().get(i);
            if (item.safety()) {
                places.add(Integer.toString(i + 1));
            }
        }
        return (places.size() == 1 ? "item " : "items ") + String.join(" and ", places);
    }

    /** What a state is called. */
    public static String state(State state) {
        return switch (state) {
            case NOT_JUDGED -> "not judged";
            case NO_CHANGE -> "no reliable change";
            case WORSE -> "reliable deterioration";
            case BETTER -> "reliable improvement";
            case RESPONSE -> "response";
            case REMISSION -> "remission";
        };
    }

    /** A day, such as {@code 8 January 2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String total(Point point) {
        return total(point.total());
    }

    /** A total as people write it. */
    public static String total(BigDecimal total) {
        BigDecimal plain = total.stripTrailingZeros();
        return (plain.signum() < 0 ? "−" : "") + plain.abs().toPlainString();
    }

    /** A number and how a score is compared with it, such as {@code ≥ 6}. */
    static String limit(Threshold threshold) {
        String comparator = switch (threshold.comparator()) {
            case "<=" -> "≤";
            case ">=" -> "≥";
            default -> threshold.comparator();
        };
        return comparator + " " + total(threshold.value());
    }

    /** The same with what is compared, such as {@code ≥ 6 points}. */
    public static String limitInUnits(Threshold threshold) {
        return limit(threshold)
                + switch (threshold.basis()) {
                    case SHARE -> " % better";
                    case CHANGE -> " points";
                    case SCORE -> "";
                };
    }

    /** With a capital at its beginning. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
