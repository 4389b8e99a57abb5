package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Window;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.rest.StatedDay;
import org.iptfhir.translate.TraitValues;

/** Reads what is asked of a cohort, and refuses what cannot be asked with what can. */
final class CohortRequest {
    private static final String INSTRUMENT = "instrument";
    private static final String START = "start";
    private static final String END = "end";
    private static final String STRATIFY = "stratify";

    private final List<String> instruments;
    private final TraitValues values;

    CohortRequest(List<String> instruments, TraitValues values) {
        this.instruments = List.copyOf(instruments);
        this.values = values;
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
                                Stream.of(INSTRUMENT, START, END, STRATIFY),
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
        return new CohortQuestion(instrument(given), began, filters(given), strata(given));
    }

    private String instrument(OperationParameters given) {
        String instrument = given.value(INSTRUMENT).orElse(CohortQuestion.USUAL_INSTRUMENT);
        if (!instruments.contains(instrument)) {
            throw OperationParameters.unreadable(
                    INSTRUMENT, instrument, "It is one of " + String.join(", ", instruments) + ".");
        }
        return instrument;
    }

    private Map<Trait, String> filters(OperationParameters given) {
        Map<Trait, String> filters = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            given.value(trait.code()).ifPresent(value -> filters.put(trait, filter(trait, value)));
        }
        return filters;
    }

    private String filter(Trait trait, String value) {
        values.remedy(trait, value).ifPresent(remedy -> {
            throw OperationParameters.unreadable(trait.code(), value, remedy);
        });
        return TraitValues.stored(value);
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
