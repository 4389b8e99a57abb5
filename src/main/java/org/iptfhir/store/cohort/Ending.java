package org.iptfhir.store.cohort;

import java.util.Optional;
import org.iptfhir.outcome.cohort.Stage;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;

/**
 * How a course stands, in three words of one column, by which it is counted: {@code over dropout middle}; {@code -} for what
 * is not recorded.
 */
record Ending(Stage stage, Optional<EndReason> reason, Optional<Phase> lastPhase) {
    private static final String UNKNOWN = "-";
    private static final int WORDS = 3;

    /**
     * Reads the words.
     *
     * @throws IllegalArgumentException when they are not three, or begin with no stage
     */
    static Ending of(String words) {
        String[] parts = words.split(" ", -1);
        if (parts.length != WORDS) {
            throw new IllegalArgumentException(words + " are not three words");
        }
        return new Ending(
                Stage.ofCode(parts[0]).orElseThrow(() -> new IllegalArgumentException(words + " begin with no stage")),
                EndReason.ofCode(parts[1]),
                Phase.ofCode(parts[2]));
    }

    String words() {
        return stage.code() + " " + reason.map(EndReason::code).orElse(UNKNOWN) + " "
                + lastPhase.map(Phase::code).orElse(UNKNOWN);
    }
}
