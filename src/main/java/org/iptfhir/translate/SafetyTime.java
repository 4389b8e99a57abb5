package org.iptfhir.translate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/** Whether a record about a patient's safety is from the time of a course. What says no time is taken for such. */
public final class SafetyTime {
    private SafetyTime() {}

    /** Whether a flag was raised, or a risk assessed, while a course went on. */
    public static boolean isWithin(CoursePlan course, Resource record) {
        Optional<Period> time = record instanceof Flag flag
                ? Optional.of(flag.getPeriod())
                : record instanceof RiskAssessment assessment ? period(assessment.getOccurrence()) : Optional.empty();
        return time.filter(period -> !overlap(period, course.plan().getPeriod()))
                .isEmpty();
    }

    private static Optional<Period> period(Type time) {
        if (time instanceof Period period) {
            return Optional.of(period);
        }
        return time instanceof BaseDateTimeType moment
                ? Optional.of(new Period().setStart(moment.getValue()).setEnd(moment.getValue()))
                : Optional.empty();
    }

    private static boolean overlap(Period one, Period other) {
        return !isBefore(one, other) && !isBefore(other, one);
    }

    /** A period that ends on a day lasts until its last moment. */
    private static boolean isBefore(Period one, Period other) {
        Optional<Instant> end =
                Optional.ofNullable(one.getEnd()).map(Date::toInstant).map(day -> day.plus(1, ChronoUnit.DAYS));
        Optional<Instant> begin = Optional.ofNullable(other.getStart()).map(Date::toInstant);
        return end.isPresent() && begin.isPresent() && !begin.get().isBefore(end.get());
    }
}
