package org.iptfhir.outcome;

/** How a patient does at one score, compared with the baseline; of several the best that holds. */
public enum State {
    /** Before the baseline, or there is none. */
    NOT_JUDGED("not-judged"),
    /** No change beyond error of measurement, as at the baseline itself. */
    NO_CHANGE("no-change"),
    /** Worse by more than error of measurement. */
    WORSE("reliable-deterioration"),
    /** Better by more than error of measurement. */
    BETTER("reliable-improvement"),
    /** Better by at least the share that the instrument asks for. */
    RESPONSE("response"),
    /** Hardly any symptoms are left. */
    REMISSION("remission");

    private final String code;

    State(String code) {
        this.code = code;
    }

    /** Its code: that of the verdict in the guide's code system {@code outcome-verdict}, where there is one. */
    public String code() {
        return code;
    }
}
