package org.iptfhir.web;

import java.time.LocalDate;
import java.time.Year;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.guide.Concepts;
import org.iptfhir.guide.Guide;
import org.iptfhir.guide.Instruments;
import org.iptfhir.instrument.Instrument;
import org.iptfhir.outcome.cohort.CohortQuestion;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.outcome.cohort.Window;
import org.iptfhir.translate.TraitValues;

/** What the cohort page can be asked, what each value is called, and what else is refused. */
final class CohortChoices {
    /** Value of {@code by} where the courses are not told apart. */
    static final String NONE = "none";

    private static final Pattern PERIOD = Pattern.compile("([12]\\d{3})(?:-Q([1-4]))?");
    private static final int MONTHS = 3;

    private final List<Instrument> instruments;
    private final Concepts concepts;
    private final TraitValues values;
    private final ProviderNames providers;

    CohortChoices(Guide guide, Concepts concepts, ProviderNames providers) {
        this.instruments = Instruments.of(guide).all();
        this.concepts = concepts;
        this.providers = providers;
        this.values = new TraitValues(concepts);
    }

    /** By id, with their titles. */
    Map<String, String> instruments() {
        return instruments.stream()
                .collect(Collectors.toMap(Instrument::id, Instrument::title, (one, other) -> one, LinkedHashMap::new));
    }

    /** The instrument that an address asks about. */
    Optional<Instrument> instrument(CohortAddress address) {
        String id = address.question().instrument();
        return instruments.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What that instrument is called. */
    String title(CohortAddress address) {
        return instrument(address)
                .map(Instrument::title)
                .orElse(address.question().instrument());
    }

    /** What a trait is called. */
    String name(Trait trait) {
        return concepts.coding("cohort-trait", trait.code()).getDisplay();
    }

    /** What a value of a trait is called. */
    String name(Trait trait, String value) {
        if (TraitValues.stored(value).isEmpty()) {
            return "Not recorded";
        }
        return switch (trait) {
            case AGE_BAND -> value.replaceAll("(\\d+)-(\\d+)", "$1 to $2").replace('-', ' ');
            case THERAPIST, ORGANIZATION -> providers.of(value);
            default -> concepts.display(trait.code(), value).orElse(value);
        };
    }

    /** The values of a trait that are known beforehand: none of therapists and organizations. */
    List<String> values(Trait trait) {
        return values.known(trait);
    }

    /**
     * What an address asks.
     *
     * @param parameters of the address
     * @throws IllegalArgumentException when it cannot be asked, with what can
     */
    CohortAddress read(Map<String, List<String>> parameters) {
        List<String> names = Stream.concat(
                        Stream.of(CohortAddress.INSTRUMENT, CohortAddress.SINCE, CohortAddress.UNTIL, CohortAddress.BY),
                        Stream.of(Trait.values()).map(Trait::code))
                .toList();
        Map<String, String> chosen = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "This page takes no " + name + ". It takes " + String.join(", ", names) + ".");
            }
            if (values.size() != 1) {
                throw new IllegalArgumentException(name + " is given more than once. Give it once.");
            }
            chosen.put(name, values.get(0));
        });
        Optional<String> instrument = Optional.ofNullable(chosen.get(CohortAddress.INSTRUMENT));
        instrument.ifPresent(id ->
                oneOf(CohortAddress.INSTRUMENT, id, List.copyOf(instruments().keySet())));
        Window began = new Window(
                day(chosen, CohortAddress.SINCE, period -> period.first()),
                day(chosen, CohortAddress.UNTIL, period -> period.last()));
        if (began.isReversed()) {
            throw new IllegalArgumentException("The period ends before it begins. Let since be the earlier one.");
        }
        Map<Trait, String> filters = filters(chosen);
        return new CohortAddress(
                new CohortQuestion(
                        instrument.orElse(CohortQuestion.USUAL_INSTRUMENT),
                        began,
                        filters,
                        by(chosen).filter(trait -> !filters.containsKey(trait)).stream()
                                .toList()),
                chosen);
    }

    private Map<Trait, String> filters(Map<String, String> chosen) {
        Map<Trait, String> filters = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            Optional.ofNullable(chosen.get(trait.code())).ifPresent(value -> filters.put(trait, filter(trait, value)));
        }
        return filters;
    }

    private String filter(Trait trait, String value) {
        values.remedy(trait, value).ifPresent(remedy -> {
            throw unreadable(trait.code(), value, remedy);
        });
        return TraitValues.stored(value);
    }

    private static Optional<Trait> by(Map<String, String> chosen) {
        String by = chosen.getOrDefault(CohortAddress.BY, Trait.PROBLEM_AREA.code());
        oneOf(
                CohortAddress.BY,
                by,
                Stream.concat(Stream.of(Trait.values()).map(Trait::code), Stream.of(NONE))
                        .toList());
        return Trait.ofCode(by);
    }

    private static void oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw unreadable(name, value, "It is one of " + String.join(", ", allowed) + ".");
        }
    }

    private static IllegalArgumentException unreadable(String name, String value, String remedy) {
        return new IllegalArgumentException(name + "=" + value + " cannot be read. " + remedy);
    }

    private record Period(LocalDate first, LocalDate last) {}

    private static Optional<LocalDate> day(Map<String, String> chosen, String name, Function<Period, LocalDate> end) {
        return Optional.ofNullable(chosen.get(name)).map(text -> {
            Matcher parts = PERIOD.matcher(text);
            if (!parts.matches()) {
                throw unreadable(name, text, "Write a year or a quarter of one: 2026 or 2026-Q1.");
            }
            Year year = Year.parse(parts.group(1));
            Optional<Integer> quarter = Optional.ofNullable(parts.group(2)).map(Integer::valueOf);
            LocalDate first = year.atDay(1)
                    .plusMonths(quarter.map(number -> (number - 1) * MONTHS).orElse(0));
            return end.apply(new Period(
                    first, quarter.isPresent() ? first.plusMonths(MONTHS).minusDays(1) : year.atDay(year.length())));
        });
    }
}
