package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Window;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.StatedDay;

/** Reads what is asked of a cohort, and refuses what cannot be asked with what can. */
final class CohortRequest {
    private static final String START = "start";
    private static final String END = "end";
    private static final String STRATIFY = "stratify";

    private final AskedCourses courses;

    CohortRequest(AskedCourses courses) {
        this.courses = courses;
    }

    /**
     * The question.
     *
     * @throws InvalidRequestException when it cannot be asked
     */
    CohortQuestion of(RequestDetails request) {
        OperationParameters given = OperationParameters.of(
                request,
                CohortOperation.NAME,
                Stream.concat(
                                Stream.of(AskedCourses.INSTRUMENT, START, END, STRATIFY),
                                Stream.of(Trait.values()).map(Trait::code))
                        .toArray(String[]::new));
        Window began = new Window(
                given.value(START).map(day -> StatedDay.of(START, day).first()),
                given.value(END).map(day -> StatedDay.of(END, day).last()));
        if (began.isReversed()) {
            throw new InvalidRequestException(
                    "The period ends before it begins: start=" + began.from().orElseThrow() + ", end="
                            + began.to().orElseThrow() + ". Let start be the earlier day.");
        }
        return new CohortQuestion(
                courses.instrument(given).orElse(CohortQuestion.USUAL_INSTRUMENT),
                began,
                courses.filters(given, List.of(Trait.values())),
                strata(given));
    }

    private static List<Trait> strata(OperationParameters given) {
        List<Trait> strata = new ArrayList<>();
        for (String name :
                given.value(STRATIFY).map(names -> names.split(",", -1)).orElse(new String[0])) {
            Trait trait = Trait.ofCode(name.strip())
                    .orElseThrow(() -> OperationParameters.unreadable(
                            STRATIFY,
                            name,
                            "Strata are "
                                    + Stream.of(Trait.values()).map(Trait::code).collect(Collectors.joining(", "))
                                    + "; two are joined by a comma, such as problem-area,format."));
            if (strata.contains(trait)) {
                throw OperationParameters.unreadable(STRATIFY, name, "It is given twice. Give it once.");
            }
            strata.add(trait);
        }
        if (strata.size() > CohortQuestion.MOST_STRATA) {
            throw OperationParameters.unreadable(
                    STRATIFY,
                    given.value(STRATIFY).orElse(""),
                    "At most " + CohortQuestion.MOST_STRATA
                            + " strata can be told apart at once. Take the others as filters.");
        }
        return strata;
    }
}
