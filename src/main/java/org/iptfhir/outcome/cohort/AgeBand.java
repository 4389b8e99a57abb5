package org.iptfhir.outcome.cohort;

import java.util.stream.Stream;

/** Ages in completed years that are counted together. */
public enum AgeBand {
    /** Minors. */
    UNDER_18("under-18", 17),
    /** 18 to 24. */
    FROM_18("18-24", 24),
    /** 25 to 34. */
    FROM_25("25-34", 34),
    /** 35 to 44. */
    FROM_35("35-44", 44),
    /** 45 to 54. */
    FROM_45("45-54", 54),
    /** 55 to 64. */
    FROM_55("55-64", 64),
    /** 65 to 74. */
    FROM_65("65-74", 74),
    /** 75 and older. */
    FROM_75("75-and-over", Integer.MAX_VALUE);

    private final String code;
    private final int oldest;

    AgeBand(String code, int oldest) {
        this.code = code;
        this.oldest = oldest;
    }

    /** The band of an age. */
    public static AgeBand of(int years) {
        return Stream.of(values())
                .filter(band -> years <= band.oldest)
                .findFirst()
                .orElseThrow();
    }

    /** The guide's code. */
    public String code() {
        return code;
    }
}
