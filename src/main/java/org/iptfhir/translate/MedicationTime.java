package org.iptfhir.translate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Whether medication is of the time of a course. */
public final class MedicationTime {
    private static final Set<MedicationRequestStatus> HAVE_ENDED = EnumSet.of(
            MedicationRequestStatus.COMPLETED, MedicationRequestStatus.STOPPED, MedicationRequestStatus.ONHOLD);

    private MedicationTime() {}

    /**
     * Whether medication is ordered or taken while a course goes on: it is active, or was ordered since the course began;
     * and not only after the course ended.
     */
    public static boolean isWithin(CoursePlan course, Resource record) {
        if (record instanceof MedicationRequest order) {
            Optional<String> ordered =
                    Optional.ofNullable(order.getAuthoredOnElement().getValueAsString());
            return !isAfter(ordered, course)
                    && (order.getStatus() == MedicationRequestStatus.ACTIVE
                            || (HAVE_ENDED.contains(order.getStatus()) && isSince(ordered, course)));
        }
        return record instanceof MedicationStatement statement
                && statement.getStatus() == MedicationStatementStatus.ACTIVE
                && !isAfter(begin(statement.getEffective()), course);
    }

    private static boolean isSince(Optional<String> ordered, CoursePlan course) {
        Optional<LocalDate> day = RecordedDay.last(ordered);
        return RecordedDay.first(course.begin())
                .filter(begin -> day.filter(then -> !then.isBefore(begin)).isPresent())
                .isPresent();
    }

    /** The end of a course that goes on is only planned. */
    private static boolean isAfter(Optional<String> time, CoursePlan course) {
        Optional<LocalDate> day = RecordedDay.first(time);
        return !course.isNotOver()
                && RecordedDay.last(course.end())
                        .filter(end -> day.filter(end::isBefore).isPresent())
                        .isPresent();
    }

    private static Optional<String> begin(Type time) {
        if (time instanceof Period period) {
            return Optional.ofNullable(period.getStartElement().getValueAsString());
        }
        return time instanceof BaseDateTimeType moment
                ? Optional.ofNullable(moment.getValueAsString())
                : Optional.empty();
    }
}
