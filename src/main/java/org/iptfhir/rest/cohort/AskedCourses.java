package org.iptfhir.rest.cohort;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iptfhir.outcome.cohort.Trait;
import org.iptfhir.rest.OperationParameters;
import org.iptfhir.translate.TraitValues;

/** Reads by which instrument courses are looked at, and what they have in common. */
final class AskedCourses {
    static final String INSTRUMENT = "instrument";

    private final List<String> instruments;
    private final TraitValues values;

    AskedCourses(List<String> instruments, TraitValues values) {
        this.instruments = List.copyOf(instruments);
        this.values = values;
    }

    /**
     * The instrument that is asked for; empty for none.
     *
     * @throws InvalidRequestException when there is no such instrument
     */
    Optional<String> instrument(OperationParameters given) {
        Optional<String> instrument = given.value(INSTRUMENT);
        instrument.filter(code -> !instruments.contains(code)).ifPresent(code -> {
            throw OperationParameters.unreadable(
                    INSTRUMENT, code, "It is one of " + String.join(", ", instruments) + ".");
        });
        return instrument;
    }

    /**
     * The values of traits that are asked for, as courses are kept by them.
     *
     * @throws InvalidRequestException when one is no value of its trait
     */
    Map<Trait, String> filters(OperationParameters given, Collection<Trait> traits) {
        Map<Trait, String> filters = new EnumMap<>(Trait.class);
        traits.forEach(trait -> given.value(trait.code()).ifPresent(value -> filters.put(trait, filter(trait, value))));
        return filters;
    }

    private String filter(Trait trait, String value) {
        values.remedy(trait, value).ifPresent(remedy -> {
            throw OperationParameters.unreadable(trait.code(), value, remedy);
        });
        return TraitValues.stored(value);
    }
}
