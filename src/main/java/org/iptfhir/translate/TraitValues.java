package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iptfhir.guide.Concepts;
import org.iptfhir.outcome.cohort.AgeBand;
import org.iptfhir.outcome.cohort.Trait;

/** The values of a trait by which courses are chosen and told apart, as they are written and as they are kept. */
public final class TraitValues {
    /** How the courses are asked for of which it is not recorded. */
    public static final String NOT_RECORDED = "not-recorded";

    private static final String ID = "/[A-Za-z0-9\\-.]{1,64}";

    private final Concepts concepts;

    /** With the guide's codes. */
    public TraitValues(Concepts concepts) {
        this.concepts = concepts;
    }

    /** Those that are known beforehand: none of therapists and organizations. */
    public List<String> known(Trait trait) {
        return switch (trait) {
            case AGE_BAND -> Stream.of(AgeBand.values()).map(AgeBand::code).toList();
            case THERAPIST, ORGANIZATION -> List.of();
            default -> concepts.codes(trait.code());
        };
    }

    /** What to write in place of a text that is no value of a trait; empty for one that is. */
    public Optional<String> remedy(Trait trait, String value) {
        return value.equals(NOT_RECORDED)
                ? Optional.empty()
                : switch (trait) {
                    case THERAPIST -> reference(value, List.of("Practitioner", "PractitionerRole"));
                    case ORGANIZATION -> reference(value, List.of("Organization"));
                    default -> code(value, known(trait));
                };
    }

    private static Optional<String> reference(String value, List<String> types) {
        return types.stream().anyMatch(type -> value.matches(type + ID))
                ? Optional.empty()
                : Optional.of("Write type and id, such as " + types.get(0) + "/123 (" + String.join(" or ", types)
                        + "), or " + NOT_RECORDED + ".");
    }

    private static Optional<String> code(String value, List<String> known) {
        return known.contains(value)
                ? Optional.empty()
                : Optional.of("It is one of " + String.join(", ", known) + ", " + NOT_RECORDED + ".");
    }

    /** A written value as courses are kept by it: an empty text where it is not recorded. */
    public static String stored(String written) {
        return written.equals(NOT_RECORDED) ? "" : written;
    }

    /** A value that courses are kept by, as it is written. */
    public static String written(String stored) {
        return stored.isEmpty() ? NOT_RECORDED : stored;
    }
}
