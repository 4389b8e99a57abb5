package org.iptfhir.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.guide.Variants;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.instrument.Threshold;
import org.iptfhir.sample.Sessions.Content;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;

/** Decides how a course goes, before anything of it is written. The numbers of variants and instruments are the guide's. */
final class CoursePlanning {
    /** Monday of the first week in which a course begins, and how many weeks there are: 2023 and 2024. */
    private static final LocalDate FIRST_WEEK = LocalDate.of(2023, 1, 2);

    private static final int WEEKS = 104;

    /** Monday of the week in which courses that go on had their last appointment. */
    private static final LocalDate PRESENT_WEEK = LocalDate.of(2025, 12, 15);

    private static final int WEEK = 7;
    private static final int ADULT_AGE = 18;
    private static final int RETIREMENT_AGE = 60;

    private final Variants variants;
    private final Instrument depression;
    private final Instrument anxiety;
    private final int betweenScores;

    CoursePlanning(Guide guide) {
        this.variants = Variants.of(guide);
        List<Instrument> instruments = Instruments.of(guide).all();
        this.depression = instrument(instruments, "phq-9");
        this.anxiety = instrument(instruments, "gad-7");
        this.betweenScores = Timepoints.of(guide).betweenScores();
    }

    SampledCourse plan(long seed, long number) {
        return new Planned(number, new Draw(seed, number)).course();
    }

    private static Instrument instrument(List<Instrument> all, String id) {
        return all.stream()
                .filter(instrument -> instrument.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the guide has no instrument " + id));
    }

    private int threshold(String verdict) {
        return depression.thresholds().stream()
                .filter(threshold -> threshold.verdict().equals(verdict))
                .map(Threshold::value)
                .map(BigDecimal::intValueExact)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(depression.id() + " has no threshold " + verdict));
    }

    /** The same day of the week, but not between Christmas and the first days of the year. */
    private static LocalDate afterHolidays(LocalDate date) {
        LocalDate day = date;
        while (isHoliday(day)) {
            day = day.plusDays(WEEK);
        }
        return day;
    }

    private static boolean isHoliday(LocalDate date) {
        return (date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= 24)
                || (date.getMonth() == Month.JANUARY && date.getDayOfMonth() <= 2);
    }

    /** One course in the making. */
    private final class Planned {
        private final long number;
        private final Draw draw;
        private final Variant variant;
        private final int planned;
        private final int pregroup;
        private final int initial;
        private final int termination;
        private final Optional<EndReason> endReason;
        private final Outcome outcome;
        private final int held;
        private final Story story;
        private final int age;
        private final boolean isFemale;

        Planned(long number, Draw draw) {
            this.number = number;
            this.draw = draw;
            this.variant = variant(Proportions.VARIANTS.drawn(draw));
            this.planned = planned();
            this.pregroup = variant.has(Phase.PREGROUP) ? draw.between(1, 2) : 0;
            this.initial = planned >= 12 ? 3 - draw.below(2) : planned >= 6 ? 2 : 1;
            this.termination = termination();
            this.endReason = endReason();
            this.outcome = outcome();
            this.held = held();
            this.isFemale = isFemale();
            this.age = age();
            this.story = story();
        }

        private Variant variant(String code) {
            return variants.ofCode(code)
                    .orElseThrow(() -> new IllegalStateException("the guide has no variant " + code));
        }

        /** Most agree on the most that a manual plans, or on the fewest. */
        private int planned() {
            Span sessions = variant.sessions();
            int any = draw.between(sessions.lowest(), sessions.highest());
            return draw.happens(0.5) ? any : draw.happens(0.6) ? sessions.highest() : sessions.lowest();
        }

        private int termination() {
            boolean isLeftOut =
                    variant.optionalPhases().contains(Phase.TERMINATION) && (planned < 4 || draw.happens(0.5));
            return isLeftOut ? 0 : planned >= 12 ? draw.between(2, 3) : planned >= 6 ? 2 : 1;
        }

        private Optional<EndReason> endReason() {
            if (draw.happens(Proportions.ACTIVE)) {
                return Optional.empty();
            }
            EndReason drawn = Proportions.END_REASONS.drawn(draw);
            boolean isTooShort = planned < assessment() + termination + 4;
            return Optional.of(drawn == EndReason.COMPLETED_EARLY && isTooShort ? EndReason.COMPLETED_PLANNED : drawn);
        }

        private Outcome outcome() {
            return switch (endReason.orElse(EndReason.OTHER)) {
                case COMPLETED_EARLY -> draw.happens(0.8) ? Outcome.REMISSION : Outcome.RESPONSE;
                case SWITCHED -> Outcome.NO_RESPONSE;
                case DETERIORATION -> Outcome.DETERIORATION;
                default -> Proportions.OUTCOMES.drawn(draw);
            };
        }

        private int assessment() {
            return pregroup + initial;
        }

        /** How many sessions take place; a course that is broken off does not get to three quarters, nor to its last phase. */
        private int held() {
            int lastOfBroken = Math.max(1, Math.min((planned * 3 - 1) / 4, planned - Math.max(1, termination)));
            if (endReason.isEmpty()) {
                return draw.between(1, planned - 1);
            }
            return switch (endReason.get()) {
                case COMPLETED_PLANNED -> planned;
                case COMPLETED_EARLY ->
                    draw.between(Math.max(planned * 3 / 5, assessment() + termination + 2), planned - 1);
                case SWITCHED, DETERIORATION -> draw.between(Math.min(assessment() + 1, lastOfBroken), lastOfBroken);
                default -> draw.between(1, lastOfBroken);
            };
        }

        /** After how many sessions the outcome is reached. */
        private int whole() {
            EndReason reason = endReason.orElse(EndReason.DROPOUT);
            boolean isReached =
                    reason.isCompletion() || reason == EndReason.SWITCHED || reason == EndReason.DETERIORATION;
            return isReached ? held : planned;
        }

        private boolean isFemale() {
            return switch (variant.code()) {
                case "ipt-perinatal" -> true;
                case "ipt-ed" -> draw.happens(Proportions.FEMALE_WITH_EATING_DISORDER);
                default -> draw.happens(Proportions.FEMALE);
            };
        }

        private int age() {
            return switch (variant.code()) {
                case "ipt-a" -> draw.between(variant.youngest().orElse(ADULT_AGE), ADULT_AGE - 1);
                case "ipt-perinatal" -> draw.between(19, 30) + draw.below(13);
                case "ipt-ed" -> draw.between(ADULT_AGE, 29) + draw.below(10);
                default -> draw.between(ADULT_AGE, 45) + draw.below(33);
            };
        }

        private Setting setting() {
            return switch (variant.code()) {
                case "ipt-a" -> Setting.ADOLESCENT;
                case "ipt-perinatal" -> Setting.PERINATAL;
                case "ipt-g" -> Setting.GROUP;
                case "ipt-cm" -> Setting.COUPLE;
                case "ipsrt" -> Setting.BIPOLAR;
                default -> age < RETIREMENT_AGE ? Setting.ADULT : Setting.OLDER;
            };
        }

        private Story story() {
            Setting setting = setting();
            List<Story> possible = Stories.ALL.stream()
                    .filter(candidate -> candidate.settings().contains(setting))
                    .toList();
            ProblemArea area = Proportions.AREAS
                    .among(candidate -> possible.stream().anyMatch(told -> told.area() == candidate))
                    .drawn(draw);
            Story told = draw.oneOf(possible.stream()
                    .filter(candidate -> candidate.area() == area)
                    .toList());
            return told.in(setting);
        }

        SampledCourse course() {
            int first = first();
            int last = last(first);
            LocalTime time = LocalTime.of(draw.between(8, 17), 15 * draw.below(4));
            int minutes = variant.minutes().contains(50)
                    ? 50
                    : (variant.minutes().lowest() + variant.minutes().highest()) / 10 * 5;
            boolean withMedication = variant.code().equals("ipsrt") || draw.happens(Proportions.MEDICATION);
            Therapist therapist = draw.oneOf(Names.THERAPISTS);
            String given = draw.oneOf(isFemale ? Names.WOMEN : Names.MEN);
            String family = draw.oneOf(Names.FAMILIES);
            int daysAfterBirthday = draw.below(365);
            List<SampledSession> sessions = sessions(first, last);
            LocalDate birthDate = sessions.get(0).date().minusYears(age).minusDays(daysAfterBirthday);
            return new SampledCourse(
                    number,
                    new SampledPatient(given, family, isFemale, birthDate, age < ADULT_AGE),
                    therapist,
                    variant,
                    planned,
                    story,
                    outcome,
                    endReason,
                    withMedication,
                    pregroup > 0 ? pregroup : initial,
                    first,
                    time,
                    minutes,
                    sessions);
        }

        private int first() {
            int caseness = threshold("caseness");
            int severity = draw.below(8) + (variant.code().equals("ipc") ? 0 : draw.below(8));
            int room = outcome == Outcome.DETERIORATION ? threshold("reliable-change") + 1 : 3;
            return Math.min(caseness + severity, depression.highest() - room);
        }

        private int last(int first) {
            int remission = threshold("remission");
            int half = first * (100 - threshold("response")) / 100;
            int worse = threshold("reliable-change");
            return switch (outcome) {
                case REMISSION -> draw.between(depression.lowest(), Math.min(remission - 1, half));
                case RESPONSE -> draw.between(Math.min(remission, half), half);
                case NO_RESPONSE -> draw.between(half + 1, first + worse / 2);
                case DETERIORATION -> draw.between(first + worse, Math.min(first + worse + 3, depression.highest()));
            };
        }

        private List<SampledSession> sessions(int first, int last) {
            Trajectory mood = new Trajectory(depression, first, last, draw);
            int worry = Math.max(3, Math.min(first * 7 / 10 + draw.between(-4, 4), anxiety.highest() - 4));
            int worryAtEnd = Math.max(0, Math.min(worry * last / first + draw.between(-1, 1), anxiety.highest()));
            Trajectory fear = new Trajectory(anxiety, worry, worryAtEnd, draw);
            int every = Proportions.MEASURED_EVERY.drawn(draw);
            List<SampledSession> sessions = new ArrayList<>();
            LocalDate measured = LocalDate.EPOCH;
            LocalDate date = afterHolidays(FIRST_WEEK.plusDays((long) WEEK * draw.below(WEEKS) + draw.below(5)));
            for (int session = 1; session <= held; session++) {
                if (session > 1) {
                    date = afterHolidays(date.plusDays(interval()));
                    if (draw.happens(Proportions.MISSED)) {
                        sessions.add(
                                SampledSession.missed(date, phase(session), draw.oneOf(Sessions.REASONS_OF_MISSING)));
                        date = afterHolidays(date.plusDays(WEEK));
                    }
                }
                Content content = content(session);
                List<SampledResponse> responses = responses(session, every, isDue(date, measured), mood, fear);
                measured = responses.isEmpty() ? measured : date;
                sessions.add(new SampledSession(
                        Optional.of(session), date, phase(session), content.techniques(), content.note(), responses));
            }
            if (endReason.filter(EndReason.DROPOUT::equals).isPresent()) {
                sessions.add(SampledSession.missed(date.plusDays(WEEK), phase(held), Sessions.NOT_REACHED));
            }
            return endReason.isEmpty() ? endingNow(sessions) : sessions;
        }

        /** Moves a course so that it still goes on. */
        private List<SampledSession> endingNow(List<SampledSession> sessions) {
            LocalDate last = sessions.get(sessions.size() - 1).date();
            LocalDate wanted = PRESENT_WEEK.plusDays(last.getDayOfWeek().getValue() - 1L);
            long days = wanted.toEpochDay() - last.toEpochDay();
            return sessions.stream()
                    .map(session -> new SampledSession(
                            session.number(),
                            session.date().plusDays(days),
                            session.phase(),
                            session.techniques(),
                            session.note(),
                            session.responses()))
                    .toList();
        }

        /** Weekly where the variant allows it, so that the day of the week stays the same. */
        private int interval() {
            Span days = variant.daysBetween();
            int usual = usualInterval();
            boolean isTwice = (days.contains(2 * WEEK) && draw.happens(0.15)) || draw.happens(Proportions.WEEK_OFF);
            return isTwice ? 2 * WEEK : usual;
        }

        private int usualInterval() {
            Span days = variant.daysBetween();
            return days.contains(WEEK) ? WEEK : days.lowest();
        }

        /** Whether the next session would be too late to measure again (rule M09): nobody forgets it then. */
        private boolean isDue(LocalDate date, LocalDate measured) {
            return measured.plusDays(betweenScores).isBefore(date.plusDays(usualInterval()));
        }

        private Phase phase(int session) {
            int sessions = endReason.filter(EndReason::isCompletion).isPresent() ? held : planned;
            if (session <= pregroup) {
                return Phase.PREGROUP;
            }
            if (session <= assessment()) {
                return Phase.INITIAL;
            }
            return session <= sessions - termination ? Phase.MIDDLE : Phase.TERMINATION;
        }

        private Content content(int session) {
            int agreement = pregroup > 0 ? pregroup : initial;
            boolean isLast = session == whole() && endReason.isPresent();
            Phase phase = phase(session);
            if (session <= agreement) {
                if (agreement == 1) {
                    return Sessions.ASSESSMENT_IN_ONE;
                }
                return session == 1 ? Sessions.FIRST : session == agreement ? formulation(session) : Sessions.INVENTORY;
            }
            return switch (phase) {
                case PREGROUP, INITIAL, MAINTENANCE -> draw.oneOf(Sessions.GETTING_STARTED);
                case MIDDLE -> middle(session);
                case TERMINATION ->
                    isLast
                            ? isBetter() ? Sessions.LAST : Sessions.LAST_WITHOUT_SUCCESS
                            : phase(session - 1) == Phase.TERMINATION ? Sessions.REVIEW : Sessions.ENDING;
            };
        }

        /** In their order, so that none comes twice in a row. */
        private Content middle(int session) {
            List<Content> contents = Sessions.MIDDLE.getOrDefault(story.area(), List.of(Sessions.REVIEW));
            return contents.get((session - assessment() - 1) % contents.size());
        }

        /** In a short assessment the inventory is taken in the same session. */
        private Content formulation(int session) {
            if (session > 2) {
                return Sessions.FORMULATION;
            }
            List<String> techniques = new ArrayList<>(Sessions.INVENTORY.techniques());
            techniques.addAll(Sessions.FORMULATION.techniques());
            return new Content(Sessions.INVENTORY.note() + " " + Sessions.FORMULATION.note(), techniques);
        }

        private boolean isBetter() {
            return outcome == Outcome.REMISSION || outcome == Outcome.RESPONSE;
        }

        private List<SampledResponse> responses(
                int session, int every, boolean isDue, Trajectory mood, Trajectory fear) {
            boolean isFirst = session == 1;
            boolean isLast = session == whole();
            double part = whole() == 1 ? 0 : (session - 1.0) / (whole() - 1.0);
            if (isFirst || isLast) {
                return List.of(mood.after(part, draw), fear.after(part, draw));
            }
            if (!isDue && ((session - 1) % every != 0 || draw.happens(Proportions.FORGOTTEN))) {
                return List.of();
            }
            SampledResponse answers =
                    draw.happens(Proportions.INCOMPLETE) ? mood.incomplete(part, draw) : mood.after(part, draw);
            return (session - 1) % 4 == 0 ? List.of(answers, fear.after(part, draw)) : List.of(answers);
        }
    }
}
