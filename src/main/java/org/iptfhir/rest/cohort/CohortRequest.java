package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.guide.Concepts;
import org.iptfhir.outcome.cohort.AgeBand;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Window;
import org.iptfhir.rest.OperationParameters;

/** Reads what is asked of a cohort, and refuses what cannot be asked with what can. */
final class CohortRequest {
    private static final String NAME = "$ipt-outcomes";
    private static final String INSTRUMENT = "instrument";
    private static final String START = "start";
    private static final String END = "end";
    private static final String STRATIFY = "stratify";
    private static final String DEFAULT_INSTRUMENT = "phq-9";

    /** How strata of courses of which it is not recorded are asked for. */
    static final String NOT_RECORDED = "not-recorded";

    private final List<String> instruments;
    private final Concepts concepts;

    CohortRequest(List<String> instruments, Concepts concepts) {
        this.instruments = List.copyOf(instruments);
        this.concepts = concepts;
    }

    /**
     * The question.
     *
     * @throws InvalidRequestException when it cannot be asked
     */
    CohortQuestion of(RequestDetails request) {
        OperationParameters given = OperationParameters.of(
                request,
                NAME,
                Stream.concat(
                                Stream.of(INSTRUMENT, START, END, STRATIFY),
                                Stream.of(Trait.values()).map(Trait::code))
                        .toArray(String[]::new));
        Window began = new Window(
                given.value(START).map(day -> day(START, day, YearMonth::atDay, year -> year.atDay(1))),
                given.value(END)
                        .map(day -> day(END, day, (month, first) -> month.atEndOfMonth(), CohortRequest::lastDay)));
        if (began.isReversed()) {
            throw new InvalidRequestException(
                    "The period ends before it begins: start=" + began.from().orElseThrow() + ", end="
                            + began.to().orElseThrow() + ". Let start be the earlier day.");
        }
        return new CohortQuestion(instrument(given), began, filters(given), strata(given));
    }

    private String instrument(OperationParameters given) {
        String instrument = given.value(INSTRUMENT).orElse(DEFAULT_INSTRUMENT);
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
        if (value.equals(NOT_RECORDED)) {
            return "";
        }
        switch (trait) {
            case THERAPIST -> refer(trait, value, List.of("Practitioner", "PractitionerRole"));
            case ORGANIZATION -> refer(trait, value, List.of("Organization"));
            case AGE_BAND -> {
                List<String> bands =
                        Stream.of(AgeBand.values()).map(AgeBand::code).toList();
                if (!bands.contains(value)) {
                    throw OperationParameters.unreadable(
                            trait.code(),
                            value,
                            "It is one of " + String.join(", ", bands) + ", " + NOT_RECORDED + ".");
                }
            }
            default -> {
                if (concepts.display(trait.code(), value).isEmpty()) {
                    throw OperationParameters.unreadable(
                            trait.code(),
                            value,
                            "It is one of " + String.join(", ", concepts.codes(trait.code())) + ", " + NOT_RECORDED
                                    + ".");
                }
            }
        }
        return value;
    }

    private static void refer(Trait trait, String value, List<String> types) {
        if (types.stream().noneMatch(type -> value.matches(type + "/[A-Za-z0-9\\-.]{1,64}"))) {
            throw OperationParameters.unreadable(
                    trait.code(),
                    value,
                    "Write type and id, such as " + types.get(0) + "/123 (" + String.join(" or ", types) + "), or "
                            + NOT_RECORDED + ".");
        }
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

    private interface InMonth {
        LocalDate day(YearMonth month, int first);
    }

    /** A day; of a month or a year its first or its last. */
    private static LocalDate day(String name, String text, InMonth inMonth, Function<Year, LocalDate> inYear) {
        try {
            return switch (text.length()) {
                case 4 -> inYear.apply(Year.parse(text));
                case 7 -> inMonth.day(YearMonth.parse(text), 1);
                default -> LocalDate.parse(text);
            };
        } catch (DateTimeException e) {
            throw OperationParameters.unreadable(
                    name, text, "Write a day, a month or a year: 2026-01-31, 2026-01 or 2026.");
        }
    }

    private static LocalDate lastDay(Year year) {
        return year.atDay(year.length());
    }
}
