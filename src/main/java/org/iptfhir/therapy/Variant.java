package org.iptfhir.therapy;

import java.util.List;
import java.util.Optional;

/**
 * A form of IPT with a manual of its own. Its numbers come from the published guide.
 *
 * @param code such as {@code ipt-a}
 * @param name such as {@code IPT-A}
 * @param sessions how many a course has
 * @param minutes how long one session is
 * @param daysBetween from one session to the next
 * @param youngest age in years at which it may begin, if there is a limit
 * @param oldest age in years at which it may still begin, if there is a limit
 * @param members how many patients a group has; empty where it is not given in groups
 * @param phases that a course goes through, in their order
 * @param optionalPhases that may be missing
 * @param acute whether it treats an episode, rather than prevents the next one
 * @param source publication that gives the numbers
 */
public record Variant(
        String code,
        String name,
        Span sessions,
        Span minutes,
        Span daysBetween,
        Optional<Integer> youngest,
        Optional<Integer> oldest,
        Optional<Span> members,
        List<Phase> phases,
        List<Phase> optionalPhases,
        boolean acute,
        String source) {

    /** No course of any variant has more sessions (rule C04): it is a mistake of typing, or another treatment. */
    public static final int MOST_SESSIONS = 52;

    public Variant {
        phases = List.copyOf(phases);
        optionalPhases = List.copyOf(optionalPhases);
    }

    /**
     * The variant as a site plans it.
     *
     * @throws IllegalArgumentException when a range goes beyond the manual's
     */
    public Variant narrowed(Narrowing site) {
        return new Variant(
                code,
                name,
                narrowed("sessions", sessions, site.sessions()),
                narrowed("minutes of a session", minutes, site.minutes()),
                narrowed("days between two sessions", daysBetween, site.daysBetween()),
                youngest,
                oldest,
                members,
                phases,
                optionalPhases,
                acute,
                source);
    }

    private Span narrowed(String what, Span planned, Optional<Span> wanted) {
        if (wanted.filter(range -> !planned.contains(range)).isPresent()) {
            throw new IllegalArgumentException(wanted.get() + " " + what + " would widen what the manual of " + name
                    + " plans, which is " + planned + ".");
        }
        return wanted.orElse(planned);
    }

    /** Whether it is meant for somebody who is so many years old when the course begins. */
    public boolean fitsAge(int years) {
        return youngest.map(limit -> years >= limit).orElse(true)
                && oldest.map(limit -> years <= limit).orElse(true);
    }

    /**
     * The days that a course of so many sessions can take: half of what the shortest interval gives to twice what the
     * longest gives (rule C07). Outside of it a date is wrong, or the treatment was another one.
     */
    public Span plausibleDays(int plannedSessions) {
        return new Span(
                plannedSessions * daysBetween.lowest() / 2,
                Math.multiplyExact(plannedSessions * 2, daysBetween.highest()));
    }

    /** Whether a phase has its place in a course of this variant. */
    public boolean has(Phase phase) {
        return phases.contains(phase) || optionalPhases.contains(phase);
    }
}
