package org.iptfhir.rest.apply;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.iptfhir.course.protocol.CourseOrder;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.therapy.ProblemArea;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.OwnAddresses;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.validation.PossibleTime;

/** Makes of parameters the order for a course. */
final class OrderReading {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** So that the last session still has a day that FHIR can write. */
    private static final int LAST_YEAR = 9000;

    private static final String UNTIL_IT_IS_AGREED = ", or leave it out until it is agreed with the patient.";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,64}");

    private final StoredResources stored;
    private final OwnAddresses addresses;

    OrderReading(StoredResources stored, OwnAddresses addresses) {
        this.stored = stored;
        this.addresses = addresses;
    }

    /** @param base address of this server that the request was sent to */
    CourseOrder read(OperationParameters parameters, String base) {
        String subject = parameters.required("subject", "Patient/[id]");
        LocalDate start = day(parameters.required("start", "2026-03-02"));
        int sessions = sessions(parameters.required("sessions", "16"));
        Optional<ProblemArea> area =
                parameters.value("problemArea").map(value -> area("problemArea", value, UNTIL_IT_IS_AGREED));
        Optional<ProblemArea> second = parameters
                .value("secondProblemArea")
                .map(value -> area("secondProblemArea", value, UNTIL_IT_IS_AGREED));
        second.ifPresent(also -> requireOther(also, area));
        Optional<String> name = parameters.value("identifier").map(OrderReading::name);
        String patient = reference("subject", subject, List.of("Patient"), base);
        requireBorn(patient, start);
        Optional<String> practitioner = parameters
                .value("practitioner")
                .map(value -> reference("practitioner", value, List.of("Practitioner", "PractitionerRole"), base));
        Optional<String> diagnosis =
                parameters.value("diagnosis").map(value -> reference("diagnosis", value, List.of("Condition"), base));
        return new CourseOrder(
                patient,
                start,
                sessions,
                area,
                second,
                diagnosis,
                practitioner,
                parameters.value("reasonForSessions"),
                name);
    }

    /** A year of birth alone leaves the day open. */
    private void requireBorn(String patient, LocalDate start) {
        stored.read(new IdType(patient))
                .filter(Patient.class::isInstance)
                .flatMap(read -> Optional.ofNullable(
                        ((Patient) read).getBirthDateElement().getValueAsString()))
                .filter(birth -> PossibleTime.of(birth)
                        .filter(born -> start.isBefore(born.first()))
                        .isPresent())
                .ifPresent(birth -> {
                    throw new UnprocessableEntityException("start=" + start + " lies before " + patient
                            + " was born (" + birth + "). Give the day of the first session, or correct"
                            + " Patient.birthDate by an update first.");
                });
    }

    private static LocalDate day(String value) {
        try {
            if (DAY.matcher(value).matches()) {
                LocalDate day = LocalDate.parse(value);
                if (day.getYear() > LAST_YEAR) {
                    throw new InvalidRequestException(
                            "start=" + value + " lies beyond every course. Write the day of the first session.");
                }
                return day;
            }
        } catch (DateTimeException e) {
            throw new InvalidRequestException(
                    "start=" + value + " is no day of the calendar. Write the day of the first"
                            + " session, such as 2026-03-02.",
                    e);
        }
        throw OperationParameters.unreadable("start", value, "Write the day of the first session, such as 2026-03-02.");
    }

    private static int sessions(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw OperationParameters.unreadable("sessions", value, "Write a whole number such as 16.");
        }
        int sessions = Integer.parseInt(value);
        if (sessions < 1 || sessions > Variant.MOST_SESSIONS) {
            throw new UnprocessableEntityException("sessions=" + value + " is no course of IPT: plan 1 to "
                    + Variant.MOST_SESSIONS + " sessions. Maintenance after an acute course is a course of its own.");
        }
        return sessions;
    }

    /** A second area stands beside a first one, and is another. */
    static void requireOther(ProblemArea second, Optional<ProblemArea> first) {
        if (first.isEmpty()) {
            throw new InvalidRequestException("secondProblemArea=" + second.code()
                    + " stands without problemArea. Give the primary problem area too, or leave both out until they are"
                    + " agreed with the patient.");
        }
        if (first.get() == second) {
            throw new UnprocessableEntityException("secondProblemArea=" + second.code()
                    + " is the primary problem area already. Name another one, or leave it out.");
        }
    }

    /**
     * The area that a parameter names.
     *
     * @param otherwise what may be done instead of naming one of the areas
     */
    static ProblemArea area(String name, String value, String otherwise) {
        return ProblemArea.ofCode(value)
                .orElseThrow(() -> new UnprocessableEntityException(name + "=" + value + " is unknown. Use one of "
                        + Stream.of(ProblemArea.values()).map(ProblemArea::code).collect(Collectors.joining(", "))
                        + otherwise));
    }

    private static String name(String value) {
        if (!NAME.matcher(value).matches()) {
            throw OperationParameters.unreadable(
                    "identifier", value, "Write at most 64 letters, digits, hyphens, dots and underscores.");
        }
        return value;
    }

    /** Type and id of what a parameter refers to. */
    private String reference(String name, String value, List<String> types, String base) {
        String relative = addresses.roots(base).stream()
                .filter(value::startsWith)
                .findFirst()
                .map(root -> value.substring(root.length()))
                .orElse(value);
        int slash = relative.indexOf('/');
        String type = slash < 0 ? "" : relative.substring(0, slash);
        if (!types.contains(type) || !ID.matcher(relative.substring(slash + 1)).matches()) {
            throw OperationParameters.unreadable(
                    name,
                    value,
                    "Refer to a resource of this server by type and id, such as " + types.get(0) + "/[id].");
        }
        if (stored.read(new IdType(relative)).isEmpty()) {
            throw new UnprocessableEntityException(name + " refers to " + relative
                    + ", which is not on this server. Send it first, or correct the reference.");
        }
        return relative;
    }
}
