package org.iptfhir.sample;

import static org.iptfhir.sample.Shares.share;

import java.util.List;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.ProblemArea;

/**
 * How often things are the case in sampled courses. What has no source is an assumption: these numbers make believable
 * records, they are no findings.
 */
final class Proportions {
    /**
     * Variants of the guide. Assumption: mostly the adult form. Left out are maintenance, which follows a course
     * of which the record would have to tell, and IPT for PTSD, for whose diagnosis the guide has no code.
     */
    static final Shares<String> VARIANTS = new Shares<>(List.of(
            share("ipt", 54),
            share("ipt-b", 12),
            share("ipt-a", 10),
            share("ipt-perinatal", 7),
            share("ipc", 6),
            share("ipt-g", 5),
            share("ipsrt", 2),
            share("ipt-cm", 2),
            share("ipt-ed", 2)));

    /** Assumption: transitions and disputes are the common foci, deficits the last choice, as the manuals want it. */
    static final Shares<ProblemArea> AREAS = new Shares<>(List.of(
            share(ProblemArea.ROLE_TRANSITION, 40),
            share(ProblemArea.ROLE_DISPUTE, 29),
            share(ProblemArea.GRIEF, 20),
            share(ProblemArea.INTERPERSONAL_DEFICITS, 11)));

    /**
     * Of courses that run to their end. After Cuijpers et al. 2021 (doi:10.1111/acps.13335) on psychotherapies
     * of depression: response 41 %, of it remission 33 % (of all), deterioration 5 %; somewhat better here, because
     * those who left are counted elsewhere.
     */
    static final Shares<Outcome> OUTCOMES = new Shares<>(List.of(
            share(Outcome.REMISSION, 38),
            share(Outcome.RESPONSE, 17),
            share(Outcome.NO_RESPONSE, 40),
            share(Outcome.DETERIORATION, 5)));

    /** Courses that are still going on when the records are taken. Assumption. */
    static final double ACTIVE = 0.15;

    /**
     * Of courses that are over. Dropout after Swift and Greenberg 2012 (doi:10.1037/a0028226): 19.7 %; the others are assumptions.
     */
    static final Shares<EndReason> END_REASONS = new Shares<>(List.of(
            share(EndReason.COMPLETED_PLANNED, 66),
            share(EndReason.COMPLETED_EARLY, 4),
            share(EndReason.DROPOUT, 20),
            share(EndReason.SWITCHED, 4),
            share(EndReason.DETERIORATION, 2),
            share(EndReason.REFERRED, 2),
            share(EndReason.MOVED, 2)));

    /** Assumption: two women for each man. */
    static final double FEMALE = 0.67;

    /** Eating disorders in women. Assumption. */
    static final double FEMALE_WITH_EATING_DISORDER = 0.85;

    /** Medication beside IPT. Assumption. */
    static final double MEDICATION = 0.4;

    /** Appointments that do not take place. Assumption. */
    static final double MISSED = 0.06;

    /** Weeks without an appointment: holidays. Assumption. */
    static final double WEEK_OFF = 0.03;

    /** Sessions at which therapists measure: each, each second, each fourth. Assumption. */
    static final Shares<Integer> MEASURED_EVERY = new Shares<>(List.of(share(1, 50), share(2, 25), share(4, 25)));

    /** Questionnaires that are forgotten, between the first and the last session. Assumption. */
    static final double FORGOTTEN = 0.08;

    /** Questionnaires with a question left unanswered. Assumption. */
    static final double INCOMPLETE = 0.02;

    private Proportions() {}
}
