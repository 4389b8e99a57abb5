package org.iptfhir.therapy;

import java.util.ArrayList;
import java.util.List;

/**
 * How the sessions of a course fall to its phases. The phase with the widest range takes what the others leave: beginning
 * and ending keep their length, whether a course has twelve sessions or twenty.
 */
public final class SessionShares {
    /** Of a short course, beginning and ending get no more than this part each. */
    private static final int PART = 4;

    private SessionShares() {}

    /**
     * The sessions of each phase.
     *
     * @param sessions of the course
     * @param usual how many each phase usually has, in the order of the phases
     * @return as many numbers as there are phases; their sum is that of the course
     */
    public static List<Integer> of(int sessions, List<Span> usual) {
        int widest = widest(usual);
        List<Integer> shares = new ArrayList<>();
        int left = sessions;
        for (int i = 0; i < usual.size(); i++) {
            int share = i == widest ? 0 : share(sessions, usual.get(i), i < widest ? left : left - 1);
            shares.add(share);
            left -= share;
        }
        shares.set(widest, left);
        return shares;
    }

    private static int share(int sessions, Span usual, int available) {
        int wanted = Math.min(usual.highest(), Math.max(usual.lowest(), sessions / PART));
        return Math.max(0, Math.min(wanted, available));
    }

    private static int widest(List<Span> usual) {
        int widest = 0;
        for (int i = 1; i < usual.size(); i++) {
            if (width(usual.get(i)) > width(usual.get(widest))) {
                widest = i;
            }
        }
        return widest;
    }

    private static int width(Span span) {
        return span.highest() - span.lowest();
    }
}
