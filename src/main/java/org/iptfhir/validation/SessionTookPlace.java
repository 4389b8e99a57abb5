package org.iptfhir.validation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r5.elementmodel.Element;
import org.jspecify.annotations.Nullable;

/** S07: a completed session has taken place, so it is not still to come. */
final class SessionTookPlace implements ClinicalRule {
    private final Clock clock;

    SessionTookPlace(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String type() {
        return "Procedure";
    }

    @Override
    public List<Breach> check(Element procedure, Element root) {
        Element performed = procedure.getNamedChild("performed");
        if (performed == null || !SessionPerformer.isCompletedSession(procedure)) {
            return List.of();
        }
        Instant now = clock.instant();
        String path = ".performed.ofType(" + performed.fhirType() + ")";
        if (performed.fhirType().equals("Period")) {
            return List.of("start", "end").stream()
                    .filter(end -> isFuture(performed.getNamedChildValue(end), now))
                    .limit(1)
                    .map(end -> breach(path + "." + end, String.valueOf(performed.getNamedChildValue(end))))
                    .toList();
        }
        String time = performed.primitiveValue();
        return isFuture(time, now) ? List.of(breach(path, time)) : List.of();
    }

    private static boolean isFuture(@Nullable String time, Instant now) {
        return time != null && StatedTime.isFuture(time, now);
    }

    private static Breach breach(String path, String time) {
        return Breach.error("S07", path, "The session is completed, but " + time + " is still to come.");
    }
}
