package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.iptfhir.guide.Timepoints;
import org.iptfhir.guide.Variants;
import org.iptfhir.outcome.cohort.OverdueQuestion;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.therapy.Variant;

/** Reads which courses count as without a score for too long, and which of them are asked for. */
final class OverdueRequest {
    private static final String DAYS = "days";
    private static final String COUNT = "_count";
    private static final String OFFSET = "_offset";
    private static final int MOST_DAYS = 3650;
    private static final List<Trait> FILTERS = List.of(Trait.THERAPIST, Trait.ORGANIZATION);

    private final AskedCourses courses;
    private final Timepoints timepoints;
    private final Variants variants;
    private final Clock clock;

    OverdueRequest(AskedCourses courses, Timepoints timepoints, Variants variants, Clock clock) {
        this.courses = courses;
        this.timepoints = timepoints;
        this.variants = variants;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param given the parameters that say of which courses
     * @param skipped how many come before
     * @param most how many are wanted
     */
    record Asked(OverdueQuestion question, Map<String, String> given, int skipped, int most) {}

    /**
     * What is asked.
     *
     * @param usual how many courses make a page
     * @param largest how many make the largest
     * @throws InvalidRequestException when it cannot be asked
     */
    Asked of(RequestDetails request, int usual, int largest) {
        OperationParameters given = OperationParameters.of(
                request,
                OverdueOperation.NAME,
                AskedCourses.INSTRUMENT,
                Trait.THERAPIST.code(),
                Trait.ORGANIZATION.code(),
                DAYS);
        LocalDate today = LocalDate.now(clock);
        Optional<Integer> days = days(given);
        OverdueQuestion question = new OverdueQuestion(
                courses.instrument(given),
                today.minusDays(days.orElse(timepoints.betweenScores())),
                days.isPresent() ? Map.of() : ofVariants(today),
                courses.filters(given, FILTERS));
        return new Asked(
                question,
                given.values(),
                paging(request, OFFSET).orElse(0),
                Math.min(largest, paging(request, COUNT).orElse(usual)));
    }

    /** As rule M09 counts: where sessions lie further apart than scores should, a score at each is enough. */
    private Map<String, LocalDate> ofVariants(LocalDate today) {
        return variants.all().stream()
                .filter(variant -> variant.daysBetween().highest() > timepoints.betweenScores())
                .collect(Collectors.toMap(
                        Variant::code,
                        variant -> today.minusDays(variant.daysBetween().highest())));
    }

    private static Optional<Integer> days(OperationParameters given) {
        Optional<String> days = given.value(DAYS);
        days.filter(Predicate.not(OverdueRequest::isNumberOfDays)).ifPresent(text -> {
            throw OperationParameters.unreadable(DAYS, text, "Write a whole number from 1 to " + MOST_DAYS + ".");
        });
        return days.map(Integer::valueOf);
    }

    private static boolean isNumberOfDays(String text) {
        return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MOST_DAYS;
    }

    private static Optional<Integer> paging(RequestDetails request, String name) {
        String[] values = request.getParameters().getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidRequestException("The parameter " + name + " is given twice. Give it once.");
        }
        for (String value : values) {
            if (!value.matches("\\d{1,9}")) {
                throw OperationParameters.unreadable(name, value, "Write a whole number that is not negative.");
            }
        }
        return values.length == 0 ? Optional.empty() : Optional.of(Integer.valueOf(values[0]));
    }
}
